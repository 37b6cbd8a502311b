import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Report } from '../model/report.js';
import { renderCancellations } from '../report/cancellations.js';
import { renderBulletin } from '../report/bulletin.js';
import { renderHtml } from '../report/html.js';
import { renderJson } from '../report/json.js';
import { renderXlsx } from '../report/xlsx.js';
import type { Engine } from './engine.js';
import { reportLabels } from './labels.js';
import { MANIFEST } from './manifest.js';
import { unwritable } from './out-folder.js';
import { sealPack } from './seal.js';

export interface Written {
  /** Absolute paths with what each is, in the order in which people want them. */
  files: { path: string; what: string }[];
}

const CANCELLATIONS = 'cancellations.xlsx';

/** Pictures up to this size stand in the page, all of them together up to that. Bytes. */
const SMALL = 60 * 1024;
const TOGETHER = 12 * 1024 * 1024;

/** Writes the report in all its forms, each whole or not there, and closes the evidence pack with its list; `server` stamps the list. */
export async function writeReport(report: Report, out: string, engine: Engine, server?: string): Promise<Written> {
  const errors = engine.schemas.validateReport(report);
  if (errors.length > 0) throw new Error(`报告数据不符合自身的格式：${errors.slice(0, 3).join('；')}`);
  const wording = reportLabels(engine);
  const cancellations = await renderCancellations(report, engine.schemas.cancellations);
  const forms: [string, string, string | Uint8Array][] = [
    ['report.html', '核查报告（浏览器打开、打印）', renderHtml(report, wording, await smallPictures(report, out))],
    ['findings.xlsx', '问题清单与统计（Excel）', await renderXlsx(report, wording)],
    ...(cancellations ? [[CANCELLATIONS, '建议取消的证明和材料清单（Excel）', cancellations] satisfies [string, string, Uint8Array]] : []),
    ['bulletin.md', '通报初稿', renderBulletin(report, wording)],
    ['report.json', '全部数据', renderJson(report)],
  ];
  try {
    await mkdir(out, { recursive: true });
    // A list of an earlier run would speak of materials that this one does not propose.
    if (!cancellations) await rm(path.resolve(out, CANCELLATIONS), { force: true });
    const files: Written['files'] = [];
    for (const [name, what, content] of forms) {
      const target = path.resolve(out, name);
      await writeFile(`${target}.part`, content);
      await rename(`${target}.part`, target);
      files.push({ path: target, what });
    }
    files.push({ path: path.resolve(out, 'evidence'), what: '取证原件（按内容编号保存）' });
    const sealed = await sealPack(out, report, forms.map(([name]) => name), server);
    files.push({ path: path.resolve(out, MANIFEST), what: `取证清单（用 zhinan verify 核验；清单摘要 ${sealed.sha256}${sealed.failed === undefined ? '' : `；${sealed.failed}`}）` });
    return { files };
  } catch (cause) {
    throw unwritable(out, cause);
  }
}

/** Pictures of findings that are small enough to stand in the page, as `data:` addresses. */
async function smallPictures(report: Report, out: string): Promise<Map<string, string>> {
  const pictures = new Map<string, string>();
  let total = 0;
  for (const { sides } of report.findings) {
    const file = sides.online?.picture?.file;
    if (file === undefined || pictures.has(file)) continue;
    const png = await readFile(path.join(out, file)).catch(() => undefined);
    if (!png || png.length > SMALL || total + png.length > TOGETHER) continue;
    total += png.length;
    pictures.set(file, `data:image/png;base64,${png.toString('base64')}`);
  }
  return pictures;
}
