import { byCodePoint } from '../model/code-points.js';
import type { Counted, IndicatorSheet, IndicatorThreshold, UnitFigure } from '../model/indicator.js';

type Values = Record<string, string | number>;


/** Every figure of every unit, counted and not divided. */
export function figuresOf(rows: readonly Values[], form: IndicatorSheet): UnitFigure[] {
  const units = [...new Set(rows.map((row) => String(row.unit)))].sort(byCodePoint);
  return form.figures.flatMap((figure) =>
    units.flatMap((unit) => {
      const own = rows.filter((row) => row.unit === unit);
      const kinds = figure.by === undefined ? [undefined] : [...new Set(own.map((row) => String(row[figure.by ?? ''])))].sort(byCodePoint);
      return kinds.map((of): UnitFigure => {
        const some = of === undefined ? own : own.filter((row) => String(row[figure.by ?? '']) === of);
        return { unit, figure: figure.id, label: figure.label, ...(of === undefined ? {} : { of }), hits: count(some, figure.hits), total: figure.among === undefined ? some.length : count(some, figure.among) };
      });
    }));
}

/** A unit to be talked to, and why. */
export interface Talk extends UnitFigure {
  threshold: IndicatorThreshold;
  words: string;
}

/** 约谈名单: units under a threshold, compared in whole numbers; where too few were looked at nobody is on it. */
export function talksOf(figures: readonly UnitFigure[], form: IndicatorSheet): Talk[] {
  return form.thresholds.flatMap((threshold) =>
    figures
      .filter((one) => one.figure === threshold.figure && one.total >= threshold.atLeast && one.hits * 100 < threshold.belowPercent * one.total)
      .map((one) => ({ ...one, threshold, words: `${one.unit}${one.of === undefined ? '' : `（${one.of}）`}${one.label}${one.hits}/${one.total}，低于${threshold.belowPercent}%，列入${threshold.then}名单` })));
}

function count(rows: readonly Values[], what: Counted): number {
  if ('sum' in what) return rows.reduce((sum, row) => sum + Number(row[what.sum] ?? 0), 0);
  return rows.filter((row) => what.in.includes(String(row[what.column]))).length;
}
