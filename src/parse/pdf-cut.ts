import type { Ruling, Run } from './pdf-page.js';

/** A blank lies at a ruling if it is not further from it than this many heights of the letters. */
const REACH = 1.2;

/** Wide letters (CJK and full-width forms) take one height, others about half of it. */
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60]/u;

/** Where the blanks of a run lie, as far as the widths of its letters let one say. */
function blanksOf(run: Run): { index: number; x: number }[] {
  const letters = [...run.text];
  const widths = letters.map((letter) => (WIDE.test(letter) ? 1 : 0.5));
  const scale = (run.x1 - run.x0) / widths.reduce((sum, width) => sum + width, 0);
  let x = run.x0;
  let index = 0;
  return letters.flatMap((letter, at) => {
    const width = (widths[at] ?? 0) * scale;
    const here = { index, x: x + width / 2 };
    x += width;
    index += letter.length;
    return letter === ' ' && at > 0 && at < letters.length - 1 ? [here] : [];
  });
}

/**
 * Runs cut where an upright ruling goes through them at a blank: a PDF's text may come as one run over the narrow gap between two
 * cells of a row (监督投诉电话 （0571）…).
 */
export function cutAtRulings(runs: readonly Run[], upright: readonly Ruling[]): Run[] {
  return runs.flatMap((run) => {
    const y = run.y - run.size * 0.3;
    const crossing = upright.filter((one) => one.from <= y && one.to >= y && one.at > run.x0 + run.size * 0.3 && one.at < run.x1).sort((a, b) => a.at - b.at);
    const cuts: { index: number; at: number }[] = [];
    const blanks = crossing.length === 0 ? [] : blanksOf(run);
    for (const { at } of crossing) {
      const free = blanks.filter((blank) => blank.index > (cuts.at(-1)?.index ?? 0) && Math.abs(blank.x - at) <= run.size * REACH);
      const nearest = free.sort((a, b) => Math.abs(a.x - at) - Math.abs(b.x - at))[0];
      if (nearest) cuts.push({ index: nearest.index, at });
    }
    if (cuts.length === 0) return [run];
    return [...cuts, { index: run.text.length, at: run.x1 }].map((cut, place): Run => {
      const before = cuts[place - 1];
      return { ...run, text: run.text.slice(before === undefined ? 0 : before.index + 1, cut.index), x0: before?.at ?? run.x0, x1: cut.at };
    }).filter((part) => part.text.trim() !== '');
  });
}
