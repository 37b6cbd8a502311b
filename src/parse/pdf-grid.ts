import { cutAtRulings } from './pdf-cut.js';
import type { Ruling, Run } from './pdf-page.js';

/** A cell that rulings enclose on all four sides. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
  runs: Run[];
}

/** Rulings as near to each other as this are one line. Points. */
const NEAR = 3;

/** Rulings that lie on one line and touch, as one. */
function merged(rulings: readonly Ruling[]): Ruling[] {
  const sorted = [...rulings].sort((a, b) => a.at - b.at || a.from - b.from);
  const lines: Ruling[][] = [];
  for (const ruling of sorted) {
    const line = lines.at(-1);
    if (line?.[0] && ruling.at - line[0].at <= NEAR) line.push(ruling);
    else lines.push([ruling]);
  }
  return lines.flatMap((line) => {
    const whole: Ruling[] = [];
    for (const one of [...line].sort((a, b) => a.from - b.from)) {
      const last = whole.at(-1);
      if (last && one.from <= last.to + NEAR) last.to = Math.max(last.to, one.to);
      else whole.push({ ...one });
    }
    return whole;
  });
}

/** The cells of a page with their text, and the runs that stand in none. A line under words, which crosses no cell, encloses nothing. */
export function boxesOf(runs: readonly Run[], rulings: readonly Ruling[]): { boxes: Box[]; free: Run[] } {
  const upright = merged(rulings.filter((one) => !one.level));
  const level = merged(rulings.filter((one) => one.level));
  const boxes = new Map<string, Box>();
  const free: Run[] = [];
  for (const run of cutAtRulings(runs, upright)) {
    const x = Math.min(run.x0 + run.size * 0.3, (run.x0 + run.x1) / 2);
    const y = run.y - run.size * 0.3;
    const here = upright.filter((one) => one.from <= y + NEAR && one.to >= y - NEAR);
    const left = Math.max(...here.filter((one) => one.at <= x).map((one) => one.at));
    const right = Math.min(...here.filter((one) => one.at > x).map((one) => one.at));
    const across = level.filter((one) => one.from <= left + NEAR && one.to >= right - NEAR);
    const top = Math.max(...across.filter((one) => one.at <= y).map((one) => one.at));
    const bottom = Math.min(...across.filter((one) => one.at > y).map((one) => one.at));
    if (![left, right, top, bottom].every(Number.isFinite)) {
      free.push(run);
      continue;
    }
    const key = [left, right, top, bottom].map((edge) => Math.round(edge)).join(' ');
    const box = boxes.get(key) ?? { left, right, top, bottom, runs: [] };
    box.runs.push(run);
    boxes.set(key, box);
  }
  return { boxes: [...boxes.values()], free };
}

/** Cells that hang together, as one table each. */
export function tablesOf(boxes: readonly Box[]): Box[][] {
  const tables: Box[][] = [];
  for (const box of [...boxes].sort((a, b) => a.top - b.top || a.left - b.left)) {
    const table = tables.find((cells) => cells.some((cell) => box.top <= cell.bottom + NEAR * 2 && box.bottom >= cell.top - NEAR * 2 && box.left <= cell.right + NEAR * 2 && box.right >= cell.left - NEAR * 2));
    if (table) table.push(box);
    else tables.push([box]);
  }
  return joined(tables);
}

/** Tables one of whose cells touches another's, as one: the first cells of two columns may have come before what lies between them. */
function joined(tables: Box[][]): Box[][] {
  for (let index = 0; index < tables.length; index += 1) {
    for (let other = index + 1; other < tables.length; other += 1) {
      const [a, b] = [tables[index] ?? [], tables[other] ?? []];
      const [top, bottom] = [Math.min(...a.map((one) => one.top)), Math.max(...a.map((one) => one.bottom))];
      if (Math.min(...b.map((one) => one.top)) >= bottom - NEAR || Math.max(...b.map((one) => one.bottom)) <= top + NEAR) continue;
      tables[index] = [...a, ...b];
      tables.splice(other, 1);
      other = index;
    }
  }
  return tables;
}

/** Positions that are near to each other, once. */
function edges(values: readonly number[]): number[] {
  const found: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) if (found.length === 0 || value - (found.at(-1) ?? 0) > NEAR * 2) found.push(value);
  return found;
}

/** A table as a full grid of cells; a cell over several rows or columns stands in each. Squares without text are `undefined`. */
export function gridOf(table: readonly Box[], rulings: readonly Ruling[]): { rows: (Box | undefined)[][]; columns: number[] } {
  const [top, bottom] = [Math.min(...table.map((box) => box.top)), Math.max(...table.map((box) => box.bottom))];
  const drawn = merged(rulings.filter((one) => !one.level)).filter((one) => one.from < bottom - NEAR && one.to > top + NEAR).map((one) => one.at);
  const columns = edges([...table.flatMap((box) => [box.left, box.right]), ...drawn]);
  const lines = edges(table.flatMap((box) => [box.top, box.bottom]));
  const rows: (Box | undefined)[][] = [];
  for (let r = 0; r < lines.length - 1; r += 1) {
    const y = ((lines[r] ?? 0) + (lines[r + 1] ?? 0)) / 2;
    const row: (Box | undefined)[] = [];
    for (let c = 0; c < columns.length - 1; c += 1) {
      const x = ((columns[c] ?? 0) + (columns[c + 1] ?? 0)) / 2;
      row.push(table.find((box) => box.left <= x && box.right >= x && box.top <= y && box.bottom >= y));
    }
    if (row.some((box) => box !== undefined)) rows.push(row);
  }
  return { rows, columns };
}
