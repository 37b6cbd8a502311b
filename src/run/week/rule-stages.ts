import type { RuleMeta } from '../../model/rule.js';
import { precisionOf, type JudgedFinding, type RulePrecision } from '../../office/precision.js';
import { rules } from '../../rules/index.js';
import { getFindingHeads, getRecords, getSetting, setSetting, type Change } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { findingIndex, heldUntil } from '../desk/news.js';
import { UserProblem } from '../problem.js';

/** By rule id, from when on its findings count again after it was made right. */
const REINSTATED = 'rules-reinstated';
const STANDS = ['confirmed', 'notified', 'signed', 'appealed', 'rectifying', 'suspended', 'reported', 'closed'];

/**
 * What people's decisions say of each rule, as far as there are any since it was last made stable again. Counted by the index of findings;
 * findings themselves are read where they were revoked (the reason counts) or their rule was made stable again (the time counts).
 */
export async function rulePrecision(desk: Desk): Promise<RulePrecision[]> {
  const index = findingIndex(desk);
  const since = (await getSetting<Record<string, string>>(desk.store, REINSTATED)) ?? {};
  const judged = [...(await revokedFindings(desk, since))];
  for (const [outcome, state] of [['stands', STANDS], ['dismissed', ['dismissed']]] as const) {
    const counts = (await index.countBy({ state }, ['rule'])).rule;
    judged.push(...counts.flatMap(({ value, count }): JudgedFinding[] => (value === null || value in since ? [] : [{ rule: value, outcome, count }])));
    judged.push(...(await reinstatedFindings(desk, since, outcome, state)));
  }
  return precisionOf(judged, new Set(rules.filter(({ meta }) => meta.lifecycle === 'stable').map(({ meta }) => meta.id)));
}

const ofFindings = ({ thing, action, id }: Change): boolean => thing === 'finding' || action === 'run.sight' || action === 'unit.succeed' || (thing === 'setting' && id === REINSTATED);
const ofRevoked = (change: Change): boolean => (change.thing === 'finding' ? change.action === 'finding.revoke' : ofFindings(change));

/** What was revoked, and why. */
const revokedFindings = (desk: Desk, since: Readonly<Record<string, string>>): Promise<JudgedFinding[]> => heldUntil(desk, 'revoked', ofRevoked, async () => {
  const { fingerprints } = await findingIndex(desk).page({ state: 'revoked' }, ALL);
  const records = await getRecords(desk.store, fingerprints);
  return counting(await getFindingHeads(desk.store, fingerprints), since).map(({ fingerprint, rule }): JudgedFinding => {
    const code = records.get(fingerprint)?.decision?.code;
    return { rule, outcome: 'revoked', ...(code ? { code } : {}) };
  });
});

/** What people said of rules that were made stable again. */
const reinstatedFindings = (desk: Desk, since: Readonly<Record<string, string>>, outcome: 'stands' | 'dismissed', state: readonly string[]): Promise<JudgedFinding[]> => heldUntil(desk, `reinstated ${outcome}`, ofFindings, async () => {
  const reinstated = Object.keys(since);
  if (reinstated.length === 0) return [];
  const { fingerprints } = await findingIndex(desk).page({ state: [...state], rule: reinstated }, ALL);
  return counting(await getFindingHeads(desk.store, fingerprints), since).map(({ rule }) => ({ rule, outcome }));
});

const ALL = { limit: Number.MAX_SAFE_INTEGER, offset: 0 };
/** Findings of rules as they are now: seen first since the rule was last made stable again. */
const counting = <Head extends { rule: string; firstSeenAt: string }>(heads: readonly Head[], since: Readonly<Record<string, string>>): Head[] => heads.filter(({ rule, firstSeenAt }) => firstSeenAt >= (since[rule] ?? ''));

/** Rules that go back to trial, each with the sentence that says why: the next run reads them. */
export async function rulesOnTrial(desk: Desk): Promise<Map<string, string>> {
  return new Map((await rulePrecision(desk)).flatMap(({ rule, backToTrial }) => (backToTrial ? [[rule, `规则 ${metaOf(rule)?.number ?? ''}“${metaOf(rule)?.title ?? ''}”${backToTrial}`]] : [])));
}

/** Makes a rule stable again after it was made right: only what is found from now on speaks of it. @throws UserProblem where there is no such rule */
export async function reinstateRule(desk: Desk, number: string, by: string): Promise<void> {
  const meta = rules.find((rule) => rule.meta.number === number)?.meta;
  if (!meta) throw new UserProblem(`没有编号为 ${number} 的规则，请核对编号。`);
  await desk.store.change(() => undefined, async () => {
    const since = (await getSetting<Record<string, string>>(desk.store, REINSTATED)) ?? {};
    await setSetting(desk.store, REINSTATED, { ...since, [meta.id]: desk.now() }, { by, at: desk.now() });
  });
}

/** Precision of each rule that people have judged, a line each. */
export async function showRules(desk: Desk): Promise<string> {
  const rows = await rulePrecision(desk);
  if (rows.length === 0) return '还没有经人工核定的问题。\n';
  return `${rows.map(({ rule, judged, right, backToTrial }) => `${metaOf(rule)?.number ?? rule}　${metaOf(rule)?.title ?? ''}　核定 ${judged} 条，正确 ${right} 条${backToTrial ? `　${backToTrial}` : ''}`).sort().join('\n')}\n`;
}

const metaOf = (id: string): RuleMeta | undefined => rules.find(({ meta }) => meta.id === id)?.meta;
