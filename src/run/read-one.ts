import type { Field } from '../model/field.js';
import type { Guide } from '../model/guide.js';
import { placesInWords } from '../report/places.js';
import { openEngine, type Engine } from './engine.js';
import { fetchOne } from './fetching.js';
import { openFileReader } from './file-reader.js';
import { interchange, type Interchange } from './interchange.js';
import { bodyReader, readPage } from './online.js';
import { readPapers } from './paper.js';
import { UserProblem } from './problem.js';

/** What was read of a file or page, as text for people, as JSON or in a form for other systems; several items of a file one after the other. @throws UserProblem where the source cannot be read. */
export async function readOne(source: string, options: { json?: boolean; browser: boolean; format?: Interchange }): Promise<string> {
  const engine = openEngine();
  const guides = /^https?:\/\//i.test(source) ? [await fromWeb(source, options.browser, engine)] : await fromFile(source, engine);
  if (options.format) return interchange(guides, options.format, engine);
  if (options.json) return `${JSON.stringify(guides.length === 1 ? guides[0] : guides, null, 2)}\n`;
  return guides.map((guide) => asText(guide, engine)).join('\n');
}

async function fromFile(file: string, engine: Engine): Promise<Guide[]> {
  const reader = openFileReader(() => engine.reader);
  try {
    const items = await readPapers({ path: file, named: file }, 'offline', 'filed', {}, reader, undefined, '');
    const guides = items.flatMap(({ guide }) => (guide ? [guide] : []));
    if (guides.length === 0) throw new UserProblem(items.find((item) => !item.aside)?.capture.detail ?? `没有读到“${file}”的内容。`);
    return guides;
  } finally {
    reader.close();
  }
}

async function fromWeb(url: string, browser: boolean, engine: Engine): Promise<Guide> {
  const page = await fetchOne(url, browser, engine);
  if (page.outcome !== 'ok') throw new UserProblem(page.detail ?? `没有取到网页（${page.outcome}）。`, 1);
  const anyItem = { id: '', basicCode: '', name: '', department: '', row: 0, online: [], offline: [] };
  const { guide } = await readPage(page, anyItem, {}, bodyReader(engine.reader), { anyItem: true });
  if (!guide) throw new UserProblem('网页中没有读到办事指南的内容。', 1);
  return guide;
}

function asText(guide: Guide, engine: Engine): string {
  const lines: string[] = [];
  const say = (label: string, field: Field) => {
    lines.push(`${label}：${field.text.replace(/\s*\n\s*/g, ' / ')}　〔${placesInWords(field.at)}〕`);
    if (field.value === undefined) lines.push('　　（没有读成规范值，比对时按文字处理或转人工）');
  };
  if (guide.title) say('标题', guide.title);
  for (const element of engine.schemas.elements) for (const field of guide.fields[element.id] ?? []) say(element.label, field);
  for (const [index, material] of (guide.materials ?? []).entries()) {
    say(`材料${index + 1}${material.scenario ? `（${material.scenario}）` : ''}`, material.name);
    for (const element of engine.schemas.elements) {
      const part = element.part ? material.parts[element.part as keyof typeof material.parts] : undefined;
      if (part) say(`　　${element.label}`, part);
    }
  }
  for (const [index, step] of (guide.steps ?? []).entries()) say(`环节${index + 1}`, step.name);
  for (const { label, field } of guide.unknown) say(`（未识别的标签）${label}`, field);
  if (lines.length === 0) lines.push('没有读到任何要素：请检查文件是不是办事指南，要素是否写有名称（如“承诺办结时限：”）。');
  return `${lines.join('\n')}\n`;
}
