import type { RecordTable } from '../model/records.js';
import { foldLabel } from './labels.js';
import type { SheetRow } from './sheets.js';

/** Where something that was handed over comes from. */
export interface Provenance {
  source?: string;
  /** ISO 8601 with +08:00. */
  date?: string;
  person?: string;
}

const two = (text: string | undefined): string => (text ?? '0').padStart(2, '0');

/** A date as offices write it, with or without a time, as ISO 8601 in +08:00; `undefined` where the text is none. */
export function momentOf(text: string): string | undefined {
  const found = /(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?日?(?:[T\s]{0,3}(\d{1,2})\s?[:：时点]\s?(\d{1,2})(?:\s?[:：分]\s?(\d{1,2}))?)?/.exec(text.normalize('NFKC')) ?? /^\s{0,4}(\d{4})(\d{2})(\d{2})\s{0,4}$/.exec(text);
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second] = found;
  const iso = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}+08:00`;
  const moment = Date.parse(iso);
  // A day that does not exist moves on to the next month.
  return Number.isNaN(moment) || new Date(moment + 8 * 3_600_000).getUTCDate() !== Number(day) ? undefined : iso;
}

type Part = keyof Provenance;
const PARTS: readonly Part[] = ['source', 'date', 'person'];

/** Puts a value under one of the three; a date that is none is left out. */
export function stated(part: Part, text: string): Provenance {
  const words = text.trim();
  if (words === '') return {};
  if (part !== 'date') return { [part]: words };
  const date = momentOf(words);
  return date === undefined ? {} : { date };
}

/** What rows outside of a table say: a label with its value in the next filled cell, or behind a colon in the same one. */
export function provenanceIn(rows: readonly SheetRow[], table: RecordTable): Provenance {
  const found: Provenance = {};
  const keep = (label: string, value: string): boolean => {
    const part = PARTS.find((one) => table.handover[one].includes(foldLabel(label)));
    if (!part || value.trim() === '') return false;
    Object.assign(found, { ...stated(part, value), ...found });
    return true;
  };
  for (const row of rows) {
    row.cells.forEach((cell, index) => {
      if (cell.text === '' || (index > 0 && row.cells[index - 1]?.cell === cell.cell)) return;
      const next = row.cells.slice(index + 1).find((other) => other.text !== '' && other.cell !== cell.cell);
      if (next && keep(cell.text, next.text)) return;
      for (const piece of cell.text.split(/[\n；;，,　]|\s{2,}/)) {
        const colon = /[:：∶]/.exec(piece)?.index ?? -1;
        if (colon > 0) keep(piece.slice(0, colon), piece.slice(colon + 1));
      }
    });
  }
  return found;
}

/** The same three from a record (`handover.json`): Chinese labels or the words source, date, person. */
export function provenanceOf(record: Record<string, unknown>, table: RecordTable): Provenance {
  const found: Provenance = {};
  for (const [name, value] of Object.entries(record)) {
    const part = PARTS.find((one) => one === name.toLowerCase() || table.handover[one].includes(foldLabel(name)));
    if (part && (typeof value === 'string' || typeof value === 'number')) Object.assign(found, stated(part, String(value)));
  }
  return found;
}
