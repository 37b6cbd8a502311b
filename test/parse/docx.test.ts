import { deflateRawSync } from 'node:zlib';
import {
  DeletedTextRun, Document, ExternalHyperlink, Footer, Header, HeadingLevel, InsertedTextRun, LevelFormat, Packer, Paragraph, Tab, Table, TableCell, TableRow, TextRun, VerticalMergeType,
  type ISectionOptions,
} from 'docx';
import { describe, expect, it } from 'vitest';
import { materialLines, readFile, stepNames, text } from './kit.js';
import type { Guide } from '../../src/model/guide.js';

const CHANGE = { id: 1, author: '张三', date: '2018-09-01T00:00:00Z' };

async function word(children: ISectionOptions['children'], more: Partial<ISectionOptions> = {}): Promise<Guide> {
  const document = new Document({
    numbering: { config: [{ reference: 'list', levels: [0, 1].map((level) => ({ level, format: LevelFormat.DECIMAL, text: `%${level + 1}.` })) }] },
    sections: [{ ...more, children }],
  });
  return readFile(new Uint8Array(await Packer.toBuffer(document)), 'guide.docx');
}

const line = (value: string): Paragraph => new Paragraph(value);
const bold = (value: string): Paragraph => new Paragraph({ children: [new TextRun({ text: value, bold: true })] });
const heading = (value: string): Paragraph => new Paragraph({ text: value, heading: HeadingLevel.HEADING_2 });
const numbered = (value: string, level = 0): Paragraph => new Paragraph({ text: value, numbering: { reference: 'list', level } });
const cell = (value: string, options: { span?: number; merge?: 'restart' | 'continue' } = {}): TableCell => new TableCell({
  children: value.split('\n').map(line),
  ...(options.span === undefined ? {} : { columnSpan: options.span }),
  ...(options.merge === undefined ? {} : { verticalMerge: options.merge === 'restart' ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE }),
});
const row = (...cells: (string | TableCell)[]): TableRow => new TableRow({ children: cells.map((one) => (typeof one === 'string' ? cell(one) : one)) });

describe('paragraphs of a Word guide', () => {
  it('reads headings by style, and gives the place of each value', async () => {
    const guide = await word([new Paragraph({ text: '某某许可办事指南', heading: HeadingLevel.TITLE }), heading('一、承诺办结时限'), line('5个工作日'), heading('二、收费标准'), line('不收费')]);
    expect(text(guide, 'mainItemName')).toBe('某某许可');
    expect(guide.fields['promisedTimeLimit']?.[0]).toMatchObject({ text: '5个工作日', raw: '5个工作日', at: { kind: 'docx', paragraph: 3 } });
    expect(text(guide, 'feeCharged')).toBe('不收费');
  });

  it('reads headings that only bold type marks', async () => {
    const guide = await word([line('某某许可'), bold('一、受理条件'), line('（一）有固定的经营场所，并且符合区里公布的布局规划；'), line('（二）从业人员经过培训并且考试合格。'), bold('（三）特别说明'), line('外地单位同样适用，无需另外登记。'), bold('二、收费标准'), line('不收费')]);
    expect(text(guide, 'eligibility')).toBe('（一）有固定的经营场所，并且符合区里公布的布局规划；\n（二）从业人员经过培训并且考试合格。\n（三）特别说明\n外地单位同样适用，无需另外登记。');
    expect(text(guide, 'feeCharged')).toBe('不收费');
  });

  it('does not take bold for a mark where all is bold', async () => {
    const guide = await word([bold('某某许可'), bold('承诺时限：5个工作日'), bold('服务对象'), bold('自然人'), bold('收费标准：不收费')]);
    expect(text(guide, 'audience')).toBe('自然人');
    expect(text(guide, 'promisedTimeLimit')).toBe('5个工作日');
  });

  it('reads bold labels with their values in the same line', async () => {
    const guide = await word([new Paragraph({ children: [new TextRun({ text: '承诺', bold: true }), new TextRun({ text: '时限：', bold: true }), new TextRun('5个'), new TextRun('工作日')] })]);
    expect(text(guide, 'promisedTimeLimit')).toBe('5个工作日');
  });

  it('reads lists whose numbers Word draws', async () => {
    const guide = await word([heading('申请材料'), numbered('申请表（原件1份）'), numbered('身份证（复印件1份）'), heading('办理流程'), numbered('申请'), numbered('窗口提交', 1), numbered('受理'), numbered('决定')]);
    expect(guide.materials?.map((one) => one.name.text)).toEqual(['申请表', '身份证']);
    expect(stepNames(guide)).toEqual(['申请', '受理', '决定']);
  });

  it('reads labels that are numbered by Word', async () => {
    const guide = await word([numbered('承诺时限：5个工作日'), numbered('受理条件'), line('有场所'), numbered('收费标准：不收费')]);
    expect(text(guide, 'promisedTimeLimit')).toBe('5个工作日');
    expect(text(guide, 'eligibility')).toBe('有场所');
    expect(text(guide, 'feeCharged')).toBe('不收费');
  });

  it('keeps insertions and drops deletions, headers and footers', async () => {
    const guide = await word(
      [new Paragraph({ children: [new TextRun('承诺时限：'), new DeletedTextRun({ text: '20', ...CHANGE }), new InsertedTextRun({ text: '5', ...CHANGE }), new TextRun('个工作日')] })],
      { headers: { default: new Header({ children: [line('收费标准：100元')] }) }, footers: { default: new Footer({ children: [line('咨询电话：0571-1')] }) } },
    );
    expect(text(guide, 'promisedTimeLimit')).toBe('5个工作日');
    expect(guide.fields['fees[].amount']).toBeUndefined();
    expect(guide.fields['consultation.phones']).toBeUndefined();
  });

  it('reads tabs, line breaks and links', async () => {
    const guide = await word([
      new Paragraph({ children: [new TextRun({ children: ['承诺时限', new Tab(), '5个工作日'] }), new TextRun({ text: '收费标准：不收费', break: 1 })] }),
      new Paragraph({ children: [new TextRun('附件：'), new ExternalHyperlink({ link: 'https://example.org/form.docx', children: [new TextRun('申请表')] })] }),
    ]);
    expect(text(guide, 'promisedTimeLimit')).toBe('5个工作日');
    expect(text(guide, 'feeCharged')).toBe('不收费');
    expect(guide.links).toMatchObject([{ text: '申请表', href: 'https://example.org/form.docx', at: { kind: 'docx', paragraph: 2 } }]);
  });
});

describe('tables of a Word guide', () => {
  it('expands merged cells: a label that spans its own small table', async () => {
    const guide = await word([line('某某许可'), new Table({ rows: [
      row('承诺时限', cell('5个工作日', { span: 3 })),
      row(cell('申请材料', { merge: 'restart' }), '材料名称', '份数', '来源渠道'),
      row(cell('', { merge: 'continue' }), '申请表', '1', cell('申请人自备', { merge: 'restart' })),
      row(cell('', { merge: 'continue' }), '身份证', '2', cell('', { merge: 'continue' })),
      row(cell('办理流程', { merge: 'restart' }), cell('1.申请', { span: 3 })),
      row(cell('', { merge: 'continue' }), cell('2.受理', { span: 3 })),
      row('受理条件', cell('有场所；\n已登记。', { span: 3 })),
    ] })]);
    expect(materialLines(guide)).toEqual(['申请表 | copies=1 | source=申请人自备', '身份证 | copies=2 | source=申请人自备']);
    expect(stepNames(guide)).toEqual(['申请', '受理']);
    expect(guide.fields['promisedTimeLimit']?.[0]?.at).toEqual({ snapshot: 'f00d', kind: 'docx', table: 1, row: 1, cell: 2 });
    expect(guide.materials?.[1]?.parts.source?.at).toMatchObject({ row: 3, cell: 4 });
    expect(guide.fields['eligibility']?.[0]).toMatchObject({ text: '有场所；\n已登记。', raw: '有场所；\n已登记。', at: { row: 7, cell: 2 } });
  });

  it('reads a caption column beside labels, and four columns', async () => {
    const guide = await word([line('某某许可'), new Table({ rows: [
      row(cell('基本信息', { merge: 'restart' }), '事项类型', '行政许可', '服务对象', '自然人'),
      row(cell('', { merge: 'continue' }), '法定办结时限', '20个工作日', '承诺办结时限', '5个工作日'),
      row(cell('联系', { merge: 'restart' }), '咨询电话', cell('0571-86990101', { span: 3 })),
      row(cell('', { merge: 'continue' }), '投诉电话', cell('0571-86990102', { span: 3 })),
    ] })]);
    expect([text(guide, 'itemType'), text(guide, 'audience'), text(guide, 'statutoryTimeLimit'), text(guide, 'promisedTimeLimit')]).toEqual(['行政许可', '自然人', '20个工作日', '5个工作日']);
    expect([text(guide, 'consultation.phones'), text(guide, 'complaint.phones')]).toEqual(['0571-86990101', '0571-86990102']);
  });

  it('counts paragraphs within tables for the places behind them', async () => {
    const guide = await word([new Table({ rows: [row('事项类型', '行政许可'), row('服务对象', '自然人')] }), line('承诺时限：5个工作日')]);
    expect(guide.fields['promisedTimeLimit']?.[0]?.at).toMatchObject({ paragraph: 5 });
  });
});

/** A zip archive of one entry. `claimed` is the size that it states. */
function zip(name: string, content: Uint8Array, claimed = content.length): Uint8Array {
  const data = deflateRawSync(content);
  const file = Buffer.from(name);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(data.length, 14);
  fields.writeUInt32LE(claimed, 18);
  fields.writeUInt16LE(file.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, file, data]);
  const central = Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), fields, Buffer.alloc(14), file]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, Buffer.from('PK\x05\x06'), end]);
}

describe('Word files that cannot be read', () => {
  const body = (inner: string): Uint8Array => new TextEncoder().encode(`<w:document xmlns:w="w"><w:body>${inner}</w:body></w:document>`);

  it('reads the archive that this test builds', async () => {
    const guide = await readFile(zip('word/document.xml', body('<w:p><w:r><w:t>承诺时限：5个工作日 &lt;含&#x516C;示&gt;</w:t></w:r></w:p>')), 'a.docx');
    expect(text(guide, 'promisedTimeLimit')).toBe('5个工作日 <含公示>');
  });

  it.each([
    ['no zip', new TextEncoder().encode('承诺时限：5个工作日'), /不是 Word 文件/],
    ['an old Word file under a new name', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), /另存为 \.docx/],
    ['another archive', zip('a.txt', body('')), /不是 Word 文档/],
    ['a damaged archive', zip('word/document.xml', body('')).subarray(0, 60), /已损坏/],
    ['damaged XML', zip('word/document.xml', new TextEncoder().encode('<w:document><w:body>')), /正文已损坏/],
    ['nothing but pictures', zip('word/document.xml', body('<w:p/>')), /没有文字/],
    ['a bomb that says so', zip('word/document.xml', new Uint8Array(65 * 1024 * 1024)), /过大/],
    ['a bomb that hides its size', zip('word/document.xml', new Uint8Array(65 * 1024 * 1024), 100), /过大|已损坏/],
  ])('%s', async (_name, bytes, message) => {
    await expect(readFile(bytes, 'a.docx')).rejects.toThrow(message);
  });
});
