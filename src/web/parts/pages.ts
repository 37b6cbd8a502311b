import { api } from '../api.js';

/** The page that an address asks for, from 1; whatever is no number is the first. */
export const pageAt = (place: URLSearchParams): number => Math.max(1, Math.floor(Number(place.get('page') ?? 1)) || 1);

/** Pages of a table whose rows come from the server page by page. */
export function pagesOf({ total, page, size, unit, turn }: { total: number; page: number; size: number; unit: string; turn: (page: number) => void }) {
  return { current: page, pageSize: size, total, showSizeChanger: false, hideOnSinglePage: page === 1, showTotal: (all: number) => `共 ${all} ${unit}`, onChange: turn };
}

/** What an empty table says: an address may ask for a page behind the last one. */
export const noRows = (total: number, say: string): string => (total > 0 ? '没有这一页，请从下面选前面的页。' : say);

const AT_ONCE = 200;
/** Rows of a table that are saved at once; as many as the server takes (ShownTable). */
export const MOST_ROWS = 20_000;

/** Rows of a list, and how many it has. */
export interface AllRows<T> {
  rows: readonly T[];
  total: number;
}

/** All rows of a list that the server gives page by page, as far as they are saved at once. */
export async function allPages<T>(path: string): Promise<AllRows<T>> {
  const found: T[] = [];
  for (let page = 1; ; page += 1) {
    const { rows, total } = await api.get<{ rows: T[]; total: number }>(`${path}${path.includes('?') ? '&' : '?'}page=${page}&size=${AT_ONCE}`);
    found.push(...rows);
    if (rows.length === 0 || found.length >= Math.min(total, MOST_ROWS)) return { rows: found, total: rows.length === 0 ? found.length : total };
  }
}
