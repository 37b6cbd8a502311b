import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Report } from '../model/report.js';
import { renderBulletin } from '../report/bulletin.js';
import { renderHtml } from '../report/html.js';
import { renderJson } from '../report/json.js';
import { renderXlsx } from '../report/xlsx.js';
import type { Engine } from './engine.js';
import { reportLabels } from './labels.js';
import { UserProblem } from './problem.js';

export interface Written {
  /** Absolute paths with what each is, in the order in which people want them. */
  files: { path: string; what: string }[];
}

/** Writes the report in all its forms; each file is whole or not there. */
export async function writeReport(report: Report, out: string, engine: Engine): Promise<Written> {
  const errors = engine.schemas.validateReport(report);
  if (errors.length > 0) throw new Error(`报告数据不符合自身的格式：${errors.slice(0, 3).join('；')}`);
  const wording = reportLabels(engine);
  const forms: [string, string, string | Uint8Array][] = [
    ['report.html', '核查报告（浏览器打开、打印）', renderHtml(report, wording)],
    ['findings.xlsx', '问题清单与统计（Excel）', await renderXlsx(report, wording)],
    ['bulletin.md', '通报初稿', renderBulletin(report, wording)],
    ['report.json', '全部数据', renderJson(report)],
  ];
  try {
    await mkdir(out, { recursive: true });
    const files: Written['files'] = [];
    for (const [name, what, content] of forms) {
      const target = path.resolve(out, name);
      await writeFile(`${target}.part`, content);
      await rename(`${target}.part`, target);
      files.push({ path: target, what });
    }
    files.push({ path: path.resolve(out, 'evidence'), what: '取证原件（按内容编号保存）' });
    return { files };
  } catch (cause) {
    throw new UserProblem(`写不进输出文件夹“${out}”（${(cause as NodeJS.ErrnoException).code}），请关闭正在打开的报告文件，或用 --out 换一个文件夹。`, 1);
  }
}
