import type { Arrangement, NumberedFinding } from '../arrange.js';
import { codesOf } from '../codes.js';
import { escapeMarkdown } from '../escape.js';
import type { UnitFigures } from '../figures.js';
import { totalFigures } from '../figures.js';
import type { Wording } from '../labels.js';
import { elementWithKey, findingTitle, ruleOf } from '../labels.js';
import { percent, points } from '../numbers.js';
import { lineOf } from '../sides.js';

const MOST_SIGNS = 60;

/** 附件1 单位统计表. What only later runs know is a dash. */
export function unitsAnnex(units: readonly UnitFigures[]): string {
  const rows = [...units, totalFigures(units)].map((unit, index) => {
    const { 严重, 较重, 一般 } = unit.severities;
    return row([
      index === units.length ? '' : String(index + 1), unit.department, String(unit.checked), String(unit.itemsWithProblems), `${严重}/${较重}/${一般}`,
      percent(unit.checkedWithProblems, unit.checked), points(unit.points), '—', '—', '—', '—', '—',
    ]);
  });
  const head = ['序号', '单位', '抽查事项数', '发现问题事项数', '问题条数（严重/较重/一般）', '事项问题率', '拟扣分', '累计扣分', '上期遗留', '已整改', '整改率', '复核中'];
  return `## 附件1　单位统计表\n\n${table(head, rows)}\n\n事项问题率＝可比对事项中有疑似问题的事项÷可比对事项；“—”为本期尚无数据。`;
}

/** 附件2 问题清单. Long texts are cut; the workbook and the page hold them whole. */
export function problemsAnnex(arrangement: Arrangement, wording: Wording): string {
  const head = ['序号', '单位', '事项名称', '基本编码', '要素', '手册标准', '线上内容', '线下内容', '问题类型', '规则编号', '依据', '拟扣分', '整改时限', '证据编号'];
  const rows = arrangement.fails.flatMap((unit) => unit.items.flatMap((item) => item.findings.map((entry) => findingRow(entry, wording))));
  if (rows.length === 0) return '## 附件2　疑似问题清单\n\n本期未发现疑似问题。';
  return `## 附件2　疑似问题清单\n\n${table(head, rows)}\n\n过长的文字以“……”截断，全文和差异见检查报告。`;
}

function findingRow(entry: NumberedFinding, wording: Wording): string {
  const { finding } = entry;
  return row([
    entry.name.replace(/^\D+/, ''), finding.department, finding.itemName, codesOf(finding).basic, elementWithKey(finding, wording),
    lineOf(finding, 'handbook', MOST_SIGNS), lineOf(finding, 'online', MOST_SIGNS), lineOf(finding, 'offline', MOST_SIGNS),
    `${findingTitle(finding, wording)}（${finding.severity}）`, finding.number, ruleOf(finding, wording)?.basis ?? '', points(finding.points), '待定', entry.evidence.join('、'),
  ]);
}

function table(head: readonly string[], rows: readonly string[]): string {
  return [row(head), row(head.map(() => '---')), ...rows].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => (cell === '---' ? cell : escapeMarkdown(cell))).join(' | ')} |`;
}
