import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compareForms } from '../../src/compare/form.js';
import type { FormContent } from '../../src/model/form.js';
import type { Report } from '../../src/model/report.js';
import { precheck } from '../../src/run/precheck.js';
import { reader } from '../parse/kit.js';
import { openPortal, page, send } from '../crawl/portal.js';
import { docx } from './bad-files.js';
import { report } from './small-city.js';

const p = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const table = (...rows: string[][]): string => `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${p(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
const NOTE = '本人承诺以上填写的内容真实有效，如有虚假愿承担相应的法律责任。';

/** One form in three layouts. */
const asTable = (...more: string[]): Promise<Uint8Array> => docx(`${p('居住证申领登记表')}${table(['姓　名', '', '性别', '□男 □女'], ['公民身份号码', '', '联系电话', ''], ...more.map((field) => [field, '']))}${p(NOTE)}${p('申请人（签字）：            年  月  日')}`);
const asLines = (...more: string[]): Promise<Uint8Array> => docx(['附件1', '居住证申领登记表', '姓名：________ 性别：男□ 女□', '公民身份号码：________________', '联系电话：________', ...more.map((field) => `${field}：____`), NOTE, '申请人（签字）：', '年 月 日'].map(p).join(''));
async function asSheet(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('登记表').addRows([['居住证申领登记表'], ['姓名', '', '性别', '男 □', '女 □'], ['联系电话', '', '公民身份号码', ''], [NOTE], ['申请人（签字）：', '', '年 月 日']]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

async function form(bytes: Uint8Array, name: string): Promise<FormContent> {
  const [item] = await reader.readAll({ bytes, name, snapshot: 's', context: {}, as: 'form' });
  if (!item?.form) throw new Error(item?.problem ?? 'not read');
  return item.form;
}

describe('forms by what they ask for', () => {
  test.each([['lines', asLines, 'b.docx'], ['a sheet', asSheet, 'c.xlsx']] as const)('a table and %s are one form', async (_layout, make, name) => {
    expect(compareForms(await form(await asTable(), 'a.docx'), await form(await make(), name), ['手册', '线下'])).toMatchObject({ verdict: 'same' });
  });

  test.each([
    ['one more', asLines('工作单位'), asLines(), 'different', /缺少“工作单位”/],
    ['one less', asLines(), asTable('工作单位'), 'different', /多出“工作单位”/],
    ['another word', asLines('现居住地址'), asTable('现居住地'), 'unsure', /写法不同|一致/],
  ] as const)('%s field', async (_what, a, b, verdict, reason) => {
    const result = compareForms(await form(await a, 'a.docx'), await form(await b, 'b.docx'), ['手册', '线下']);
    expect([result.verdict, result.reason]).toEqual([verdict, expect.stringMatching(reason)]);
  });

  test('a note that says something else, and a seal more', async () => {
    const a = await form(await asTable(), 'a.docx');
    const other = await form(await docx(`${p('居住证申领登记表')}${table(['姓名', '', '性别', '□男 □女'], ['公民身份号码', '', '联系电话', ''])}${p('现场查验原件后由工作人员当场退还并留存影像资料备查。')}${p('申请人（签字）： 年 月 日')}${p('社区（盖章）')}`), 'b.docx');
    expect(compareForms(a, other, ['手册', '线下'])).toMatchObject({ verdict: 'different', extra: expect.arrayContaining(['社区(盖章)']) });
  });

  test('two forms that have little in common are for a person', async () => {
    expect(compareForms(await form(await asTable(), 'a.docx'), await form(await docx(['营业执照申请书', '名称：', '住所：', '经营范围：'].map(p).join('')), 'b.docx'), ['手册', '线下']).verdict).toBe('unsure');
  });
});

describe('forms of a guide and of the handbook', () => {
  let folder: string;
  const put = (name: string, content: string | Uint8Array): string => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  };
  const guide = (link: string): string => `# 居住证申领\n\n- 事项名称：居住证申领\n- 基本编码：330109001000\n- 承诺办结时限：5个工作日\n\n## 申请材料\n\n1. 居住证申领登记表（[空白表格](${link})）\n`;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'zhinan-forms-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function verdicts(link: string): Promise<string[]> {
    put('handbook/330109001000.md', `---\n版本: 2018-09\n施行日期: 2018-09-15\n---\n\n${guide('./forms/登记表.docx')}`);
    put('handbook/forms/登记表.docx', await asTable());
    const { output } = await precheck([put('guides/a.md', guide(link))], { handbook: path.join(folder, 'handbook'), format: 'json' }, () => new Date('2018-09-20T09:00:00+08:00'));
    return (JSON.parse(output) as Report).findings.filter((finding) => finding.rule === 'form/version-outdated').map((finding) => `${finding.verdict} ${finding.message} ${finding.reason ?? ''}`);
  }

  test('the same form in another layout and under another name', async () => {
    put('guides/x/2.docx', await asLines());
    expect(await verdicts('x/2.docx')).toEqual([]);
  });

  test('a form that asks for more', async () => {
    put('guides/x/2.docx', await asLines('工作单位', '社区意见'));
    expect(await verdicts('./x/2.docx')).toEqual([expect.stringMatching(/^fail 线下的“居住证申领登记表”与手册所附的空白表格不一致.*多出“工作单位”、“社区意见”/)]);
  });

  test('a form that is only a picture', async () => {
    put('guides/x/2.png', Buffer.from('89504e470d0a1a0a', 'hex'));
    put('guides/居住证申领登记表.png', Buffer.from('89504e470d0a1a0a', 'hex'));
    expect(await verdicts('居住证申领登记表.png')).toEqual([expect.stringMatching(/^cannot-tell .*图片/)]);
  });

  test('a form that lies in the folder of its guide is not checked as a guide', async () => {
    put('guides/a.md', guide('./x/2.docx'));
    put('guides/x/2.docx', await asTable());
    put('guides/x/3.docx', await asTable());
    const { output, exitCode } = await precheck([path.join(folder, 'guides')], { format: 'text' });
    expect(output).not.toContain('2.docx');
    expect(output).toContain('3.docx');
    expect(exitCode).toBe(2);
  });

  test('nothing outside of the guide’s folder is opened', async () => {
    put('secret/居住证申领登记表.docx', await asLines('工作单位'));
    expect(await verdicts('../secret/居住证申领登记表.docx')).toEqual([]);
  });

  test('online, at the counter and in the handbook, in a weekly run', async () => {
    const rows = [['事项名称', '居住证申领'], ['基本编码', '330109001000'], ['承诺办结时限', '5个工作日'], ['受理条件', '在本区居住'], ['申请材料', '<ol><li>居住证申领登记表 <a href="/f/b.docx">居住证申领登记表（下载）</a></li></ol>']];
    const online = Buffer.from(await asTable('工作单位'));
    const portal = await openPortal({
      '/p': (_, response) => send(response, page(`<h1>居住证申领</h1><table>${rows.map(([label, value]) => `<tr><th>${label}</th><td>${value}</td></tr>`).join('')}</table>`)),
      '/f/b.docx': (_, response) => send(response, online, { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }),
    });
    try {
      put('handbook/330109001000.md', `---\n版本: 2018-09\n施行日期: 2018-09-15\n---\n\n${guide('./forms/登记表.docx')}`);
      put('handbook/forms/登记表.docx', await asTable());
      put('offline/甲局/330109001000.md', guide('表/c.xlsx'));
      put('offline/甲局/表/c.xlsx', await asSheet());
      put('目录.csv', '基本编码,实施编码,事项名称,部门,线上地址,线下文件,手册文件\n330109001000,,居住证申领,甲局,/p,,\n');
      const found = await report({ catalogue: path.join(folder, '目录.csv'), out: path.join(folder, 'out'), portal: portal.origin });
      const forms = found.findings.filter((finding) => finding.element === 'material.blankForm');
      expect(forms.map((finding) => [finding.rule, finding.verdict, finding.fault, finding.reason])).toEqual([['form/version-outdated', 'fail', 'online', expect.stringContaining('线上的表单多出“工作单位”')]]);
      expect(forms[0]?.relations).toEqual(expect.arrayContaining(['online-offline', 'online-handbook']));
      expect(forms[0]?.points).toBe(0);
    } finally {
      await portal.close();
    }
  });
});
