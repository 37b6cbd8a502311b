import type { Sameness } from '../../model/comparison.js';
import type { KindExample, KindPage } from '../../model/kind-page.js';

/** The reason that the product gives for an example. */
export type Explain = (kind: string, example: KindExample) => string;

const VERDICTS: Record<Sameness, string> = { same: '相同', different: '不同', unsure: '转人工' };

const PRESENTATION = '各类内容都不计较书写形式：空格、全角半角、标点样式、括号样式、横线样式、换行、繁体字、句末标点、前面的栏目名称（如“咨询电话：”）和条目编号。';

/** `timeLimit` as `time-limit`: the name of the page's file. */
export function pageName(kind: string): string {
  return kind.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}

/** A text as the content of a table cell: nothing in it is taken for Markdown. */
function cell(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|~]/gu, (mark) => `\\${mark}`).replace(/\s*\n\s*/gu, '<br>');
}

function list(title: string, points: readonly string[]): string[] {
  return points.length === 0 ? [] : [`## ${title}`, '', ...points.map((point) => `- ${point}`), ''];
}

function table(page: KindPage, explain: Explain): string[] {
  const given = page.examples.some((example) => example.given !== undefined);
  const row = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  const head = ['甲', '乙', ...(given ? ['前提'] : []), '结论', '理由'];
  const order: Sameness[] = ['same', 'different', 'unsure'];
  const examples = order.flatMap((verdict) => page.examples.filter((example) => example.verdict === verdict));
  return [
    '## 例子',
    '',
    row(head),
    row(head.map(() => '---')),
    ...examples.map((example) => row([cell(example.a), cell(example.b), ...(given ? [cell(example.given ?? '')] : []), VERDICTS[example.verdict], cell(explain(page.kind, example))])),
    '',
  ];
}

/** The page of a kind of value, in Markdown. */
export function kindDocs(page: KindPage, explain: Explain): string {
  return [
    `# ${page.title}`,
    '',
    `本页由程序生成，请勿手工修改；例子都由程序实际比对得出。比对文件中的种类名：\`${page.kind}\`。`,
    '',
    '## 读什么',
    '',
    page.reads,
    '',
    ...list('哪些写法算相同', page.same),
    ...list('哪些算不同', page.different),
    ...list('哪些转人工核对', page.unsure),
    ...table(page, explain),
    '## 依据',
    '',
    page.source,
    '',
  ].join('\n');
}

/** The list of all pages, in Markdown. */
export function kindsIndex(pages: readonly KindPage[]): string {
  return [
    '# 各类内容怎样比对',
    '',
    '本目录由程序生成，请勿手工修改。',
    '',
    '每一对写法的结论是“相同”“不同”或“转人工”。只有“不同”才会列为疑似问题；“转人工”由人判断，不扣分。',
    '',
    PRESENTATION,
    '',
    '| 内容 | 比什么 |',
    '| --- | --- |',
    ...pages.map((page) => `| [${page.title}](${pageName(page.kind)}.md) | ${page.reads} |`),
    '',
  ].join('\n');
}
