import { remember } from '../compare/remember.js';
import type { Limit, TimeLimit } from '../compare/time-limit-reader.js';
import type { Visits } from '../compare/visits.js';
import type { CompareContext } from '../model/comparison.js';
import type { Field } from '../model/field.js';
import type { Guide } from '../model/guide.js';
import type { RuleKit } from '../model/kit.js';
import { statementsOf } from './statements.js';
import { foldedSet, foldWords } from './wording.js';

/** The one time limit that a text gives and that was read whole; none where it gives several, or says that there is none. */
export function limitOf(kit: RuleKit, field: Field | undefined, context: CompareContext): Limit | undefined {
  if (!field) return undefined;
  const { value, unread } = kit.read('timeLimit', field.text, context);
  const limits = (value as TimeLimit | undefined)?.limits ?? [];
  return unread.length === 0 && limits.length === 1 ? limits[0] : undefined;
}

/** Is it done on the spot (即办)? */
export const isInstant = (limit: Limit): boolean => limit.amount === 0 && !limit.sameDay;

/** How often the applicant comes, where the guide says it once and clearly. */
export function visitsOf(guide: Guide, kit: RuleKit, context: CompareContext): { times: number; field: Field } | undefined {
  const fields = statementsOf(guide, 'onSiteVisits');
  if (fields?.length !== 1) return undefined;
  const { value, unread } = kit.read('visits', fields[0].text, context);
  return value !== undefined && unread.length === 0 ? { times: (value as Visits).times, field: fields[0] } : undefined;
}

/** Does a yes-or-no element say yes, no, or nothing that could be read? */
export function saysYes(guide: Guide, element: string, kit: RuleKit, context: CompareContext): boolean | undefined {
  const field = statementsOf(guide, element)?.[0];
  const { value } = field ? kit.read('yesNo', field.text, context) : { value: undefined };
  return typeof value === 'boolean' ? value : undefined;
}

/** 事项类型 that the guide states, else that of the case. */
export function itemTypeOf(guide: Guide, kit: RuleKit, context: CompareContext): string | undefined {
  const field = statementsOf(guide, 'itemType')?.[0];
  if (field && kit.compare('itemType', field.text, '行政许可', context).verdict === 'same') return '行政许可';
  return field?.text.trim() ?? context.itemType;
}

const unmarked = remember((text) => foldWords(text).replace(/[。.；;]$/u, '').toLowerCase());

/** Words that say that nothing is there (无, 暂无, 不涉及, a stroke). */
export function isEmpty(text: string, kit: RuleKit): boolean {
  const folded = unmarked(text);
  return folded === '' || /^[-—–－/／\\_]+$/u.test(folded) || foldedSet(kit.words('emptyEquivalent')).has(folded);
}

/** A field that stands there and says that it is empty. */
export function emptyField(guide: Guide, element: string, kit: RuleKit): Field | undefined {
  const fields = guide.fields[element] ?? [];
  return fields.length > 0 && fields.every((field) => isEmpty(field.text, kit)) ? fields[0] : undefined;
}
