import type { Capture, Side } from '../model/capture.js';
import type { Case } from '../model/case.js';
import type { Finding, FindingSide } from '../model/finding.js';
import type { MarkSide, Relation } from '../model/rule.js';
import { SIDE_NAMES } from '../rules/sides.js';
import type { Defect } from './defect.js';
import { fingerprintOf } from './fingerprint.js';
import { maintainersOf, type MaintainerOf } from './maintainer.js';
import { renderMessage } from './message.js';
import type { RuledMark } from './run-rules.js';

const SIDES: readonly Side[] = ['online', 'offline', 'handbook'];
const RELATIONS: readonly Relation[] = ['online-offline', 'online-handbook', 'offline-handbook', 'quality'];

/** The finding of a defect, before scoring (points 0). */
export function findingOf(defect: Defect, subject: Case, maintainer: MaintainerOf): Finding {
  const [{ rule, mark }] = defect.shown;
  const { meta } = rule;
  const { item } = subject;
  const relations = new Set(defect.shown.map((one) => one.mark.relation));
  const data = 'side' in mark.data ? { ...mark.data, side: namesOf(defect) } : mark.data;
  const also = furtherCaptures(defect.shown);
  const severity = mark.severity ?? meta.severity;
  const identity = { itemId: item.id, element: mark.element, ...(mark.key === undefined ? {} : { key: mark.key }), defect: mark.defect };
  return {
    fingerprint: fingerprintOf({ ...identity, fault: defect.fault }),
    ...(relations.has('online-offline') && defect.fault !== 'unknown' ? { formerly: fingerprintOf({ ...identity, fault: 'unknown' }) } : {}),
    number: meta.number,
    item: item.implementationCode ?? item.basicCode,
    itemId: item.id,
    basicCode: item.basicCode,
    itemName: item.name,
    department: item.department,
    element: mark.element,
    ...(mark.key === undefined ? {} : { key: mark.keyLabel ?? mark.key }),
    rule: meta.id,
    relations: RELATIONS.filter((relation) => relations.has(relation)),
    verdict: defect.verdict,
    severity,
    messageId: mark.messageId,
    data,
    message: renderMessage(meta, mark.messageId, data),
    ...(mark.comparison ? { reason: mark.comparison.reason } : {}),
    maintainer: maintainersOf(defect, mark.element, subject, maintainer),
    ...(defect.fault === 'both' || defect.fault === 'unknown' ? {} : { fault: defect.fault }),
    lifecycle: meta.lifecycle,
    sides: sidesOf([...defect.shown, ...defect.context], subject),
    points: 0,
    ...(also.length > 0 ? { also } : {}),
  };
}

/** The sides that show the defect, as they are called in a sentence; a deviation from the handbook is the channels' alone. */
function namesOf(defect: Defect): string {
  const shown = new Set(defect.shown.filter(({ mark }) => 'side' in mark.data).flatMap(({ mark }) => Object.keys(mark.sides) as Side[]));
  const quality = defect.shown[0].mark.relation === 'quality';
  const names = SIDES.filter((side) => shown.has(side) && (quality || side !== 'handbook')).map((side) => SIDE_NAMES[side]);
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join('、')}和${last}` : last;
}

/** Each side once: the first mark that shows it, in the order given. */
function sidesOf(marks: readonly RuledMark[], subject: Case): Finding['sides'] {
  const found: Finding['sides'] = {};
  for (const side of SIDES) {
    const shown = marks.map(({ mark }) => mark.sides[side]).find((one) => one !== undefined);
    if (shown) found[side] = findingSide(shown, captureOf(subject, side, shown.capture));
  }
  return found;
}

function findingSide(side: MarkSide, capture: Capture | undefined): FindingSide {
  const { field } = side;
  return {
    raw: field?.raw ?? side.absent ?? '',
    ...(field && field.text !== field.raw ? { text: field.text } : {}),
    at: field?.at ?? null,
    capture: side.capture,
    ...(capture?.takenAt ? { takenAt: capture.takenAt } : {}),
    ...(capture?.url ? { url: capture.url } : {}),
    ...(capture?.file ? { file: capture.file } : {}),
    ...(capture?.updatedAt ? { updatedAt: capture.updatedAt } : {}),
  };
}

function captureOf(subject: Case, side: Side, name: string): Capture | undefined {
  const taken = side === 'handbook' ? (subject.handbook ? [subject.handbook] : []) : subject[side];
  return taken.map(({ capture }) => capture).find((capture) => capture.capture === name) ?? subject.captures.find((capture) => capture.channel === side && capture.capture === name);
}

/** Captures beyond the first of each side that show the defect too. */
function furtherCaptures(marks: readonly RuledMark[]): NonNullable<Finding['also']> {
  const further: NonNullable<Finding['also']> = [];
  for (const side of SIDES) {
    const seen = new Set<string>();
    for (const { mark } of marks) {
      const shown = mark.sides[side];
      if (!shown || seen.has(shown.capture)) continue;
      if (seen.size > 0) further.push({ side, capture: shown.capture, raw: shown.field?.raw ?? shown.absent ?? '' });
      seen.add(shown.capture);
    }
  }
  return further;
}
