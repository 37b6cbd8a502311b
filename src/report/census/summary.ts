import type { CensusChanges, CensusPart, CensusSummary, CensusUnit } from '../../model/census.js';
import type { Severity } from '../../model/element.js';
import { arrange } from '../arrange.js';
import { unitFigures, type Figure } from '../figures.js';
import { date } from '../dates.js';
import { percent } from '../numbers.js';

/** The figures of a unit's part. */
export function censusUnit({ report, counts }: CensusPart, file?: string): CensusUnit {
  const [figures] = unitFigures(report, arrange(report));
  const none: Record<Severity, number> = { 严重: 0, 较重: 0, 一般: 0, 提示: 0 };
  const department = figures?.department ?? report.scores[0]?.department ?? '';
  return {
    department,
    items: figures?.items ?? 0,
    checked: figures?.checked ?? 0,
    withProblems: figures?.checkedWithProblems ?? 0,
    severities: figures?.severities ?? none,
    doubts: figures?.doubts ?? 0,
    counts,
    ...(file === undefined ? {} : { file }),
  };
}

/** All units together, as a row. */
export function allUnits(units: readonly CensusUnit[]): CensusUnit {
  const sum = (pick: (unit: CensusUnit) => number): number => units.reduce((total, unit) => total + pick(unit), 0);
  return {
    department: '合计',
    items: sum((unit) => unit.items),
    checked: sum((unit) => unit.checked),
    withProblems: sum((unit) => unit.withProblems),
    severities: { 严重: sum((unit) => unit.severities.严重), 较重: sum((unit) => unit.severities.较重), 一般: sum((unit) => unit.severities.一般), 提示: sum((unit) => unit.severities.提示) },
    doubts: sum((unit) => unit.doubts),
    counts: {
      new: sum((unit) => unit.counts.new), persisting: sum((unit) => unit.counts.persisting), mended: sum((unit) => unit.counts.mended),
      doubtful: sum((unit) => unit.counts.doubtful), untold: sum((unit) => unit.counts.untold), delisted: sum((unit) => unit.counts.delisted),
    },
  };
}

/** The key figures of a census with the way each was reckoned. */
export function censusFigures({ run, sides, units }: CensusSummary): Figure[] {
  const { severities, withProblems, checked, doubts } = allUnits(units);
  const [all, ok] = [sides.reduce((sum, side) => sum + side.all, 0), sides.reduce((sum, side) => sum + side.ok, 0)];
  return [
    { name: '事项覆盖率', value: percent(run.checked, run.items), formula: `可比对事项 ${run.checked} 个 ÷ 目录事项 ${run.items} 个` },
    { name: '取证成功率', value: percent(ok, all), formula: `取证成功 ${ok} 次 ÷ 应取证 ${all} 次` },
    { name: '疑似问题', value: `${severities.严重 + severities.较重 + severities.一般} 条`, formula: `严重 ${severities.严重} ＋ 较重 ${severities.较重} ＋ 一般 ${severities.一般}；另有提示 ${severities.提示} 条，不计入` },
    { name: '事项问题率', value: percent(withProblems, checked), formula: `可比对事项中有疑似问题的 ${withProblems} 个 ÷ 可比对事项 ${checked} 个` },
    { name: '待人工核实', value: `${doubts} 条`, formula: '机器不能判定，不计入问题' },
  ];
}

/** What changed, in rows of name, number and meaning; one sentence where there is nothing to compare with. */
export function changeFigures({ since, counts }: CensusChanges): Figure[] {
  if (since === undefined) return [{ name: '首次普查', value: `${counts.new} 条`, formula: '没有以前的普查可比，所列均为首次列出' }];
  return [
    { name: '新增', value: `${counts.new} 条`, formula: `${date(since)}的普查没有，这次有` },
    { name: '持续', value: `${counts.persisting} 条`, formula: '两次都有' },
    { name: '已改正', value: `${counts.mended} 条`, formula: '上次有，这次各方都取到了，不再有' },
    { name: '转人工核实', value: `${counts.doubtful} 条`, formula: '上次有，这次内容变了，机器不能判定' },
    { name: '这次未能比对', value: `${counts.untold} 条`, formula: '上次有，这次有网页或文件没有取到，不能说已经改正' },
    { name: '事项已不在目录', value: `${counts.delisted} 条`, formula: '上次有，事项这次不在目录中' },
  ];
}

/** Why what is new or gone need not be the units' doing. */
export const OTHER_RULES = '上次普查以后，核查规则或本系统有更新：新增和消失的问题可能由此而来，不一定是单位改动了内容。';
/** What the findings of a census are. */
export const REMINDERS = '普查所列均为提醒，不扣分，不进入每周抽查的问题台账';
