import type { BookLine } from '../../model/points.js';
import type { Policy } from '../../model/score.js';
import { answerableFor } from '../../office/successors.js';
import { finalLines, proposedLines, sumsOf, type BookRules } from '../../score/books.js';
import { policyOn } from '../../score/policies.js';
import { listPolicies, listUnits, writeDeductions } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { heldUntil, ofThings } from '../desk/news.js';
import { chargesOf } from './charges.js';

/** Policies that are or were in force: the default of the schemas, and from its day on each that was adopted here. */
export const bookRules = (desk: Desk): Promise<BookRules> => heldUntil(desk, 'policies', ofThings('policy'), async () => {
  const adopted = (await listPolicies(desk.store)).filter(({ state }) => state === 'adopted').map(({ content, since }) => heldFrom(content as Policy, since ?? ''));
  const textElements = new Set(desk.engine.schemas.elements.filter(({ kind }) => kind === 'text').map(({ id }) => id));
  return { policies: [...Object.values(desk.engine.schemas.policies), ...adopted], textElements };
});

/** A policy does not speak of what was found before its day. */
function heldFrom(policy: Policy, since: string): Policy {
  const later = (day: string | undefined): string => (day !== undefined && day > since ? day : since);
  return { ...policy, from: { standard: later(policy.from?.standard), channel: later(policy.from?.channel) } };
}

/** 拟扣分 of a week as it stands now, of all units or of some: caps and repetitions never go beyond a unit. */
export async function weekLines(desk: Desk, week: string, units?: readonly string[]): Promise<BookLine[]> {
  return proposedLines(await chargesOf(desk, { upTo: week, ...(units ? { units } : {}) }), week, desk.now(), await bookRules(desk));
}

/** 累计扣分: all that is final now, and the sum of each unit that answers today. */
export async function finalBooks(desk: Desk): Promise<{ lines: BookLine[]; sums: Map<string, number> }> {
  const lines = finalLines(await chargesOf(desk), desk.now(), await bookRules(desk));
  return { lines, sums: sumsOf(lines, await answerable(desk)) };
}

/** Who answers today for a unit of any day. */
export async function answerable(desk: Desk): Promise<(unit: string) => string> {
  const units = await heldUntil(desk, 'terms', ofThings('unit'), async () => (await listUnits(desk.store)).map(({ id, since, until, successor }) => ({ name: id, from: since ?? '', ...(until ? { until } : {}), ...(successor ? { successor } : {}) })));
  const today = desk.now().slice(0, 10);
  return (unit) => answerableFor(unit, today, units);
}

/** Writes the lines of a week into the books, in the place of those that stood there, while the week is open. @throws Conflict where it is published */
export async function writeWeek(desk: Desk, week: string, by: string): Promise<BookLine[]> {
  const lines = await weekLines(desk, week);
  const { policies } = await bookRules(desk);
  const policy = policyOn(policies, 'standard', week);
  await writeDeductions(desk.store, { week, policy: policy?.id ?? '', policyVersion: policy?.version ?? '' }, lines.map((line) => ({ unit: line.unit, item: line.itemId, fingerprint: line.fingerprint, kind: line.round === 1 ? 'finding' : `finding-${line.round}`, points: line.points, content: line })), { by, at: desk.now() });
  return lines;
}
