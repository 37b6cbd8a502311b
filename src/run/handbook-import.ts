import { mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { MaterialPart } from '../model/guide.js';
import { contentOf, stated, type Content } from '../handbook/content.js';
import { draftsOf, type ColumnMeaning } from '../handbook/drafts.js';
import { paperOf } from '../handbook/layout.js';
import { paperToMarkdown } from '../handbook/markdown.js';
import { UnreadableError } from '../parse/index.js';
import { LabelBook } from '../parse/labels.js';
import { readSheets } from '../parse/sheets.js';
import { openEngine, type Engine } from './engine.js';
import { filesBelow, readBytes } from './files.js';
import { fileName } from './handbook-export.js';
import { UserProblem } from './problem.js';
import { sha256 } from './versions.js';

export interface ImportResult {
  /** Drafts written, with the name of their item. */
  written: { file: string; name: string }[];
  notices: string[];
}

const SHEET = /\.(?:xlsx?|csv)$/i;
const IMPORTED = /\.(?:xlsx?|csv|docx|md|markdown|html?|txt|json)$/i;

/**
 * Reads entries from Word, Excel, Markdown or web pages (one item or a whole book in a file) and writes them as Markdown drafts.
 * A file that is already there is kept; the draft is written beside it under another name and said so.
 */
export async function importHandbook(sources: readonly string[], out: string): Promise<ImportResult> {
  const engine = openEngine();
  const result: ImportResult = { written: [], notices: [] };
  const taken = new Set((await filesBelow(out)).map((name) => name.normalize('NFC')));
  for (const source of await filesOf(sources)) {
    const { contents, notices } = await contentsOf(source, engine);
    result.notices.push(...notices.map((notice) => `${source}：${notice}`));
    for (const content of contents) {
      const stem = fileName(stated(content, 'basicCode') ?? stated(content, 'mainItemName') ?? content.title ?? '未命名事项');
      const file = freeName(stem, stated(content, 'standardVersion'), taken);
      if (file !== `${stem}.md`) result.notices.push(`${source}：“${stem}.md”已经有了，这一份写成“${file}”；是新版本的请核对文件名中的版本，是重复的请删去一份。`);
      await mkdir(out, { recursive: true });
      await writeFile(path.join(out, file), paperToMarkdown(paperOf(content, engine.schemas.elements)));
      result.written.push({ file: path.join(out, file), name: stated(content, 'mainItemName') ?? content.title ?? stem });
    }
  }
  if (result.written.length === 0) throw new UserProblem(`没有导入任何条目。${result.notices.join('\n')}`);
  return result;
}

function freeName(stem: string, version: string | undefined, taken: Set<string>): string {
  const wished = [`${stem}.md`, ...(version === undefined ? [] : [`${stem}@${fileName(version)}.md`])];
  for (let count = 2; ; count += 1) {
    const name = (wished.shift() ?? `${stem}@草稿${count}.md`).normalize('NFC');
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

async function filesOf(sources: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const source of sources) {
    const found = await stat(source).catch(() => undefined);
    if (!found) throw new UserProblem(`没有找到“${source}”，请核对文件名。`);
    if (found.isDirectory()) files.push(...(await filesBelow(source)).filter((name) => IMPORTED.test(name) && !path.basename(name).startsWith('~$')).map((name) => path.join(source, name)));
    else files.push(source);
  }
  return files;
}

/** All items of a file. @throws UserProblem where it cannot be read. */
export async function contentsOf(file: string, engine: Engine): Promise<{ contents: Content[]; notices: string[] }> {
  const bytes = await readBytes(file);
  try {
    if (SHEET.test(file)) return sheetContents(bytes, engine);
    const { guides, others } = await engine.reader.readBook({ bytes, name: path.basename(file), snapshot: sha256(bytes), context: {} });
    const left = others.filter((heading) => !/^目\s*录$/.test(heading));
    return { contents: guides.map(contentOf), notices: left.length === 0 ? [] : [`下列标题之下没有读到事项，没有导入：${left.join('、')}`] };
  } catch (cause) {
    if (cause instanceof UnreadableError) throw new UserProblem(`“${file}”：${cause.message}`);
    throw cause;
  }
}

function sheetContents(bytes: Uint8Array, engine: Engine): { contents: Content[]; notices: string[] } {
  const sheets = readSheets(bytes).map(({ name, rows }) => ({ name: name || '第1个工作表', rows: rows.map(({ number, cells }) => ({ number, cells: cells.map((cell) => cell.text) })) }));
  return draftsOf(sheets, meanings(engine));
}

/** What the titles of an item list mean, by the labels of the schema. */
function meanings(engine: Engine): (title: string) => ColumnMeaning | undefined {
  const { elements, columns } = engine.schemas;
  const book = new LabelBook([...elements, ...columns]);
  const exact = new Map(elements.map((spec) => [spec.label, spec]));
  return (title) => {
    if (title === '材料名称') return { part: 'name' };
    const step = columns.find((spec) => spec.within === 'process.steps' && spec.label === title)?.id;
    if (step === 'process.steps[].name' || step === 'process.steps[].duration') return { step: step.endsWith('name') ? 'name' : 'duration' };
    const spec = exact.get(title);
    if (spec) return spec.part === undefined ? { element: spec.id } : { part: spec.part as MaterialPart };
    const found = book.match(title);
    const [only, other] = found?.specs ?? [];
    if (found && only && !other) return { element: only.id, ...(found.unit === undefined ? {} : { unit: found.unit }) };
    const part = book.part(title)?.part;
    return part === undefined ? undefined : { part: part as MaterialPart };
  };
}
