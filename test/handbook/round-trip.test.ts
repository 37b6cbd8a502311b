import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Content } from '../../src/handbook/content.js';
import { draftsOf, type ColumnMeaning } from '../../src/handbook/drafts.js';
import { bookToHtml } from '../../src/handbook/html.js';
import { paperOf } from '../../src/handbook/layout.js';
import { paperToMarkdown } from '../../src/handbook/markdown.js';
import { tablesOf, tablesToWorkbook } from '../../src/handbook/workbook.js';
import { bookToWord, paperToWord } from '../../src/handbook/word.js';
import { readSheets } from '../../src/parse/sheets.js';
import { reader } from '../parse/kit.js';
import { contentOf } from '../../src/handbook/content.js';
import { contentIn, elements, sorted } from './kit.js';

const FOLDER = path.resolve(import.meta.dirname, '../../guides/handbook');
const sample = readdirSync(FOLDER).filter((name) => name.endsWith('.md'));
const markdown = (content: Content) => paperToMarkdown(paperOf(content, elements));

const meanings = (title: string): ColumnMeaning | undefined => {
  if (title === '材料名称') return { part: 'name' };
  if (title === '环节名称') return { step: 'name' };
  if (title === '环节时限') return { step: 'duration' };
  const spec = elements.find((one) => one.label === title);
  return spec && (spec.part === undefined ? { element: spec.id } : { part: spec.part as 'form' });
};
async function throughExcel(contents: Content[]): Promise<Content[]> {
  const sheets = readSheets(await tablesToWorkbook(tablesOf(contents, elements)));
  return draftsOf(sheets.map(({ name, rows }) => ({ name, rows: rows.map(({ number, cells }) => ({ number, cells: cells.map((cell) => cell.text) })) })), meanings).contents;
}

describe('what the sample handbook says is kept', () => {
  test.each(sample)('%s as Markdown, Word and Excel', async (name) => {
    const content = await contentIn(readFileSync(path.join(FOLDER, name), 'utf8'), name);
    const wanted = sorted(content);
    expect(sorted(await contentIn(markdown(content), name))).toEqual(wanted);
    expect(sorted(await contentIn(await paperToWord(paperOf(content, elements)), 'a.docx'))).toEqual(wanted);
    expect((await throughExcel([content])).map(sorted)).toEqual([wanted]);
  });

  test.each(['docx', 'html'])('all in one book, split at the items’ headings: %s', async (type) => {
    const contents = await Promise.all(sample.map(async (name) => contentIn(readFileSync(path.join(FOLDER, name), 'utf8'), name)));
    const papers = contents.map((content) => paperOf(content, elements));
    const bytes = type === 'docx' ? await bookToWord('标准化手册', [{ type: 'paragraph', text: '共若干项' }], papers) : new TextEncoder().encode(bookToHtml('标准化手册', '共若干项', papers));
    const { guides, others } = await reader.readBook({ bytes, name: `book.${type}`, snapshot: 'f00d', context: {} });
    expect(guides.map((guide) => sorted(contentOf(guide)))).toEqual(contents.map(sorted));
    expect(others).toEqual([]);
  });
});

/** Words that no reader takes for a label or a number. */
const word = fc.constantFrom('营业', '场所', '人员', '证明', '许可', '申报', '公共', '卫生', '食品', '经营', '社会', '团体', '户外', '广告', '排水', '管网').chain((first) => fc.constantFrom('登记', '备案', '审核', '（新办）', '*甲*', '_乙_', '[丙]', '|丁', '#戊', '~己', '<庚>', '`辛`').map((second) => `${first}${second}`));
const clause = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => `具有${words.join('')}的`);
const material = fc.record({ name: word.map((text) => `${text}申请书`), form: fc.constantFrom('原件', '复印件', '原件或复印件'), copies: fc.integer({ min: 1, max: 9 }).map((count) => `${count}份`), necessity: fc.constantFrom('必要', '非必要', '容缺后补') });
const entryContent = fc.record({
  name: fc.uniqueArray(word, { minLength: 2, maxLength: 3 }).map((words) => words.join('')),
  code: fc.stringMatching(/^33[0-9]{10}$/),
  days: fc.integer({ min: 1, max: 60 }),
  visits: fc.integer({ min: 0, max: 3 }),
  clauses: fc.array(clause, { minLength: 2, maxLength: 5 }),
  materials: fc.uniqueArray(material, { minLength: 1, maxLength: 5, selector: ({ name }) => name }),
  steps: fc.shuffledSubarray(['申请', '受理', '审查', '决定', '送达', '公示'], { minLength: 2 }),
}).map(({ name, code, days, visits, clauses, materials, steps }): Content => ({
  title: name,
  fields: {
    mainItemName: [name], basicCode: [code], promisedTimeLimit: [`${days}个工作日`], onSiteVisits: [`${visits}次`], eligibility: [clauses.join('\n')],
    owner: ['杭州市民政局'], standardVersion: ['2018-09'], effectiveFrom: ['2018-09-15'], feeCharged: ['否'],
  },
  materials: materials.map(({ name: called, ...parts }) => ({ name: called, parts })),
  steps: steps.map((step) => ({ name: step })),
  places: [], unknown: [],
}));

describe('what any entry says is kept', () => {
  test('as Markdown, and the stored form is stable', async () => {
    await fc.assert(fc.asyncProperty(entryContent, async (content) => {
      const stored = markdown(content);
      const back = await contentIn(stored, 'a.md');
      expect(sorted(back)).toEqual(sorted(content));
      expect(markdown(back)).toBe(stored);
    }), { numRuns: 60 });
  });
  test('as Word', async () => {
    await fc.assert(fc.asyncProperty(entryContent, async (content) => {
      expect(sorted(await contentIn(await paperToWord(paperOf(content, elements)), 'a.docx'))).toEqual(sorted(content));
    }), { numRuns: 25 });
  });
  test('several as Excel', async () => {
    await fc.assert(fc.asyncProperty(fc.uniqueArray(entryContent, { minLength: 1, maxLength: 3, selector: (content) => content.fields.basicCode?.[0] }), async (contents) => {
      expect((await throughExcel(contents)).map(sorted)).toEqual(contents.map(sorted));
    }), { numRuns: 25 });
  });
});

test('a book whose headings are numbered gives names without numbers', async () => {
  const item = (number: string, name: string) => `## ${number}${name}\n\n- 承诺办结时限：5个工作日\n- 到办事现场次数：1次\n- 是否收费：否\n\n`;
  const bytes = new TextEncoder().encode(`# 手册\n\n前言。\n\n${item('一、', '犬类准养登记')}${item('二、', '户外宣传栏设置备案')}## 附则\n\n本手册自发布之日起施行。\n`);
  const { guides, others } = await reader.readBook({ bytes, name: '手册.md', snapshot: 'f00d', context: {} });
  expect(guides.map((guide) => contentOf(guide).fields.mainItemName)).toEqual([['犬类准养登记'], ['户外宣传栏设置备案']]);
  expect(others).toEqual(['附则']);
});

describe('an item list of an office', () => {
  const list = (rows: string[][]) => draftsOf([{ name: '清单', rows: rows.map((cells, index) => ({ number: index + 1, cells })) }], meanings);
  test('one row a material, the item’s cells left empty below', () => {
    const { contents, notices } = list([
      ['2018年事项清单', '', '', ''], ['事项名称', '基本编码', '材料名称', '材料形式'],
      ['甲事项', '330199001000', '申请表', '原件'], ['', '', '身份证', '复印件'], ['乙事项', '330199002000', '合同', '原件'],
    ]);
    expect(contents.map((one) => [one.fields.mainItemName?.[0], one.materials?.map(({ name }) => name)])).toEqual([['甲事项', ['申请表', '身份证']], ['乙事项', ['合同']]]);
    expect(notices).toEqual([]);
  });
  test('numbers of originals and of copies in columns of their own', () => {
    const counting = (title: string): ColumnMeaning | undefined => (/^(?:原件|复印件)份数$/.test(title) ? { part: 'form' } : meanings(title));
    const rows = [['事项名称', '基本编码', '材料名称', '原件份数', '复印件份数'], ['甲事项', '330199001000', '申请表', '1', '0'], ['', '', '身份证', '1', '2']];
    const { contents } = draftsOf([{ name: '清单', rows: rows.map((cells, index) => ({ number: index + 1, cells })) }], counting);
    expect(contents[0]?.materials?.map(({ parts }) => parts)).toEqual([{ form: '原件1份', copies: '原件1份' }, { form: '原件1份，复印件2份', copies: '原件1份，复印件2份' }]);
  });
  test('a column that is no element is kept under its own name', () => {
    expect(list([['事项名称', '基本编码', '承办人意见'], ['甲事项', '330199001000', '同意']]).contents[0]?.unknown).toEqual([{ label: '承办人意见', text: '同意' }]);
  });
  test('rows before any item and sheets without a head are named', () => {
    expect(list([['事项名称', '基本编码', '是否收费'], ['', '', '否']]).notices[0]).toContain('第2行没有事项名称');
    expect(list([['一', '二'], ['三', '四']]).notices[0]).toContain('没有找到表头');
  });
});
