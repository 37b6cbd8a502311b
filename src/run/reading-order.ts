import type { Finding } from '../model/finding.js';
import type { Guide } from '../model/guide.js';
import type { Place } from '../model/place.js';
import { ownSide } from '../report/text-check.js';

/** Where a finding stands in its file: numbers to compare one after the other. What stands nowhere comes last. */
type Order = number[];

const LAST = Number.MAX_SAFE_INTEGER;

/** Findings of one guide in the order in which a reader of the file meets them. `tableStarts`: for each table of a Word document the number of its first paragraph. */
export function inReadingOrder(findings: readonly Finding[], guide: Guide, tableStarts: readonly number[]): Finding[] {
  const turn = turns(guide);
  const orders = new Map(findings.map((finding) => [finding, orderOf(ownSide(finding)?.source.at ?? null, turn, tableStarts)]));
  return [...findings].sort((a, b) => compare(orders.get(a) ?? [], orders.get(b) ?? []));
}

function compare(a: Order, b: Order): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function orderOf(at: Place | Place[] | null, turn: Map<string, number>, tableStarts: readonly number[]): Order {
  const place = Array.isArray(at) ? at[0] : at;
  if (!place) return [LAST];
  const order = turn.get(JSON.stringify(place)) ?? LAST - 1;
  switch (place.kind) {
    case 'text': return [place.line, place.column];
    case 'docx': return place.table === undefined ? [place.paragraph ?? 0] : [tableStarts[place.table - 1] ?? LAST - 1, 1, place.table, place.row ?? 0, place.cell ?? 0];
    case 'pdf': return [place.page, order];
    case 'sheet': case 'html': case 'json': return [order];
  }
}

/** Elements were put into the guide in the order of the file; lists stand behind them. */
function turns(guide: Guide): Map<string, number> {
  const found = new Map<string, number>();
  const add = (at: Place | Place[]): void => {
    for (const place of [at].flat()) {
      const key = JSON.stringify(place);
      if (!found.has(key)) found.set(key, found.size);
    }
  };
  if (guide.title) add(guide.title.at);
  for (const fields of Object.values(guide.fields)) for (const field of fields ?? []) add(field.at);
  for (const material of guide.materials ?? []) for (const field of [material.name, ...Object.values(material.parts)]) add(field.at);
  for (const step of guide.steps ?? []) add(step.name.at);
  for (const { field } of guide.unknown) add(field.at);
  return found;
}
