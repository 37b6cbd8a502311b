import type { Report } from '../model/report.js';

const FIRST = ['schemaVersion', 'run', 'coverage', 'findings', 'problems', 'unstated', 'scores', 'notices'];

/** `report.json`: two spaces, keys in code point order (those of the report itself in reading order), a line end at the end. */
export function renderJson(report: Report): string {
  const { rest, first } = split(report);
  return `${JSON.stringify(Object.fromEntries([...first, ...rest]), null, 2)}\n`;
}

/** A value on one line, keys in code point order. */
export function renderRow(value: unknown): string {
  return JSON.stringify(ordered(value));
}

function split(report: Report): { first: [string, unknown][]; rest: [string, unknown][] } {
  const entries = Object.entries(report).map(([key, value]): [string, unknown] => [key, ordered(value)]);
  const known = (key: string): boolean => FIRST.includes(key);
  return {
    first: entries.filter(([key]) => known(key)).sort(([a], [b]) => FIRST.indexOf(a) - FIRST.indexOf(b)),
    rest: entries.filter(([key]) => !known(key)).sort(byKey),
  };
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).sort(byKey).map(([key, inner]) => [key, ordered(inner)]));
}

/** UTF-16 order differs from code point order only for keys beyond the BMP, which identifiers never hold. */
function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
