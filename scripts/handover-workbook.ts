import { utils, write, type WorkSheet } from '@e965/xlsx';

/** One item as a portal's records hold it, whatever their shape. */
export interface PlainItem {
  /** Label and text. */
  pairs: [string, string][];
  materials?: { head: string[]; rows: string[][] };
}

interface Section {
  t?: string;
  title?: string;
  kv?: [string, string][];
  pairs?: [string, string][];
  text?: string;
  lines?: (string | { name?: string })[] | null;
  table?: { head: string[]; rows: string[][] } | null;
  steps?: (string | string[])[];
}

/** A record of a sample portal (sections under captions) as labels with texts and a table of materials. */
export function plainItem(sections: readonly Section[]): PlainItem {
  const item: PlainItem = { pairs: [] };
  for (const section of sections) {
    const caption = section.t ?? section.title ?? '';
    for (const [label, text] of section.kv ?? section.pairs ?? []) item.pairs.push([label, text]);
    const lines = (section.lines ?? []).map((line) => (typeof line === 'string' ? line : (line.name ?? '')));
    if (section.table) item.materials = section.table;
    else if (section.text !== undefined) item.pairs.push([caption, section.text]);
    else if (lines.length > 0) item.pairs.push([caption, lines.join('\n')]);
    else if (section.steps) item.pairs.push([caption, section.steps.map((step, index) => `${index + 1}. ${typeof step === 'string' ? step : (step[0] ?? '')}`).join('\n')]);
  }
  return item;
}

/** An item library's export: title rows, a heading row, one row a material with the item's columns merged over its rows. */
export function exportWorkbook(items: readonly PlainItem[], origin: { source: string; date: string; person: string }): Uint8Array {
  const labels = [...new Set(items.flatMap((item) => item.pairs.map(([label]) => label)))];
  const parts = [...new Set(items.flatMap((item) => item.materials?.head ?? []))];
  const rows: string[][] = [['政务服务事项导出表'], ['来源', origin.source, '', '导出日期', origin.date, '', '导出人', origin.person], [], [...labels, ...parts]];
  const merges: { s: { r: number; c: number }; e: { r: number; c: number } }[] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: Math.max(1, labels.length - 1) } }];
  for (const item of items) {
    const first = rows.length;
    const own = labels.map((label) => item.pairs.find(([one]) => one === label)?.[1] ?? '');
    const materials = item.materials?.rows ?? [[]];
    for (const [index, material] of materials.entries()) {
      rows.push([...(index === 0 ? own : own.map(() => '')), ...parts.map((part) => material[item.materials?.head.indexOf(part) ?? -1] ?? '')]);
    }
    if (materials.length > 1) for (let c = 0; c < labels.length; c += 1) merges.push({ s: { r: first, c }, e: { r: first + materials.length - 1, c } });
  }
  const sheet: WorkSheet = utils.aoa_to_sheet(rows);
  sheet['!merges'] = merges;
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '事项库');
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
}
