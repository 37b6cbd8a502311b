import { describe, expect, it } from 'vitest';
import { createComparison } from '../../src/compare/index.js';
import type { Guide } from '../../src/model/guide.js';
import { blocksToGuide } from '../../src/parse/elements.js';
import { htmlToDocument } from '../../src/parse/html.js';
import { LabelBook } from '../../src/parse/labels.js';
import { loadSchemas } from '../../src/schema/index.js';

const schemas = loadSchemas();
const comparisons = createComparison({ vocabulary: schemas.vocabulary, regions: schemas.regions });
const book = new LabelBook([...schemas.elements, ...schemas.columns]);
const isLabel = (text: string): boolean => book.match(text) !== undefined || book.part(text) !== undefined;
const read = (body: string): Guide => blocksToGuide(htmlToDocument(`<html><body><h1>夜间施工备案</h1>${body}</body></html>`, 'page', { isLabel }), book, comparisons, {});
const steps = (body: string): string[] | undefined => read(`<h3>办理流程</h3>${body}`).steps?.map((step) => step.name.text);
const names = (body: string): string[] | undefined => read(`<h3>申请材料</h3>${body}`).materials?.map((one) => one.name.text);

const card = (number: string, name: string): string => `<div class="one"><div class="cap"><i>${number}</i><span>${name}</span></div><ul><li><label>份数</label><span>原件1份</span></li><li><label>材料形式</label><span>纸质</span></li></ul></div>`;
const stepTable = (name: string): string => `<table><tr><th>环节名称</th><td>${name}</td></tr><tr><th>办理人员</th><td>窗口人员</td></tr></table>`;

describe('numbers in boxes of their own', () => {
  it.each([
    ['spans in one line', '<div><span class="n">1</span><span>受理</span><span class="n">2</span><span>踏勘</span><span class="n">3</span><span>决定</span></div>', ['受理', '踏勘', '决定']],
    ['two digits', '<div><em>01</em><b>受理</b><em>02</em><b>决定</b></div>', ['受理', '决定']],
    ['a box for each', '<div><div class="s"><em>1</em><p>受理</p></div><div class="s"><em>2</em><p>决定</p></div></div>', ['受理', '决定']],
  ])('are no part of the steps: %s', (_, body, expected) => expect(steps(body)).toEqual(expected));

  it.each([
    ['cards', card('1', '施工方案') + card('2', '监理意见'), ['施工方案', '监理意见']],
    ['one card', card('1', '施工方案'), ['施工方案']],
    ['names that begin like a unit', card('1', '人员名册') + card('2', '月度报表') + card('3', '份额证明'), ['人员名册', '月度报表', '份额证明']],
    ['names that begin with a number stay', card('1', '3号地块图') + card('2', '2寸照片'), ['3号地块图', '2寸照片']],
  ])('are no part of the names of materials: %s', (_, body, expected) => expect(names(body)).toEqual(expected));

  it('are values where they stand over captions or before units', () => {
    const guide = read('<ul><li><strong>1</strong><span>到现场次数</span></li><li><strong>2</strong><small>个工作日</small><p>承诺办结时限</p></li></ul>');
    expect(guide.fields['onSiteVisits']?.[0]?.text).toBe('1');
    expect(guide.fields['promisedTimeLimit']?.[0]?.text.replace(/\s/g, '')).toBe('2个工作日');
  });
});

describe('radicals for numerals', () => {
  it('number lines, too', () => expect(names('<p>（⼀）施工方案</p><p>（⼆）监理意见</p>')).toEqual(['施工方案', '监理意见']));
});

describe('tables of steps', () => {
  it.each([
    ['a column of numbers called 步骤', '<table><tr><th>步骤</th><th>环节名称</th><th>说明</th></tr><tr><td>1</td><td>受理</td><td>交件</td></tr><tr><td>2</td><td>决定</td><td>签发</td></tr></table>', ['受理', '决定']],
    ['names in the column called 步骤', '<table><tr><th>序号</th><th>步骤</th></tr><tr><td>1</td><td>受理</td></tr><tr><td>2</td><td>决定</td></tr></table>', ['受理', '决定']],
    ['a table for each step', stepTable('受理') + stepTable('踏勘') + stepTable('决定'), ['受理', '踏勘', '决定']],
    ['rows for each step in one table', '<table><tr><td>环节名称</td><td>受理</td></tr><tr><td>办理人员</td><td>甲岗</td></tr><tr><td>环节名称</td><td>决定</td></tr><tr><td>办理人员</td><td>乙岗</td></tr></table>', ['受理', '决定']],
    ['a head row of two columns', '<table><tr><th>环节名称</th><th>办理人员</th></tr><tr><td>受理</td><td>甲岗</td></tr><tr><td>决定</td><td>乙岗</td></tr></table>', ['受理', '决定']],
  ])('%s', (_, body, expected) => expect(steps(body)).toEqual(expected));
});

describe('articles', () => {
  it('end a value that runs over several lines at the next numbered label', () => {
    const guide = read('<p>一、事项名称：夜间施工备案</p><p>二、申请材料：</p><ol><li>施工方案（原件1份）</li></ol><p>三、受理条件：</p><p>1.工程已经开工；</p><p>2.工艺需要连续作业。</p><p>四、办理地点：城东路9号2楼3号窗口</p><p>五、投诉电话：12345</p>');
    expect(guide.fields['eligibility']?.[0]?.text.replace(/\s/g, '')).toBe('1.工程已经开工；2.工艺需要连续作业。');
    expect(guide.fields['places[].address']?.[0]?.text).toBe('城东路9号2楼3号窗口');
    expect(guide.fields['complaint.phones']?.[0]?.text).toBe('12345');
  });

  it('keep lines that alternate with their labels apart from what the values say', () => {
    const guide = read('<p>事项名称</p><p>夜间施工备案</p><p>办理地点</p><p>城东路9号</p><p>咨询方式</p><p>咨询电话：0571-86001111</p><p>是否收费</p><p>否</p>');
    expect(guide.fields['places[].address']?.[0]?.text).toBe('城东路9号');
    expect(guide.fields['feeCharged']?.[0]?.text).toBe('否');
  });
});

describe('headings in two languages', () => {
  it.each(['<h2>受理条件 Conditions</h2>', '<h2>受理条件 <small>Who can apply</small></h2>'])('%s', (head) => {
    expect(read(`${head}<p>工程已经开工。</p>`).fields['eligibility']?.[0]?.text).toBe('工程已经开工。');
  });

  it('keeps a value behind a label in a heading', () => {
    expect(read('<h2>承诺办结时限 5个工作日</h2>').fields['promisedTimeLimit']?.[0]?.text).toBe('5个工作日');
  });
});

describe('line breaks within a value', () => {
  it.each([
    ['behind a label', '<div><p><em>咨询电话</em>0571-86001111<br>0571-86002222</p></div>'],
    ['behind a label with a colon', '<p><b>咨询电话：</b>0571-86001111<br>0571-86002222</p>'],
    ['among labels in one box', '<div><b>承诺时限</b>3个工作日<br><b>咨询电话</b>0571-86001111<br>0571-86002222<br><b>是否收费</b>否</div>'],
    ['in a box', '<div><span>咨询电话</span><span>0571-86001111<br>0571-86002222</span></div>'],
  ])('stay: %s', (_, body) => expect(read(body).fields['consultation.phones']?.[0]?.text.trim()).toBe('0571-86001111\n0571-86002222'));
});
