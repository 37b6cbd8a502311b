/** Scope of an element: equal citywide, handbook gives ceiling or floor, filled in locally, or metadata. */
export type Scope = 'unified' | 'ceiling' | 'floor' | 'local' | 'meta';

export type Severity = '严重' | '较重' | '一般' | '提示';

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
  /** Other elements that one of its labels may hold as well (“申报资料及办理条件”). */
  guidance?: string;
  example?: string;
  /** The closed list of values, for kind `enum` and sets. */
  values?: string[];
}
