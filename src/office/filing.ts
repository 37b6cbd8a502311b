import type { FilingProblem, FilingVerdict } from '../model/filing.js';
import type { Finding } from '../model/finding.js';
import type { Guide } from '../model/guide.js';
import type { ServiceItem } from '../model/item.js';

/** What counts as an error of a guide, in the precheck and in a filing alike: 严重 or 较重, and certain. */
export function isError({ verdict, severity }: Pick<Finding, 'verdict' | 'severity'>): boolean {
  return verdict === 'fail' && (severity === '严重' || severity === '较重');
}

/** Errors refuse no filing: it is received as 带问题备案, with all that is certain listed. */
export function judgeFiling(findings: readonly Finding[]): { verdict: FilingVerdict; problems: FilingProblem[] } {
  const certain = findings.filter(({ verdict }) => verdict === 'fail');
  return {
    verdict: certain.some(isError) ? 'with-problems' : 'accepted',
    problems: certain.map(({ number, severity, message }) => ({ number, severity, message })),
  };
}

/** Whether a filing comes after its last day. Due days are entered, never computed; without one nothing is late. */
export function isLate(receivedAt: string, due: string | undefined): boolean {
  return due !== undefined && receivedAt.slice(0, 10) > due;
}

/** Which item a guide names: by its code, else by its name; undefined where it names none. A file's name is no statement of the guide. */
export function namedItem(guide: Guide, item: ServiceItem): string | undefined {
  const stated = (element: string): string | undefined => guide.fields[element]?.[0]?.text.trim() || undefined;
  return item.implementationCode ?? (stated('basicCode') ? item.basicCode : undefined) ?? stated('mainItemName') ?? (guide.title?.text.trim() || undefined);
}

/** 备案编号: the year of receipt and a number that runs through it. */
export function filingNumber(receivedAt: string, running: number): string {
  return `BA${receivedAt.slice(0, 4)}${String(running).padStart(6, '0')}`;
}

/** A filing's number somewhere in a text. */
export const FILING_NUMBER = /BA\d{4}\d{6,}/;
