import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { impactOf, type Impact, type TouchedGuide } from '../handbook/impact.js';
import type { Report } from '../model/report.js';
import type { Guide } from '../model/guide.js';
import type { Standard } from '../model/standard.js';
import { shanghaiTime } from '../model/shanghai-time.js';
import { decode } from '../parse/decode.js';
import { rules } from '../rules/index.js';
import { createSnapshotStore, openCaptureLog } from '../store/index.js';
import { openEngine, type Engine } from './engine.js';
import { filesBelow } from './files.js';
import { readHandbook, versionsOf } from './handbook-files.js';
import { entryOf, holdingEntry } from './handbook-show.js';
import { keptPages } from './kept-pages.js';
import { readPaper } from './paper.js';
import { UserProblem } from './problem.js';
import { regionContext, regionOf } from './region.js';

export interface ImpactOptions {
  handbook: string;
  /** Folder of a run: report.json and evidence/. */
  report?: string;
  /** Folder of offline guides. */
  offline?: string;
}

const GUIDE_FILE = /\.(?:md|markdown|txt|docx?|html?|pdf)$/i;

/** Which units' guides would fall out of the standard by a draft, and what they must change. @throws UserProblem for what cannot be read. */
export async function handbookImpact(drafts: readonly string[], options: ImpactOptions, now: () => Date = () => new Date()): Promise<string> {
  if (!options.report && !options.offline) throw new UserProblem('请用 --report 指定上一次核查的输出文件夹（线上、线下），或用 --offline 指定线下指南文件夹。');
  const engine = openEngine();
  const day = shanghaiTime(now().getTime()).slice(0, 10);
  const parts: string[] = [];
  for (const named of drafts) {
    const draft = (await entryOf(named, options.handbook, engine)).standard;
    const former = await formerOf(draft, options.handbook, day, engine);
    const guides = [...(options.report ? await guidesOfRun(options.report, draft, engine) : []), ...(options.offline ? await guidesOfFolder(options.offline, draft, engine) : [])];
    const region = regionOf(guides.map(({ department, item, name }) => ({ id: item, basicCode: draft.basicCode ?? '', implementationCode: item, name, department, row: 0, online: [], offline: [] })), engine.schemas.regions, undefined);
    parts.push(impactText(draft, former, impactOf(guides, draft, former, engine.kit, rules, regionContext(region, engine.schemas.regions)), engine));
  }
  return parts.join('\n');
}

/** The version of the same item that holds today and is not the draft itself. */
async function formerOf(draft: Standard, folder: string, day: string, engine: Engine): Promise<Standard | undefined> {
  try {
    const versions = versionsOf(await readHandbook(folder, engine), draft.basicCode ?? draft.name ?? '').filter((entry) => entry.standard.guide.snapshot !== draft.guide.snapshot);
    return versions.length === 0 ? undefined : holdingEntry(versions, day).entry.standard;
  } catch (error) {
    if (error instanceof UserProblem) return undefined;
    throw error;
  }
}

const fold = (text: string | undefined): string => (text ?? '').normalize('NFKC').replace(/\s/g, '');

function isOf(guide: Guide, draft: Standard): boolean {
  const text = (id: string): string => fold(guide.fields[id]?.[0]?.text);
  const codes = [text('basicCode'), text('implementationCode').slice(19, 31)].filter((code) => code !== '');
  if (draft.basicCode !== undefined && codes.length > 0) return codes.includes(draft.basicCode);
  return draft.name !== undefined && [text('mainItemName'), fold(guide.title?.text)].some((name) => name !== '' && (name === fold(draft.name) || name === `${fold(draft.name)}办事指南`));
}

/** Guides of the draft's item that the last run kept, read again from their bytes. */
async function guidesOfRun(named: string, draft: Standard, engine: Engine): Promise<TouchedGuide[]> {
  const out = /\.json$/i.test(named) ? path.dirname(named) : named;
  let report: Report;
  try {
    report = JSON.parse(await readFile(path.join(out, 'report.json'), 'utf8')) as Report;
  } catch {
    throw new UserProblem(`“${out}”里没有可读的 report.json，请指定 zhinan run 的输出文件夹。`);
  }
  const evidence = path.join(out, 'evidence');
  const store = createSnapshotStore(evidence);
  const pages = keptPages(await openCaptureLog(path.join(evidence, 'captures.jsonl')).read());
  const found: TouchedGuide[] = [];
  for (const row of report.coverage) {
    const { channel } = row;
    const own = row.basicCode === draft.basicCode || row.item === draft.basicCode || row.item.slice(19, 31) === draft.basicCode || (draft.basicCode === undefined && fold(row.itemName) === fold(draft.name));
    if (channel === 'handbook' || row.outcome !== 'ok' || row.sha256 === undefined || !own) continue;
    const bytes = await store.get(row.sha256);
    if (!bytes) continue;
    const page = pages.get(row.sha256);
    const guide = channel === 'online'
      ? engine.reader.readBody(decode(bytes, page?.charset).text, row.sha256, {})[0]
      : await engine.reader.read({ bytes, name: row.file ?? '', snapshot: row.sha256, context: {} }).catch(() => undefined);
    if (guide) found.push({ department: row.department, item: row.item, name: row.itemName, channel, where: row.url ?? row.file ?? '', guide });
  }
  return found;
}

async function guidesOfFolder(folder: string, draft: Standard, engine: Engine): Promise<TouchedGuide[]> {
  const names = (await filesBelow(folder)).filter((name) => GUIDE_FILE.test(name));
  if (names.length === 0) throw new UserProblem(`线下指南文件夹“${folder}”不存在或没有指南文件，请核对 --offline 的路径。`);
  const found: TouchedGuide[] = [];
  for (const name of names) {
    const { guide } = await readPaper({ path: path.join(folder, name), named: name }, 'offline', 'hall-printed', {}, engine.reader, undefined, '');
    if (!guide || !isOf(guide, draft)) continue;
    const text = (id: string): string | undefined => guide.fields[id]?.[0]?.text.trim();
    found.push({ department: text('competentAuthority') ?? name.split('/').at(-2) ?? '未写明单位', item: text('implementationCode') ?? draft.basicCode ?? '', name: text('mainItemName') ?? draft.name ?? '', channel: 'offline', where: name, guide });
  }
  return found;
}

const CHANNELS = { online: '线上', offline: '线下' } as const;

function impactText(draft: Standard, former: Standard | undefined, impacts: readonly Impact[], engine: Engine): string {
  const inLine = (text: string): string => text.replace(/\s*\n\s*/g, ' / ');
  const lines = [`${draft.name ?? ''}（${draft.basicCode ?? ''}）草案${draft.version ? ` ${draft.version}` : ''}，与${former ? `现行版本${former.version ? ` ${former.version}` : ''}` : '（手册里没有现行版本）'}相比：`];
  const hit = impacts.filter(({ falls }) => falls.length > 0);
  const units = new Set(hit.map(({ touched }) => touched.department));
  lines.push(`共查 ${impacts.length} 份指南，${hit.length === 0 ? '没有因此不符合标准的' : `${units.size} 个单位的 ${hit.length} 份将不再符合标准`}。`, '');
  for (const department of units) {
    lines.push(department);
    for (const { touched, falls } of hit.filter((one) => one.touched.department === department)) {
      lines.push(`　${CHANNELS[touched.channel]}　${touched.name}　${touched.where}`);
      for (const finding of falls) {
        const side = finding.sides[touched.channel];
        lines.push(`　　${engine.kit.element(finding.element).label}${finding.key === undefined ? '' : `（${inLine(finding.key)}）`}：现为“${inLine(side?.text ?? side?.raw ?? '')}”，草案为“${inLine(finding.sides.handbook?.text ?? finding.sides.handbook?.raw ?? '')}”`);
        lines.push(`　　　怎么改：${rules.find(({ meta }) => meta.id === finding.rule)?.meta.fix ?? finding.message}`);
      }
    }
  }
  const doubts = impacts.filter((one) => one.doubts.length > 0);
  if (doubts.length > 0) lines.push('', `待人工判断：${doubts.map(({ touched, doubts: open }) => `${touched.department}（${CHANNELS[touched.channel]}）${[...new Set(open.map((finding) => engine.kit.element(finding.element).label))].join('、')}`).join('；')}`);
  const [stays, ends] = [impacts.filter((one) => one.stays > 0), impacts.filter((one) => one.ends > 0)];
  if (stays.length > 0) lines.push(`另有 ${stays.length} 份指南原来就与手册不一致，草案没有改变这一点。`);
  if (ends.length > 0) lines.push(`有 ${ends.length} 份指南原来不一致的内容，按草案就一致了。`);
  return `${lines.join('\n')}\n`;
}
