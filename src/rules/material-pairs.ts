import type { Case } from '../model/case.js';
import type { Comparison } from '../model/comparison.js';
import type { Field } from '../model/field.js';
import type { Guide, Material, MaterialPart } from '../model/guide.js';
import type { MaterialMatch, RuleKit } from '../model/kit.js';
import type { Mark } from '../model/rule.js';
import { brief, channelContext, channelGuides, channelPairs, NO_WORDS, present, relationWithHandbook, SIDE_NAMES, standardContext, type ChannelGuide } from './sides.js';

/** A part of every rule on materials is the same for all of them: made once for a case. */
function onceACase<T>(make: (subject: Case, kit: RuleKit) => T): (subject: Case, kit: RuleKit) => T {
  const made = new WeakMap<Case, { kit: RuleKit; result: T }>();
  return (subject, kit) => {
    const known = made.get(subject);
    if (known?.kit === kit) return known.result;
    const result = make(subject, kit);
    made.set(subject, { kit, result });
    return result;
  };
}

/** A channel's list of materials matched with the handbook's; `a` is the channel's. */
export interface StandardMatches {
  captured: ChannelGuide;
  matches: MaterialMatch[];
}

/** Matches of every captured guide with the handbook entry; none where either is silent on materials. */
export const standardMatches = onceACase((subject: Case, kit: RuleKit): StandardMatches[] => {
  const standard = subject.handbook?.standard.guide.materials;
  if (!standard) return [];
  return channelGuides(subject).flatMap((captured) => {
    if (!captured.guide.materials) return [];
    const matches = kit.matchMaterials(captured.guide.materials, standard, standardContext(subject, captured.side));
    return [{ captured, matches: matches.map((match) => ({ ...match, key: standardKey(match, subject, kit) })) }];
  });
});

/** Online lists matched with offline lists; keys are the handbook's wherever it knows the material, so that both groups speak of one thing. */
export const channelMatches = onceACase((subject: Case, kit: RuleKit) => channelPairs(subject).flatMap(({ online, offline }) => {
  if (!online.guide.materials || !offline.guide.materials) return [];
  const found = kit.matchMaterials(online.guide.materials, offline.guide.materials, channelContext(subject));
  const matches = found.map((match) => ({
    ...match,
    key: keyInHandbook(match.a, online.guide, 'online', subject, kit) ?? keyInHandbook(match.b, offline.guide, 'offline', subject, kit) ?? match.key,
  }));
  return [{ online, offline, matches }];
}));

/** The name by which a report calls a material: as the second list, the handbook where it is one, prints it. */
export function readableName(match: MaterialMatch): string {
  return (match.b ?? match.a)?.name.text.replace(/\s+/g, ' ').trim() ?? match.key;
}

/** Whatever the handbook's list has a partner for goes by the handbook's name, so that every relation speaks of one thing. */
function standardKey(match: MaterialMatch, subject: Case, kit: RuleKit): string {
  const standard = subject.handbook?.standard.guide.materials;
  if (!match.b || !standard) return match.key;
  return kit.matchMaterials(standard, standard, subject.context).find((one) => one.b === match.b)?.key ?? match.key;
}

function keyInHandbook(material: Material | undefined, guide: Guide, side: 'online' | 'offline', subject: Case, kit: RuleKit): string | undefined {
  const standard = subject.handbook?.standard.guide.materials;
  if (!material || !standard || !guide.materials) return undefined;
  const match = kit.matchMaterials(guide.materials, standard, standardContext(subject, side)).find((one) => one.a === material && one.b);
  return match && standardKey(match, subject, kit);
}

/** A part of a material as two sides state it. */
export interface ComparedPart {
  key: string;
  name: string;
  a: Field;
  b: Field;
  comparison: Comparison;
}

/** A material's part may be compared only where both lists name the same document. */
export function comparable(match: MaterialMatch): match is MaterialMatch & { a: Material; b: Material } {
  return match.a !== undefined && match.b !== undefined && (match.how === 'same' || match.how === 'renamed');
}

export function comparePart(kit: RuleKit, match: MaterialMatch & { a: Material; b: Material }, part: MaterialPart, kind: string, context: Parameters<RuleKit['compare']>[3]): ComparedPart | undefined {
  const a = match.a.parts[part];
  const b = match.b.parts[part];
  if (!a || !b || a.text.trim() === '' || b.text.trim() === '') return undefined;
  return { key: match.key, name: match.b.name.text, a, b, comparison: kit.compare(kind, a.text, b.text, context) };
}

/** A mark on a material's part against the handbook. */
export function partMark(subject: Case, captured: ChannelGuide, element: string, part: ComparedPart, verdict: Mark['verdict'], messageId: string): Mark {
  if (!subject.handbook) throw new Error('partMark is for cases with a handbook entry');
  return {
    verdict,
    messageId,
    relation: relationWithHandbook(captured.side),
    element,
    key: part.key,
    keyLabel: part.name.replace(/\s+/g, ' ').trim(),
    data: part.comparison.verdict === 'same' ? NO_WORDS : { side: SIDE_NAMES[captured.side], name: brief(part.name), value: brief(part.a.text, element), standard: brief(part.b.text, element), reason: part.comparison.reason },
    sides: { [captured.side]: present(captured, part.a), handbook: present(subject.handbook, part.b) },
    defect: 'differs',
    comparison: part.comparison,
  };
}
