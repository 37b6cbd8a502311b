import type { Policy } from '../../model/score.js';
import { rules } from '../../rules/index.js';
import { policyEffect, type PolicyEffect } from '../../score/books.js';
import { adoptPolicy as adopt, draftPolicy as draft, listCharges, listPolicies } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { UserProblem } from '../problem.js';
import { bookRules } from '../week/books.js';
import { unitNames, userNames } from './offices.js';

/** The one series of policies that people draft; `default` is the one that ships. */
const SERIES = 'local';

export interface PolicyVersion {
  version: string;
  state: 'draft' | 'adopted' | 'default';
  /** First day on which it holds, and the first on which it no longer does. */
  since?: string;
  until?: string;
  adoptedBy?: string;
  adoptedAt?: string;
  /** It holds today. */
  current: boolean;
  content: FullPolicy;
}

type BySeverity = Record<'严重' | '较重' | '一般' | '提示', number>;
/** A policy that the schema has passed: every severity is there. */
type FullPolicy = Policy & { standard: BySeverity; channel: { enabled: boolean } & BySeverity };

/** What people fill in; points in hundredths, factors in percent. */
export type PolicyForm = Omit<Policy, 'id' | 'from'>;

/** All versions, the newest first, the one that ships last. */
export async function policyVersions(desk: Desk): Promise<PolicyVersion[]> {
  const today = desk.now().slice(0, 10);
  const names = await userNames(desk);
  const own = (await listPolicies(desk.store, SERIES)).map((row): PolicyVersion => ({
    version: row.version, state: row.state === 'adopted' ? 'adopted' : 'draft', current: row.state === 'adopted' && (row.since ?? '') <= today && (row.until === null || row.until > today), content: row.content as FullPolicy,
    ...(row.since ? { since: row.since } : {}), ...(row.until ? { until: row.until } : {}), ...(row.adoptedBy ? { adoptedBy: names.get(row.adoptedBy) ?? row.adoptedBy } : {}), ...(row.adoptedAt ? { adoptedAt: row.adoptedAt } : {}),
  }));
  const shipped = desk.engine.schemas.policy as FullPolicy;
  const first = own.flatMap(({ since }) => since ?? []).sort()[0];
  return [...own.reverse(), { version: shipped.version, state: 'default', current: !own.some(({ current }) => current), content: shipped, ...(shipped.from ? { since: shipped.from.standard } : {}), ...(first ? { until: first } : {}) }];
}

/** Keeps a draft; drafted again, it takes the place of the former. @throws UserProblem where it is no policy, Conflict where that version is adopted */
export async function draftPolicy(desk: Desk, form: PolicyForm, by: string): Promise<void> {
  await draft(desk.store, { id: SERIES, version: form.version, content: checked(desk, form) }, { by, at: desk.now() });
}

/** Points of past weeks and units as they stand, and as they would stand had the draft held all along; only what would change. @throws UserProblem */
export async function effectOf(desk: Desk, form: PolicyForm): Promise<(PolicyEffect & { unitName: string })[]> {
  const books = await bookRules(desk);
  const names = await unitNames(desk);
  const effects = policyEffect(await listCharges(desk.store), desk.now(), books, { ...books, policies: [checked(desk, form)] });
  return effects.map((effect) => ({ ...effect, unitName: names.get(effect.unit) ?? effect.unit }));
}

/** Adopts a draft from today or a later day; what was found before that day keeps the rules of its day. @throws UserProblem, Conflict */
export async function adoptPolicy(desk: Desk, version: string, since: string, by: string): Promise<void> {
  if (since < desk.now().slice(0, 10)) throw new UserProblem('施行日期不能早于今天：已经发现的问题按当时的规则扣分。');
  await adopt(desk.store, { id: SERIES, version, since }, { by, at: desk.now() });
}

function checked(desk: Desk, form: PolicyForm): Policy {
  const policy: Policy = { ...form, id: SERIES };
  const errors = desk.engine.schemas.validatePolicy(policy);
  if (errors.length > 0) throw new UserProblem(`扣分规则填写有误：${errors.slice(0, 3).join('；')}。`);
  const unknown = Object.keys(policy.overrides).filter((rule) => !rules.some(({ meta }) => meta.id === rule));
  if (unknown.length > 0) throw new UserProblem('单独定分的规则中有不认识的，请从列表中选。');
  return policy;
}
