import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { printPdf } from '../crawl/index.js';
import { bookToHtml } from '../handbook/html.js';
import { standardSchema } from '../handbook/json-schema.js';
import { bookToWord } from '../handbook/word.js';
import { openEngine } from './engine.js';
import { chosenEntries, fileName, papersOf } from './handbook-export.js';

export interface BuildResult {
  files: string[];
  notices: string[];
}

const TITLE = '标准化手册';

/** Builds what others use of the handbook: a JSON Schema for each entry, one printed book (Word, PDF) and a web page. */
export async function buildHandbook(folder: string, out: string, options: { browser: boolean }): Promise<BuildResult> {
  const engine = openEngine();
  const entries = (await chosenEntries(folder, [], engine)).filter((entry) => !entry.supplement);
  const result: BuildResult = { files: [], notices: [] };
  const write = async (name: string, content: string | Uint8Array): Promise<void> => {
    const file = path.join(out, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
    result.files.push(file);
  };
  for (const entry of entries) await write(path.join('schema', `${fileName(path.posix.basename(entry.file).replace(/\.[^.]+$/, ''))}.schema.json`), `${JSON.stringify(standardSchema(entry.standard, engine.kit), null, 2)}\n`);
  const papers = papersOf(entries, engine);
  const lead = `共 ${papers.length} 项`;
  const html = bookToHtml(TITLE, lead, papers);
  await write(`${TITLE}.docx`, await bookToWord(TITLE, [{ type: 'paragraph', text: lead }], papers));
  await write(`${TITLE}.html`, html);
  const pdf = options.browser ? await printPdf(html) : '未启动浏览器，未生成 PDF。';
  if (typeof pdf === 'string') result.notices.push(pdf);
  else await write(`${TITLE}.pdf`, pdf);
  return result;
}
