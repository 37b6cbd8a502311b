import { createHash } from 'node:crypto';
import type { Side } from '../model/capture.js';

/** Whose fault a defect is, as far as it is known: one side, both channels alike, or nobody knows. */
export type FaultSide = Side | 'both' | 'unknown';

/** What a defect is known by across weeks: never an index, a count, a text or the rule that showed it. */
export interface DefectIdentity {
  itemId: string;
  element: string;
  key?: string;
  defect: string;
  fault: FaultSide;
}

/** SHA-256 in hex over the identity of a defect. */
export function fingerprintOf({ itemId, element, key, defect, fault }: DefectIdentity): string {
  return createHash('sha256').update(JSON.stringify([itemId, element, key ?? '', defect, fault])).digest('hex');
}
