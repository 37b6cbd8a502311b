import type { DateText } from '../model/calendar.js';
import type { Policy } from '../model/score.js';

/** Which of the two policies: deviations from the handbook and conduct, or differences between the channels. */
export type PolicyPart = 'standard' | 'channel';

/** The part that speaks for a rule, by its number. */
export function partOf(number: string): PolicyPart {
  return number.startsWith('B') ? 'channel' : 'standard';
}

/** The policy that holds for a part on a day: of those begun by then the one begun last, of equals the one listed last. */
export function policyOn(policies: readonly Policy[], part: PolicyPart, day: DateText): Policy | undefined {
  return policies.reduce<Policy | undefined>((best, policy) => {
    const from = policy.from?.[part] ?? '';
    return from <= day && from >= (best?.from?.[part] ?? '') ? policy : best;
  }, undefined);
}
