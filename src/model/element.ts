/** Scope of an element: equal citywide, handbook gives ceiling or floor, filled in locally, or metadata. */
export type Scope = 'unified' | 'ceiling' | 'floor' | 'local' | 'meta';

export type Severity = '严重' | '较重' | '一般' | '提示';

/** A label that several elements print. */
export interface SharedLabel {
  label: string;
  /** `either`: the value decides which one it is; `both`: the label holds all of them. */
  how: 'either' | 'both';
  /** How a person tells them apart, one Chinese sentence. */
  decide: string;
  /** Present where the label stands in such a list only. */
  within?: string;
}

/** One element of a guide as `schemas/guide.schema.json` describes it. */
export interface ElementSpec {
  id: string;
  /** 标准名称 */
  label: string;
  aliases: string[];
  /** Which comparator reads and compares it. */
  kind: string;
  scope: Scope;
  severity: Severity;
  basis: string;
  required: boolean;
  /** For a material's part: the identifier within the material. */
  part?: string;
  /** The list whose rows it belongs to (`materials`, `process.steps` …): its labels count only there. */
  within?: string;
  /** What a person who writes a guide puts there, one Chinese sentence. */
  guidance?: string;
  example?: string;
  /** The closed list of values, for enums and sets of enums. */
  values?: string[];
  /** Names of the element in records that portals and item libraries export (`PROMISE_DAY`); compared without regard to case. */
  fieldNames?: string[];
  /** Those of its labels that other elements print as well. */
  shared?: SharedLabel[];
}
