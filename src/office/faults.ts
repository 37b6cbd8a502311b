import type { Moment } from '../model/calendar.js';

/** A fault that is nobody's in the units, decided once: what it covers is revoked in all units and weeks. */
export type Fault =
  | {
      kind: '手册错误';
      /** The handbook entry, by basic code. */
      basicCode: string;
      element: string;
      key?: string;
      /** Version of the entry; absent: all. */
      version?: string;
    }
  | {
      kind: '平台故障';
      /** Portal's host name. */
      host: string;
      /** The pages taken from then … */
      from: Moment;
      /** … until before then. */
      to: Moment;
    };

/** What a fault is held against. */
export interface FaultSubject {
  basicCode: string;
  element: string;
  key?: string;
  /** Version of the handbook entry it was judged by, where it was. */
  handbookVersion?: string;
  /** Host and time of the online page it rests on, where it does. */
  online?: { host: string; takenAt: Moment };
}

/** Whether a finding rests on the fault. */
export function restsOn(fault: Fault, finding: FaultSubject): boolean {
  if (fault.kind === '平台故障') {
    const { online } = finding;
    return online !== undefined && online.host === fault.host && online.takenAt >= fault.from && online.takenAt < fault.to;
  }
  if (finding.handbookVersion === undefined) return false;
  return (
    finding.basicCode === fault.basicCode && finding.element === fault.element && (fault.key === undefined || finding.key === fault.key) &&
    (fault.version === undefined || finding.handbookVersion === fault.version)
  );
}
