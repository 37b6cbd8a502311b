import type { PortalProfile } from '../model/portal.js';
import type { Engine } from './engine.js';
import { readBytes } from './files.js';
import { UserProblem } from './problem.js';

/** The engine with profiles of files besides those of the schemas; one of the same name takes the other's place. @throws UserProblem where a file is no profile. */
export async function withProfiles(engine: Engine, files: readonly string[] = []): Promise<Engine> {
  if (files.length === 0) return engine;
  const known = new Set(engine.schemas.elements.map((element) => element.id));
  const added = await Promise.all(files.map((file) => readProfile(file, known)));
  const names = new Set(added.map((profile) => profile.id));
  return { ...engine, schemas: { ...engine.schemas, portals: [...added, ...engine.schemas.portals.filter((profile) => !names.has(profile.id))] } };
}

async function readProfile(file: string, elements: ReadonlySet<string>): Promise<PortalProfile> {
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder().decode(await readBytes(file)));
  } catch {
    throw new UserProblem(`门户配置“${file}”打不开或不是 JSON，请核对 --profile 的路径。`);
  }
  const profile = (data ?? {}) as Partial<PortalProfile>;
  const texts = (value: unknown): boolean => Array.isArray(value) && value.every((each) => typeof each === 'string');
  if (typeof profile.id !== 'string' || typeof profile.name !== 'string' || !texts(profile.hosts)) throw new UserProblem(`门户配置“${file}”缺少 id、name 或 hosts，可用 zhinan portal new 重新生成。`);
  const labels = Object.entries(profile.labels ?? {});
  const wrong = labels.filter(([, own]) => !texts(own)).map(([id]) => id);
  if (wrong.length > 0) throw new UserProblem(`门户配置“${file}”的 labels 中“${wrong.join('”“')}”后面应是文字的列表，如 ["办理时长"]。`);
  const unknown = [...labels.map(([id]) => id), ...Object.keys(profile.fillRates ?? {})].filter((id) => !elements.has(id) && id !== 'materials' && id !== 'process.steps');
  if (unknown.length > 0) throw new UserProblem(`门户配置“${file}”提到了不认识的要素“${unknown.join('”“')}”，请对照 zhinan portal new 列出的要素名称改正。`);
  return profile as PortalProfile;
}
