import type { CensusPart } from '../../model/census.js';
import type { Report } from '../../model/report.js';
import { orderFindings } from '../../check/index.js';
import { censusItems, censusUnits, otherItems, type Store } from '../../store/index.js';
import { coverageRow } from '../coverage.js';
import type { Engine } from '../engine.js';
import { sameProblems } from '../problems.js';
import type { BrokenPortal, BrokenProfile } from '../profiles.js';
import { changesOf, counted, delisted, type ItemChanges } from './changes.js';
import { fromCensusItem, type ItemResult } from './item-result.js';

/** What the parts of a census are made of. */
export interface PartSource {
  store: Store;
  engine: Engine;
  census: string;
  /** The census that it is compared with, and the portals whose profiles were broken then. */
  last: { id: string; broken: readonly BrokenPortal[] } | undefined;
  /** The head of the report; figures of items are each unit's own. */
  run: Report['run'];
  broken: readonly BrokenProfile[];
}

/** Every item of a census, once. */
export async function* allResults(store: Store, census: string): AsyncGenerator<ItemResult> {
  for (const unit of await censusUnits(store, [census])) for await (const item of censusItems(store, census, unit)) yield fromCensusItem(item);
}

/** A census unit by unit, in order of code points: no more than one unit is held in memory. */
export async function* censusParts(source: PartSource): AsyncGenerator<CensusPart> {
  const { store, census, last } = source;
  for (const unit of await censusUnits(store, [census, ...(last === undefined ? [] : [last.id])])) yield await partOf(source, unit);
}

async function partOf({ store, engine, census, last, run, broken }: PartSource, unit: string): Promise<CensusPart> {
  // What is told of an item in the same words as last time is read once.
  const before = new Map<string, ItemResult>();
  if (last !== undefined) for await (const item of otherItems(store, last.id, unit, census)) before.set(item.item, fromCensusItem(item));
  const results: ItemResult[] = [];
  const changes: ItemChanges[] = [];
  for await (const item of censusItems(store, census, unit, last?.id)) {
    const result = fromCensusItem(item);
    results.push(result);
    changes.push(changesOf(result, broken, last && { result: item.same ? result : before.get(item.item), broken: last.broken }));
    before.delete(item.item);
  }
  changes.push(...[...before.values()].map((gone) => ({ findings: [], ended: delisted({ result: gone, broken: last?.broken ?? [] }) })));
  const findings = orderFindings(changes.flatMap((change) => change.findings));
  const checked = results.filter((result) => result.checked).length;
  return {
    ended: changes.flatMap((change) => change.ended),
    counts: counted(changes),
    report: {
      schemaVersion: 1,
      run: { ...run, items: results.length, checked },
      coverage: results.flatMap((result) => result.captures.map((capture) => coverageRow(result.item, capture))),
      findings,
      problems: sameProblems(findings, engine),
      unstated: results.flatMap((result) => result.unstated),
      scores: [{ department: unit, checked, deducted: 0, lines: [] }],
      notices: [],
    },
  };
}
