import type { Field } from './field.js';

/** Identifier of an element as in `schemas/guide.schema.json`, for example `promisedTimeLimit`, `places[].address`, `consultation.phones`. */
export type ElementId = string;

/** One row of a list of materials. A part that the side does not state is absent: silence is not a difference. */
export interface Material {
  name: Field<string>;
  /** 情形 under which the side lists it, where it lists materials by 情形. */
  scenario?: string;
  /** Identifier of a part without the prefix `material.`: form, copies, medium, source, necessity, condition, issuer, legalBasis, instructions … */
  parts: Partial<Record<MaterialPart, Field>>;
}

/**
 * `form` is original or copy (原件, 复印件, 原件或复印件), `medium` paper or electronic (纸质, 电子, 纸质或电子);
 * both are reported as `material.form` (standards: 材料形式).
 */
export type MaterialPart =
  | 'code' | 'kind' | 'form' | 'medium' | 'copies' | 'paperSize' | 'source' | 'issuer' | 'necessity' | 'condition'
  | 'exempt' | 'trustLevel' | 'toleranceTerm' | 'legalBasis' | 'instructions' | 'blankForm' | 'sampleForm';

/** One place of handling (窗口, 大厅) with what it states about itself. */
export interface ServicePlace {
  name?: Field<string>;
  address?: Field;
  openingHours?: Field;
  phones?: Field;
}

/** One step of a process, in order. */
export interface Step {
  name: Field<string>;
  duration?: Field;
}

/** A service guide or handbook entry as it was read from one snapshot. What is not stated is absent. */
export interface Guide {
  /** SHA-256 of the bytes it was read from. */
  snapshot: string;
  title?: Field<string>;
  /** Scalar elements by identifier. Several fields: the side states the element more than once. */
  fields: Partial<Record<ElementId, Field[]>>;
  /** `undefined`: silent on materials; empty: states that none are needed (then `fields.materials` holds that statement). */
  materials?: Material[];
  steps?: Step[];
  places: ServicePlace[];
  /** Links of the side's own content (blank forms, samples, online entrances); never those of page furniture. */
  links: { text: string; href: string; at: Field['at'] }[];
  /** Labels of elements behind which nothing stands, and which the side states nowhere else; the field is the label's own. */
  blanks?: { element: ElementId; field: Field<string> }[];
  /** Labelled texts whose label is no element of the schema, kept so that nothing is lost. */
  unknown: { label: string; field: Field<string> }[];
}
