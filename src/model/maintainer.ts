import type { Side } from './capture.js';

/**
 * A row of `schemas/maintainers.json` (责任方): who can change elements on a side. Rows are tried in their order and the first
 * that fits decides; where none fits, nobody is known and nobody loses points.
 */
export interface MaintainerRow {
  side: Side;
  /** Hosts of the portal that the row is about; absent: every portal. */
  hosts?: string[];
  /** Words one of which a unit's name has to end with (镇, 街道 …); absent: every unit. */
  unitEndings?: string[];
  /** Identifiers of elements; `material.*` means all parts of a material. Absent: every element. */
  elements?: string[];
  /** `unit`: the unit itself; `owner`: the owner of the handbook entry; else the name of the body as it is printed. */
  maintainer: string;
  /** Why it is so, one Chinese sentence. */
  source: string;
}
