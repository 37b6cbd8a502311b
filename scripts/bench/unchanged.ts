// A pair that has not changed, against JSON.parse of its guides: what a night costs for an item of which nothing is new.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { toStandard } from '../../src/parse/index.js';
import type { PaperReader } from '../../src/run/paper.js';
import { openEngine } from '../../src/run/engine.js';
import { hold, type HeldCase, type ReadCase } from '../../src/run/held-case.js';
import { Stages } from '../../src/run/stages.js';
import { openWork } from '../../src/run/work.js';
import type { Workers } from '../../src/run/workers.js';
import { openCache } from '../../src/store/index.js';
import { capture, caseAbout, CONTEXT } from './cases.js';
import { figure, race, type Figure } from './figures.js';
import { pairTexts } from './pairs.js';

const PAIRS = 240;
const quietly = (): void => undefined;
const again = (): Promise<ReadCase> => Promise.reject(new Error('nothing of the cache is missing here'));

interface Files {
  online: Buffer;
  offline: Buffer;
  handbook: Buffer;
}

/**
 * As in a run: the bytes of the pair are hashed, its guides and the result come from the cache's file by their keys. `check` begins
 * where the guides' hashes are known, `all` with the bytes. The entry was read for another unit before, as a run does.
 */
export async function unchangedPair(folder: string): Promise<Figure[]> {
  const pairs = pairTexts(PAIRS);
  const files = pairs.map(({ online, offline, handbook }): Files => ({ online: Buffer.from(online), offline: Buffer.from(offline), handbook: Buffer.from(handbook) }));
  const engine = openEngine();
  const work = openWork(engine);
  const workers: Workers = {
    abreast: 1, page: () => Promise.reject(new Error('no page is read here')), file: (input) => work.file(input), check: (task) => Promise.resolve(work.check({ ...task, kind: 'check' })),
    checkCase: (subject) => Promise.resolve(work.checkCase(subject)), close: quietly,
  };
  const data = path.join(folder, 'unchanged');
  const open = (): { stages: Stages; close: () => void } => {
    const cache = openCache(data);
    return { stages: new Stages(engine, workers, { readAll: (input) => engine.reader.readAll(input), close: quietly }, cache), close: () => cache.close() };
  };
  const guideOf = async <G>(reader: PaperReader<G>, bytes: Buffer, name: string): Promise<G> => {
    const [item] = await reader.readAll({ bytes, name, snapshot: createHash('sha256').update(bytes).digest('hex'), context: CONTEXT });
    if (!item?.guide) throw new Error(`${name} could not be read`);
    return item.guide;
  };
  const first = open();
  const entries = await Promise.all(pairs.map(async (_, number) => toStandard(await guideOf(first.stages.files, files[number]!.handbook, 'entry.md'))));
  const read = async ({ values, papers }: Stages): Promise<HeldCase[]> => {
    const held: HeldCase[] = [];
    for (const [number, pair] of pairs.entries()) {
      const { online, offline } = files[number]!;
      held.push(hold({
        ...caseAbout(pair, number, entries[number]!), online: [{ capture: capture('online'), guide: await guideOf(papers, online, 'online.md') }], offline: [{ capture: capture('offline'), guide: await guideOf(papers, offline, 'offline.md') }],
      }, values, again));
    }
    return held;
  };
  const known = await read(first.stages);
  await first.stages.check(known, quietly, quietly);
  const subjects = await Promise.all(known.map((held) => held.load()));
  const texts = subjects.map(({ online, offline }) => [online[0]!.guide, offline[0]!.guide].map((guide) => Buffer.from(JSON.stringify(guide))));
  first.close();
  let now = open();
  // Values that an earlier pass loaded are not known to the next one.
  const prepare = (): void => {
    now.close();
    now = open();
    for (const entry of new Set(entries)) now.stages.values.keep(entry);
  };
  const rates = await race({
    check: { pieces: PAIRS, prepare, pass: () => now.stages.check(known, quietly, quietly) },
    all: { pieces: PAIRS, prepare, pass: async () => now.stages.check(await read(now.stages), quietly, quietly) },
    parse: { pieces: PAIRS, pass: () => { for (const guides of texts) for (const bytes of guides) JSON.parse(bytes.toString()); } },
  });
  now.close();
  const against = 'JSON.parse of its two guides';
  return [
    { ...figure(rates, { name: 'unchanged-check', what: 'an unchanged pair, checked: the kept result', ours: 'check', against: 'parse', sense: 'times', goal: 2 }), against },
    { ...figure(rates, { name: 'unchanged-pair', what: 'an unchanged pair, its files read and checked', ours: 'all', against: 'parse', sense: 'times', goal: 2 }), against },
  ];
}
