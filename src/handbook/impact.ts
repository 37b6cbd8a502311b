import { checkCase } from '../check/index.js';
import type { Capture } from '../model/capture.js';
import type { CompareContext } from '../model/comparison.js';
import type { Finding } from '../model/finding.js';
import type { Guide } from '../model/guide.js';
import type { RuleKit } from '../model/kit.js';
import type { Rule } from '../model/rule.js';
import type { Standard } from '../model/standard.js';

/** A guide that a draft may touch: whose it is, and where it was taken. */
export interface TouchedGuide {
  department: string;
  /** Code of the unit's item. */
  item: string;
  name: string;
  channel: 'online' | 'offline';
  /** Address or file, for people. */
  where: string;
  guide: Guide;
}

/** What a draft means for one guide. */
export interface Impact {
  touched: TouchedGuide;
  /** Deviations from the draft that are none from the entry now in force: the guide falls out of the standard by them. */
  falls: Finding[];
  /** Deviations from both. */
  stays: number;
  /** Deviations from the entry now in force that the draft ends. */
  ends: number;
  /** What a person must decide. */
  doubts: Finding[];
}

/** Deviations of a guide from an entry, hints left out. */
function deviations(touched: TouchedGuide, standard: Standard, kit: RuleKit, rules: readonly Rule[], context: CompareContext): Finding[] {
  const { department, item, name, channel, where, guide } = touched;
  const capture: Capture = { channel, capture: channel === 'online' ? 'online-web' : 'hall-printed', outcome: 'ok', attempts: 1, ...(channel === 'online' ? { url: where } : { file: where }) };
  const handbook = { capture: { channel: 'handbook' as const, capture: 'handbook', outcome: 'ok' as const, attempts: 1 }, standard };
  const itemType = standard.guide.fields.itemType?.[0]?.text;
  const captured = [{ capture, guide }];
  const { findings } = checkCase({
    item: { id: item, basicCode: standard.basicCode ?? '', name, department, row: 0, online: [], offline: [] },
    online: channel === 'online' ? captured : [], offline: channel === 'offline' ? captured : [], handbook, captures: [capture],
    context: { ...context, ...(itemType === undefined ? {} : { itemType }) },
  }, kit, { rules: rules.filter(({ meta }) => meta.group === 'A' && meta.lifecycle === 'stable') });
  return findings.filter((finding) => finding.severity !== '提示');
}

/**
 * What each guide would have to change if the draft came into force. Without a former entry every deviation is new.
 * Guides keep their order.
 */
export function impactOf(guides: readonly TouchedGuide[], draft: Standard, former: Standard | undefined, kit: RuleKit, rules: readonly Rule[], context: CompareContext): Impact[] {
  return guides.map((touched) => {
    const after = deviations(touched, draft, kit, rules, context);
    const before = former === undefined ? [] : deviations(touched, former, kit, rules, context);
    const fails = (findings: readonly Finding[]): Finding[] => findings.filter((finding) => finding.verdict === 'fail');
    const known = new Set(fails(before).map((finding) => finding.fingerprint));
    const left = new Set(fails(after).map((finding) => finding.fingerprint));
    return {
      touched,
      falls: fails(after).filter((finding) => !known.has(finding.fingerprint)),
      stays: [...left].filter((fingerprint) => known.has(fingerprint)).length,
      ends: [...known].filter((fingerprint) => !left.has(fingerprint)).length,
      doubts: after.filter((finding) => finding.verdict === 'cannot-tell' && !before.some((one) => one.fingerprint === finding.fingerprint)),
    };
  });
}
