import type { Amendment, Reordering } from '../model/amendment.js';
import type { Case } from '../model/case.js';
import type { Field } from '../model/field.js';
import type { Guide, Material } from '../model/guide.js';
import type { RuleKit } from '../model/kit.js';
import { phoneChanges, punctuationChanges, widthChanges, type Change } from './certain-wording.js';

/** What can be mended in a guide without anybody deciding anything: how it is written, never what it says. */
export interface Certain {
  amendments: Amendment[];
  reorderings: Reordering[];
}

/**
 * The certain changes to the guide of a case: width and punctuation, the form of telephone numbers, names of materials where the
 * vocabulary says that they are the same document's, the order of materials as in the handbook. Never a number, a unit or a bare 日.
 */
export function certainChanges(guide: Guide, subject: Case, kit: RuleKit): Certain {
  const amendments: Amendment[] = [];
  const add = (field: Field, why: string, changes: Change[]): void => {
    if (Array.isArray(field.at) || changes.length === 0) return;
    amendments.push({ at: field.at, raw: field.raw, changes, why });
  };
  const names = namesFromHandbook(guide, subject, kit);
  for (const { field, kind } of fieldsOf(guide, kit)) {
    const renamed = names.get(field);
    if (renamed !== undefined) {
      add(field, '材料名称与手册统一', [{ start: 0, end: field.raw.length, to: renamed }]);
      continue;
    }
    if (kind === 'phone') add(field, '电话格式', phoneChanges(field.raw));
    else if (kind !== 'url' && kind !== 'code') add(field, '全角半角和标点', withoutOverlap([...widthChanges(field.raw), ...punctuationChanges(field.raw)]));
  }
  const order = orderFromHandbook(guide, subject, kit);
  return { amendments: once(amendments), reorderings: order ? [order] : [] };
}

function fieldsOf(guide: Guide, kit: RuleKit): { field: Field; kind: string }[] {
  return [
    ...Object.entries(guide.fields).flatMap(([id, fields]) => (fields ?? []).map((field) => ({ field, kind: kit.element(id).kind }))),
    ...(guide.materials ?? []).flatMap((material) => [{ field: material.name as Field, kind: 'text' }, ...Object.values(material.parts).map((field) => ({ field, kind: 'text' }))]),
  ];
}

function withoutOverlap(changes: Change[]): Change[] {
  const kept: Change[] = [];
  for (const change of [...changes].sort((a, b) => a.start - b.start)) if (change.start >= (kept.at(-1)?.end ?? 0)) kept.push(change);
  return kept;
}

/** A stretch may be the field of several elements (办理时间和地点), and lie within another: each is changed once, the shortest first. */
function once(amendments: readonly Amendment[]): Amendment[] {
  const seen = new Set<string>();
  return amendments.filter((one) => {
    const key = JSON.stringify([one.at, one.raw, one.changes]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Nothing but the name: no remark that would be lost with it. */
const BARE = /^[\p{Script=Han}A-Za-z0-9《》“”、]+$/u;
/** Not the name of a document but of a group of them. */
const SEVERAL = /[或及]|其他|相关|有关|等$/;

function matched(guide: Guide, subject: Case, kit: RuleKit): { own: Material; standard: Material }[] {
  const list = subject.handbook?.standard.guide.materials;
  if (!list || !guide.materials) return [];
  const context = { ...subject.context, relation: 'standard' as const };
  return kit.matchMaterials(guide.materials, list, context).flatMap((match) => (match.how === 'same' && match.a && match.b ? [{ own: match.a, standard: match.b }] : []));
}

function namesFromHandbook(guide: Guide, subject: Case, kit: RuleKit): Map<Field, string> {
  const found = new Map<Field, string>();
  for (const { own, standard } of matched(guide, subject, kit)) {
    const [from, to] = [own.name.raw, standard.name.text.trim()];
    if (from !== to && from === own.name.text && [from, to].every((name) => BARE.test(name) && !SEVERAL.test(name))) found.set(own.name as Field, to);
  }
  return found;
}

/** Both lists have the same documents, each once and without 情形, in another order. */
function orderFromHandbook(guide: Guide, subject: Case, kit: RuleKit): Reordering | undefined {
  const own = guide.materials ?? [];
  const list = subject.handbook?.standard.guide.materials ?? [];
  const pairs = matched(guide, subject, kit);
  if (own.length < 2 || own.length !== list.length || pairs.length !== own.length) return undefined;
  if ([...own, ...list].some((material) => material.scenario !== undefined)) return undefined;
  const partner = new Map(pairs.map(({ own: a, standard: b }) => [b, own.indexOf(a)]));
  const order = list.map((material) => partner.get(material) ?? -1);
  if (new Set(order).size !== own.length || order.includes(-1) || order.every((index, at) => index === at)) return undefined;
  const places = own.map((material) => material.name.at).flat();
  return places.length === own.length ? { places, names: own.map((material) => material.name.raw), order, why: '材料次序与手册一致' } : undefined;
}
