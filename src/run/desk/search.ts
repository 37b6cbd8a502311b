import { getFiling, listItems, listNotices, listUnits } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { findingPage, TOLD, type IndexFilter, type FindingRowView } from './finding-rows.js';
import { ruleTitles } from './rule-pages.js';

/** Something that a search found, and the page that shows it. */
export interface Found {
  kind: string;
  name: string;
  note: string;
  path: string;
}

export interface SearchResult {
  findings: { total: number; rows: FindingRowView[] };
  places: Found[];
}

const MOST = 20;
const FIRST = 10;

/** Whether who searches may read things of a kind, where given those of a unit; findings and items are of who may search at all. */
type MayRead = (action: 'filing.read' | 'notice.read' | 'overview.read' | 'rule.read', unit?: string) => boolean;

/** Items, units, notices, filings, rules and findings that hold all the words, of the kinds that may be read; a unit's user finds its own only. */
export async function searchAll(desk: Desk, text: string, unit: string | undefined, may: MayRead): Promise<SearchResult> {
  const words = text.trim().split(/\s+/).filter((word) => word !== '').map((word) => word.toLowerCase());
  if (words.length === 0) return { findings: { total: 0, rows: [] }, places: [] };
  const fits = (...texts: readonly string[]): boolean => words.every((word) => texts.some((one) => one.toLowerCase().includes(word)));
  const filter: IndexFilter = { text: text.trim(), ...(unit === undefined ? {} : { unit, state: TOLD }) };
  const units = await listUnits(desk.store);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const shown = (id: string): string => names.get(id) ?? id;
  const number = (words[0] ?? '').toUpperCase();
  const filing = words.length === 1 && may('filing.read') ? await getFiling(desk.store, number) : undefined;
  const found: Found[] = [
    ...(filing && may('filing.read', filing.unit) ? [{ kind: '备案', name: filing.number, note: shown(filing.unit), path: `/filings?open=${encodeURIComponent(filing.number)}` }] : []),
    ...(may('notice.read') ? await listNotices(desk.store, unit === undefined ? {} : { unit }) : []).filter((notice) => fits(notice.number)).map(({ id, number: own, unit: of }) => ({ kind: '告知书', name: own, note: shown(of), path: `/notices/${encodeURIComponent(id)}` })),
    ...(unit === undefined && may('overview.read') ? units.filter(({ id, name }) => fits(name, id)) : []).map(({ id, name }) => ({ kind: '单位', name, note: '该单位的问题', path: `/findings?unit=${encodeURIComponent(id)}` })),
    ...(await listItems(desk.store, unit === undefined ? {} : { unit })).filter(({ id, name, unit: of }) => fits(name, id, shown(of))).map(({ id, name, unit: of }) => ({ kind: '事项', name, note: shown(of), path: `/findings?item=${encodeURIComponent(id)}` })),
    ...(may('rule.read') ? ruleTitles() : []).filter((rule) => fits(rule.number, rule.title)).map((rule) => ({ kind: '规则', name: `${rule.number} ${rule.title}`, note: '', path: `/rules/${rule.number}` })),
  ];
  return { findings: await findingPage(desk, filter, { page: 1, size: FIRST }), places: found.slice(0, MOST) };
}
