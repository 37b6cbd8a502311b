import type { VocabularyRow } from '../../model/vocabulary.js';
import { openEngine, type Engine } from '../engine.js';
import { openFileReader, type FileReader } from '../file-reader.js';
import { withProfiles } from '../profile-files.js';
import { sha256 } from '../versions.js';
import { openWorkers, type Workers } from '../workers.js';

/** What a worker reads and compares with: threads for pages and cases, processes for files. */
export interface Tools {
  engine: Engine;
  files: FileReader;
  workers: Workers;
  close(): void;
}

/** Opens tools of their own for synonyms that people confirmed and profiles from files. */
export async function openTools(vocabulary?: VocabularyRow[], profiles: readonly string[] = []): Promise<Tools> {
  const engine = await withProfiles(openEngine(vocabulary), profiles);
  const workers = openWorkers(engine, vocabulary);
  const files = openFileReader(() => engine.reader, { ahead: false });
  return {
    engine, files, workers,
    close() {
      files.close();
      workers.close();
    },
  };
}

const CONTEXT = { day: '2000-01-01' };
const LINES = [['事项名称', '样例'], ['基本编码', '000000000000'], ['承诺办结时限', '5个工作日'], ['咨询电话', '0571-82345678']];

/** Starts a thread with samples, so that the first job does not wait for it. What fails here fails again where it counts. */
export async function warmUp({ workers }: Tools): Promise<void> {
  const page = Buffer.from(`<!doctype html><h1>样例</h1><table>${LINES.map(([label, value]) => `<tr><th>${label}</th><td>${value}</td></tr>`).join('')}</table>`);
  const paper = Buffer.from(`# 样例\n\n${LINES.map(([label, value]) => `- ${label}：${value}`).join('\n')}\n`);
  const item = { id: '000000000000', row: 1, basicCode: '000000000000', name: '样例', department: '样例', online: [], offline: [] };
  const each = async (): Promise<unknown> => {
    const [[online], read] = await Promise.all([
      workers.page({ body: { bytes: page, charset: 'utf-8' }, snapshot: sha256(page), context: CONTEXT, url: 'http://sample.invalid/' }),
      workers.file({ bytes: paper, name: '样例.md', snapshot: sha256(paper), context: CONTEXT }),
    ]);
    const offline = read[0]?.guide;
    const taken = { outcome: 'ok' as const, attempts: 1 };
    const light = {
      item, captures: [], context: CONTEXT,
      online: online ? [{ capture: { ...taken, channel: 'online' as const, capture: 'online-web' }, guide: online.kept.hash, snapshot: online.kept.snapshot }] : [],
      offline: offline ? [{ capture: { ...taken, channel: 'offline' as const, capture: 'hall-printed' }, guide: offline.kept.hash, snapshot: offline.kept.snapshot }] : [],
    };
    return workers.check({ light, parts: new Map([online, offline].flatMap((one) => (one ? [[one.kept.hash, one.packed]] : []))) });
  };
  await Promise.allSettled(Array.from({ length: workers.abreast }, each));
}
