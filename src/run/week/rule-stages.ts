import type { RuleMeta } from '../../model/rule.js';
import { precisionOf, type JudgedFinding, type RulePrecision } from '../../office/precision.js';
import { rules } from '../../rules/index.js';
import { allFindings, getRecords, getSetting, setSetting } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { UserProblem } from '../problem.js';

/** By rule id, from when on its findings count again after it was made right. */
const REINSTATED = 'rules-reinstated';
const STANDS = ['confirmed', 'notified', 'signed', 'appealed', 'rectifying', 'suspended', 'reported', 'closed'];

/** What people's decisions say of each rule, as far as there are any since it was last made stable again. */
export async function rulePrecision(desk: Desk): Promise<RulePrecision[]> {
  const since = (await getSetting<Record<string, string>>(desk.store, REINSTATED)) ?? {};
  const rows = (await allFindings(desk.store, { state: [...STANDS, 'dismissed', 'revoked'] })).filter(({ rule, firstSeenAt }) => firstSeenAt >= (since[rule] ?? ''));
  const records = await getRecords(desk.store, rows.filter(({ state }) => state === 'revoked').map(({ fingerprint }) => fingerprint));
  const judged = rows.map(({ fingerprint, rule, state }): JudgedFinding => {
    const code = records.get(fingerprint)?.decision?.code;
    return { rule, outcome: state === 'dismissed' ? 'dismissed' : state === 'revoked' ? 'revoked' : 'stands', ...(code ? { code } : {}) };
  });
  return precisionOf(judged, new Set(rules.filter(({ meta }) => meta.lifecycle === 'stable').map(({ meta }) => meta.id)));
}

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
