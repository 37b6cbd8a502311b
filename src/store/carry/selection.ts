import { sql, type RawBuilder } from 'kysely';
import type { CarryKind } from './manifest.js';

/** Settings of the office that the machine which draws and checks must know, beside what was decided. */
export const DECIDED_SETTINGS = ['vocabulary', 'offices', 'office', 'rules-reinstated', 'handovers'];
const ALL = sql`1 = 1`;

/** Which rows are carried, by table, those that others refer to first. Users, sessions, statements of units, papers and the log never leave a store. */
export function selection(kind: CarryKind, week: string): Record<string, RawBuilder<unknown>> {
  const city = { units: ALL, unitNames: ALL, items: ALL };
  if (kind === 'decisions') {
    return {
      ...city, findings: ALL, findingContents: ALL, findingRecords: ALL, charges: ALL, transitions: ALL, waivers: ALL, policies: ALL,
      settings: sql`${sql.ref('key')} in (${sql.join(DECIDED_SETTINGS)})`,
    };
  }
  const ofWeek = (column: string, of: RawBuilder<unknown>): RawBuilder<unknown> => sql`${sql.ref(column)} in (${of})`;
  const through = sql`${sql.ref('week')} = ${week} and ${sql.ref('state')} in ('done', 'published')`;
  return {
    ...city,
    frames: ofWeek('id', sql`select frame from samples where week = ${week}`), frameRows: ofWeek('frame', sql`select frame from samples where week = ${week}`),
    samples: sql`week = ${week}`, sampleRows: ofWeek('sample', sql`select id from samples where week = ${week}`),
    weekRuns: through, runSteps: ofWeek('run', sql`select id from ${sql.table('weekRuns')} where ${through}`),
    settings: sql`${sql.ref('key')} = ${`draw:${week}`}`,
  };
}
