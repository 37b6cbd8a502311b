// The pairs of the bench, read by us: cases as a run checks them, and their records as other tools get them.
import { createHash } from 'node:crypto';
import { contentOf } from '../../src/handbook/content.js';
import { recordOf } from '../../src/handbook/record.js';
import type { Capture, Side } from '../../src/model/capture.js';
import type { Case } from '../../src/model/case.js';
import type { Guide } from '../../src/model/guide.js';
import type { Standard } from '../../src/model/standard.js';
import { toStandard } from '../../src/parse/index.js';
import type { Engine } from '../../src/run/engine.js';
import type { PairTexts } from './pairs.js';
import type { PlainRecord } from './plain.js';

export const CONTEXT = { areaCode: '0571', region: '330109', day: '2018-10-08', itemType: '行政许可' };
const TAKEN = '2018-10-08T09:00:00+08:00';

export const capture = (channel: Side): Capture => ({ channel, capture: channel === 'online' ? 'online-web' : channel === 'offline' ? 'hall-printed' : 'handbook', outcome: 'ok', attempts: 1, takenAt: TAKEN });

export function readText({ reader }: Engine, text: string, name = 'guide.md'): Promise<Guide> {
  const bytes = Buffer.from(text);
  return reader.read({ bytes, name, snapshot: createHash('sha256').update(bytes).digest('hex'), context: CONTEXT });
}

/** A case but for its guides. */
export function caseAbout(pair: PairTexts, number: number, standard: Standard): Omit<Case, 'online' | 'offline'> {
  const captures = [capture('online'), capture('offline'), capture('handbook')];
  return {
    item: { id: `bench-${number}`, basicCode: standard.basicCode ?? '', name: pair.name, department: pair.unit, row: number + 2, online: [], offline: [] },
    handbook: { capture: capture('handbook'), standard }, captures, context: CONTEXT,
  };
}

export function caseOf(pair: PairTexts, number: number, online: Guide, offline: Guide, standard: Standard): Case {
  return { ...caseAbout(pair, number, standard), online: [{ capture: capture('online'), guide: online }], offline: [{ capture: capture('offline'), guide: offline }] };
}

/** Reads the entry of each pair, once for all units. */
export async function readEntries(engine: Engine, pairs: readonly PairTexts[]): Promise<Standard[]> {
  const entries: Standard[] = [];
  for (const { entry, handbook } of pairs) entries[entry] ??= toStandard(await readText(engine, handbook));
  return entries;
}

export async function readCases(engine: Engine, pairs: readonly PairTexts[], entries: readonly Standard[]): Promise<Case[]> {
  const cases: Case[] = [];
  for (const [number, pair] of pairs.entries()) {
    const standard = entries[pair.entry];
    if (standard) cases.push(caseOf(pair, number, await readText(engine, pair.online), await readText(engine, pair.offline), standard));
  }
  return cases;
}

/** A guide under the national field names, as `zhinan read --format record` writes it, without our normal form. */
export function recordOfGuide({ schemas }: Engine, guide: Guide): PlainRecord {
  const { normalized: _, ...record } = recordOf(contentOf(guide), {}, schemas.elements);
  return record;
}
