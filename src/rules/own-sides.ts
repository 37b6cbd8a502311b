import type { Capture, Side } from '../model/capture.js';
import type { Case } from '../model/case.js';
import type { Field } from '../model/field.js';
import type { Guide } from '../model/guide.js';
import type { Mark } from '../model/rule.js';
import { present, SIDE_NAMES } from './sides.js';

/** One guide looked at alone, the handbook entry included: what it shows belongs to its own author. */
export interface OwnSide {
  side: Side;
  capture: Capture;
  guide: Guide;
}

const made = new WeakMap<Case, OwnSide[]>();

/** The guides of a case, made once for all rules. */
export function ownSides(subject: Case): OwnSide[] {
  const known = made.get(subject) ?? listSides(subject);
  made.set(subject, known);
  return known;
}

function listSides(subject: Case): OwnSide[] {
  return [
    ...subject.online.map((one) => ({ side: 'online' as const, ...one })),
    ...subject.offline.map((one) => ({ side: 'offline' as const, ...one })),
    ...(subject.handbook ? [{ side: 'handbook' as const, capture: subject.handbook.capture, guide: subject.handbook.standard.guide }] : []),
  ];
}

/** A mark on one guide alone; the check room joins the sides that show the same. */
export function qualityMark(own: OwnSide, verdict: Mark['verdict'], element: string, defect: string, messageId: string, data: Record<string, string>, field: Field): Mark {
  return {
    verdict,
    relation: 'quality',
    element,
    defect,
    messageId,
    data: { side: SIDE_NAMES[own.side], ...data },
    sides: { [own.side]: present(own, field) },
  };
}
