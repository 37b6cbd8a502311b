import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { printPdf } from '../../crawl/index.js';
import { points } from '../../report/numbers.js';
import { PAPER_NAMES, type PaperKind } from '../../report/paper/week-papers.js';
import { paperHtml } from '../../report/paper/html.js';
import type { Desk } from '../desk.js';
import { paperView } from '../desk/papers.js';
import { finalBooks, weekLines, writeWeek } from './books.js';
import { settleCutOff } from './cut-off.js';
import { drawWeek, weekOf } from './draw-week.js';
import { paperFile } from './papers.js';
import { correctionsIn } from './corrections.js';
import { publishWeek } from './publish.js';
import { recheckRun } from './recheck.js';
import { runWeek, type RunOptions } from './run-week.js';
import { weekSummary } from './summary.js';
import { unitNames } from '../desk/offices.js';

/** Who writes when a command does: named in the log. */
const BY = '命令行';

/** Draws the present week's list. Text for the terminal. */
export async function showDraw(desk: Desk): Promise<string> {
  const sample = await drawWeek(desk, BY);
  return `已抽取 ${sample.rows.length} 个事项。随机值的摘要：${sample.commitment}\n取证结束后公布随机值，任何人可用 zhinan sample verify 复核。\n`;
}

/** Checks what was drawn, or all with `census`. */
export async function showRun(desk: Desk, kind: 'weekly' | 'census', options: RunOptions): Promise<string> {
  const { run, report } = await runWeek(desk, kind, BY, options);
  return `核查完成（${run.id}）：可比对事项 ${report.run.checked} 个，疑似问题 ${report.findings.filter(({ verdict }) => verdict === 'fail').length} 条，待人工核实 ${report.findings.filter(({ verdict }) => verdict !== 'fail').length} 条。报告在 ${path.join((run.content as { out: string }).out, 'report.html')}\n`;
}

/** Settles the cut-off of a week by hand. */
export async function showCutOff(desk: Desk, week: string | undefined): Promise<string> {
  const { judged, missed } = await settleCutOff(desk, week ?? (await weekOf(desk)), BY);
  return `按本期已有的取证判断 ${judged.length} 个，未核查 ${missed.length} 个（不计入分母，下期优先抽取）。\n`;
}

/** 拟扣分 of a week and 累计扣分, line by line; `write` puts them into the books. */
export async function showBooks(desk: Desk, week: string | undefined, write: boolean): Promise<string> {
  const of = week ?? (await weekOf(desk));
  const lines = write ? await writeWeek(desk, of, BY) : await weekLines(desk, of);
  const { sums } = await finalBooks(desk);
  const corrections = await correctionsIn(desk, of);
  const names = await unitNames(desk);
  const name = (unit: string): string => names.get(unit) ?? unit;
  return [
    `${of} 起一期拟扣分（${desk.engine.schemas.policy.notice}）`,
    ...lines.map((line) => `  ${name(line.unit)}　${points(line.points)} 分　${line.formula}`),
    `  合计 ${points(lines.reduce((sum, line) => sum + line.points, 0))} 分`,
    ...corrections.map(({ words, unit }) => `  ${name(unit)}　${words}`),
    '累计扣分（已生效）', ...[...sums].map(([unit, sum]) => `  ${name(unit)}　${points(sum)} 分`), ...(sums.size === 0 ? ['  无'] : []), '',
  ].join('\n');
}

/** Publishes a week: its lines and runs stay as they are from then on. */
export async function showPublish(desk: Desk, week: string | undefined): Promise<string> {
  const of = week ?? (await weekOf(desk));
  const { proposed } = await publishWeek(desk, of, BY);
  return `已发布 ${of} 起的一期：拟扣分 ${proposed.length} 条。以后的变化作为更正列出，不再改动本期。\n`;
}

/** Writes the papers of a week, as they were published or else as they stand, as Word, page and, where there is a browser, PDF. */
export async function writePapers(desk: Desk, week: string | undefined, out: string, browser: boolean): Promise<string> {
  const of = week ?? (await weekOf(desk));
  await mkdir(out, { recursive: true });
  const written: string[] = [];
  let kept = false;
  for (const kind of Object.keys(PAPER_NAMES) as PaperKind[]) {
    const { paper, published } = await paperView(desk, of, kind);
    kept ||= published !== undefined;
    const base = path.join(out, `${of}-${kind}`);
    await writeFile(`${base}.docx`, await paperFile(paper, 'docx'));
    await writeFile(`${base}.html`, await paperFile(paper, 'html'));
    const pdf = browser ? await printPdf(paperHtml(paper)) : '未启动浏览器';
    if (typeof pdf !== 'string') await writeFile(`${base}.pdf`, pdf);
    written.push(`  ${base}.docx　${PAPER_NAMES[kind]}${typeof pdf === 'string' ? `（没有 PDF：${pdf}）` : ''}`);
  }
  return `已写出${kept ? '发布的文书' : '文书初稿'}（文号、签发人、印章由人工填写）：\n${written.join('\n')}\n`;
}

/** Where the week stands. */
export async function showWeek(desk: Desk, week: string | undefined): Promise<string> {
  const summary = await weekSummary(desk, week ?? (await weekOf(desk)));
  const { coverage, problems, waitingForReview, units } = summary;
  return [
    `第${summary.number}期　${summary.from.slice(0, 10)} 至 ${summary.to.slice(0, 10)}（不含）　${summary.due.slice(0, 16).replace('T', ' ')} 前报送`,
    `  抽取 ${coverage.drawn} 个，已核查 ${coverage.checked} 个，涉及 ${coverage.units} 个单位`,
    `  已确认问题 ${problems.length} 条，待初核 ${waitingForReview} 条`,
    ...units.filter(({ withProblems }) => withProblems > 0).map(({ unit, withProblems, proposed }) => `  ${unit}　问题事项 ${withProblems} 个　拟扣分 ${points(proposed)}`), '',
  ].join('\n');
}

/** Judges an earlier run's kept bytes with today's rules, beside its result. */
export async function showRecheck(desk: Desk, run: string): Promise<string> {
  const { then, now, both, gone, added } = await recheckRun(desk, run);
  const rows = (title: string, list: typeof gone): string[] => (list.length === 0 ? [] : [title, ...list.map(({ department, itemName, number, message }) => `  ${number}　${department}　${itemName}　${message}`)]);
  return [
    `当时判断 ${then.findings} 条，现在的程序和规则判断 ${now.findings} 条，相同 ${both} 条。当时的结果不变。`,
    ...rows('现在不再认定：', gone), ...rows('现在另外认定：', added), '',
  ].join('\n');
}
