import fc from 'fast-check';
import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import type { Block, Document, Stretch } from '../../src/parse/blocks.js';
import { htmlToDocument } from '../../src/parse/html.js';
import { stretchesOf } from '../../src/parse/stretch.js';
import { cpuTime } from '../cpu-time.js';

const LABELS = new Set(['事项名称', '承诺办结时限', '法定办结时限', '受理条件', '申请材料', '办理地点', '办理时间', '咨询电话', '材料名称', '份数', '材料形式', '办理流程', '到现场次数', '联系电话', '工作时间']);
const document = (html: string): Document => htmlToDocument(html, 'page', { isLabel: (text) => LABELS.has(text) });

/** Blocks in one line each: `label = value`, `[caption …]`, `|row`. */
function outline(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.type) {
      case 'heading': return [`#${block.text.text}`];
      case 'paragraph': return [block.text.text];
      case 'list': return block.items.map((item) => `- ${outline(item).join(' / ')}`);
      case 'table': return block.rows.map((row) => `|${row.map((cell) => (cell.header ? `*${cell.text.text}` : cell.text.text)).join('|')}`);
      case 'pair': return [`${block.label.text} = ${outline(block.value).join(' / ')}`];
      case 'group': return [`[${block.caption?.text ?? ''}]`, ...outline(block.children)];
    }
  });
}
const read = (body: string): string[] => outline(document(`<!DOCTYPE html><html><body><h1>T</h1>${body}</body></html>`).blocks).slice(1);

describe('what is content', () => {
  it.each<[string, string, string[]]>([
    ['the full text for a shortened one that is hidden', '<div><p>申请人应当年满十八…<a>展开</a></p><p style="display:none">申请人应当年满十八周岁。<a>收起</a></p></div>', ['申请人应当年满十八周岁。']],
    ['the full text for a shortened one where the style sheet is not at hand', '<div><p>申请人应当年满十八...<a>展开</a></p><p>申请人应当年满十八周岁，并且有住所。<a>收起</a></p></div>', ['申请人应当年满十八周岁，并且有住所。']],
    ['a value without the word behind it', '<p>受理条件：有固定住所...展开</p>', ['受理条件：有固定住所']],
    ['a hidden copy of a list not at all', '<ul><li>申请表</li><li>身份证件</li></ul><div hidden>申请表；身份证件</div>', ['- 申请表', '- 身份证件']],
    ['hidden text that stands nowhere else', '<p>甲</p><div style="display: none">乙的说明</div>', ['甲', '乙的说明']],
    ['what a class of an inline sheet hides only once', '<style>.x{display:none}@media print{.y{display:none}}</style><p class="y">只此一份</p><p class="x">只此一份</p>', ['只此一份']],
    ['no unfilled template', '<div><p>浏览次数：{{ count }}</p><div style="display:none"><p>承诺办结时限</p><p>${days}</p></div></div>', []],
    ['no box pinned to the window', '<p>正文很长，足够长，长到这个小窗口只占不到三分之一的篇幅，正文很长。</p><div style="position:fixed">在线客服 12345</div>', ['正文很长，足够长，长到这个小窗口只占不到三分之一的篇幅，正文很长。']],
    ['no buttons', '<p>城北区1号<a href="javascript:;">查看地图</a><button>导航</button></p>', ['城北区1号']],
    ['no list of other items', '<p>正文</p><div><p>相关事项</p><ul><li><a href="/1">甲事项</a> 承诺3个工作日</li><li><a href="/2">乙事项</a></li></ul></div>', ['正文']],
    ['links that are the value', '<div><h3>设定依据</h3><ul><li><a href="/law/1.pdf">《甲条例》</a></li><li><a href="/law/2.pdf">《乙办法》</a></li><li><a href="/law/3.pdf">《丙规定》</a></li></ul></div>', ['[设定依据]', '- 《甲条例》', '- 《乙办法》', '- 《丙规定》']],
    ['no way to the page', '<p>当前位置：<a href="/">首页</a> &gt; 办事指南</p><p>正文</p>', ['正文']],
    ['nothing behind a footer', '<p>正文</p><div><p>主办：城北区人民政府</p><p>联系电话：0571-86000000</p></div><p>工作时间：9:00</p>', ['正文']],
    ['no sign behind a caption and no mark behind a name', '<div><h3>申请材料<i>∨</i></h3><p>甲表<span>必要</span></p><p>材料形式<span>原件</span></p></div>', ['[申请材料]', '甲表', '材料形式 = 原件']],
    ['nothing of the next and last page', '<p>正文</p><p>上一篇：<a href="/1">甲</a></p><p>分享到：<a href="#">乙</a></p>', ['正文']],
    ['a sponsor that is no footer', `<p>主办：城北区教育局</p>${'<p>申请人应当提交的内容。</p>'.repeat(60)}`, ['主办：城北区教育局', ...Array<string>(60).fill('申请人应当提交的内容。')]],
  ])('reads %s', (_, html, expected) => {
    expect(read(html)).toEqual(expected);
  });

  it('takes what the page calls itself for its title, and nothing before it', () => {
    const html = '<html><head><title>甲事项办理 - 城北区政务服务网</title></head><body><div><p>热线：12345</p></div><div><div>甲事项办理</div><p>正文，正文，正文，正文，正文，正文，正文。</p></div></body></html>';
    expect(outline(document(html).blocks)).toEqual(['#甲事项办理', '正文，正文，正文，正文，正文，正文，正文。']);
  });

  it('reads nothing of a shell whose footer has labels', () => {
    const html = '<html><head><title>办事指南</title></head><body><div id="app">加载中</div><script>load()</script><div><p>主办：城北区人民政府</p><p>联系电话：0571-86000000</p><p>工作时间：周一至周五</p></div></body></html>';
    expect(outline(document(html).blocks)).toEqual(['加载中']);
  });
});

describe('labels and values', () => {
  it.each<[string, string, string[]]>([
    ['th and td', '<table><tr><th>事项名称</th><td>甲</td><th>份数</th><td>1</td></tr></table>', ['事项名称 = 甲', '份数 = 1']],
    ['a th over rows', '<table><tr><th rowspan="2">时限</th><th>法定办结时限</th><td>20日</td></tr><tr><th>承诺办结时限</th><td>5日</td></tr></table>', ['[时限]', '法定办结时限 = 20日', '承诺办结时限 = 5日']],
    ['td and td by known labels', '<table><tr><td>事项名称</td><td>甲</td></tr><tr><td>承诺办结时限</td><td>5日</td></tr></table>', ['事项名称 = 甲', '承诺办结时限 = 5日']],
    ['a table that lists, with a cell over rows', '<table><tr><th>材料名称</th><th>份数</th></tr><tr><td>甲表</td><td rowspan="2">1</td></tr><tr><td>乙表</td></tr></table>', ['|*材料名称|*份数', '|甲表|1', '|乙表|1']],
    ['a value that reads like a label', '<table><tr><th>材料名称</th><th>材料形式</th></tr><tr><td>甲表</td><td>份数</td></tr></table>', ['|*材料名称|*材料形式', '|甲表|份数']],
    ['a table that only arranges', '<table><tr><td>左<table><tr><th>事项名称</th><td>甲</td></tr></table></td><td>右</td></tr></table>', ['左', '事项名称 = 甲', '右']],
    ['label in bold before its value', '<p><b>事项名称：</b>甲</p><p><strong>办理地点</strong><span>乙路1号</span></p>', ['事项名称 = 甲', '办理地点 = 乙路1号']],
    ['several in one line', '<p><b>事项名称：</b>甲 <b>份数：</b>2</p>', ['事项名称 = 甲', '份数 = 2']],
    ['no bold word amid a sentence', '<p>申请人应当<b>本人</b>到场。</p>', ['申请人应当本人到场。']],
    ['a label split over spans', '<p><span>承诺办结</span><span>时限：</span><span>5个工作日</span></p>', ['承诺办结时限：5个工作日']],
    ['a number over its caption', '<ul><li><b>0</b>次<p>到现场次数</p></li><li><b>5</b>个工作日<p>承诺办结时限</p></li></ul>', ['到现场次数 = 0次', '承诺办结时限 = 5个工作日']],
    ['a number over an unknown caption', '<div><div><em>3</em><p>联办部门数量</p></div><div><em>2</em><p>联办事项数量</p></div></div>', ['联办部门数量 = 3', '联办事项数量 = 2']],
    ['a number and its unit in boxes of their own', '<div><div><span>承诺办结时限</span><p><b>1</b><i>（工作日）</i></p></div></div>', ['承诺办结时限 = 1（工作日）']],
    ['boxes that touch, each with a label', '<div><span>事项名称：甲</span><span>咨询电话：1</span></div>', ['事项名称：甲', '咨询电话：1']],
    ['a label without a value', '<ul><li><p>事项名称</p><p></p></li><li>甲乙</li></ul>', ['- 事项名称 = ', '- 甲乙']],
    ['numbers of rows that are no names', '<ol><li><i>1</i><p>申请</p></li><li><i>2</i><p>受理</p></li></ol>', ['- 申请', '- 受理']],
    ['a table of boxes', '<div><div><b>材料名称</b><b>份数</b><b>操作</b></div><div><b>甲表</b><b>1</b><b><a href="/a.doc">下载</a></b></div></div>', ['|*材料名称|*份数', '|甲表|1']],
    ['lines without a sign between label and value', '<p>事项名称甲</p><p>办理地点乙路1号</p><p>咨询电话0571-1</p><p>办理时间工作日</p>', ['事项名称 = 甲', '办理地点 = 乙路1号', '咨询电话 = 0571-1', '办理时间 = 工作日']],
    ['one line that begins like a label as a sentence', '<p>办理地点变更的，应当告知。</p><p>其他规定。</p>', ['办理地点变更的，应当告知。', '其他规定。']],
    ['headings of two rows', '<table><tr><th rowspan="2">材料名称</th><th colspan="2">份数</th><th rowspan="2">操作</th></tr><tr><th>原件</th><th>复印件</th></tr><tr><td>甲表</td><td>1</td><td>0</td><td>下载</td></tr></table>', ['|*材料名称|*原件|*复印件', '|甲表|1|0']],
    ['a caption over part of the rows', '<table><tr><th>材料名称</th><th>份数</th></tr><tr><td>甲表</td><td>1</td></tr><tr><td colspan="2">变更时</td></tr><tr><td>乙表</td><td>1</td></tr></table>', ['|*材料名称|*份数', '|甲表|1', '|变更时|变更时', '|乙表|1']],
    ['a card under its heading', '<div><h3>基本信息</h3><p>事项名称：甲</p></div>', ['[基本信息]', '事项名称：甲']],
    ['lines of preformatted text', '<pre>\n一、甲\n  二、乙\n</pre>', ['一、甲\n二、乙']],
    ['line breaks', '<div>事项名称：甲<br>份数：\n   1</div>', ['事项名称：甲\n份数： 1']],
  ])('reads %s', (_, html, expected) => {
    expect(read(html)).toEqual(expected);
  });

  it('does not take values in turns for tabs', () => {
    const row = (label: string, first: string, second: string): string => `<div class="r"><div>${label}</div><div><span>${first}</span><span>${second}</span></div></div>`;
    const lines = read(`${row('办理时间', '上午', '下午')}${row('办理地点', '甲', '乙')}${row('咨询电话', '1234567', '7654321')}`);
    expect(lines.join(' ')).toMatch(/办理时间.*上午.*下午.*办理地点.*甲.*乙.*咨询电话.*1234567.*7654321/);
  });
});

describe('places', () => {
  const html = '<html><body><div id="a"><p>前</p><p>办理地点：城北区\n   文渊路\u200b66号<br>二楼<i></i></p></div><div id="dup"><span>甲</span></div><div id="dup"><span>乙</span></div></body></html>';
  const all = (): Stretch[] => stretchesOf(document(html).blocks);

  it('gives the text as it reads and the raw text as the node holds it', () => {
    const text = all().find((one) => one.text.startsWith('办理地点'));
    expect(text?.text).toBe('办理地点：城北区 文渊路\u200b66号\n二楼');
    expect(text?.locate(5, text.text.length)).toEqual({ raw: '城北区 文渊路\u200b66号二楼', at: { snapshot: 'page', kind: 'html', selector: '#a > p:nth-of-type(2)' } });
  });

  it('uses no id that stands twice', () => {
    const at = all().filter((one) => one.text === '乙').map((one) => one.locate(0, 1).at);
    expect(at).toEqual([{ snapshot: 'page', kind: 'html', selector: 'body > div:nth-of-type(3) > span:nth-of-type(1)' }]);
  });

  it('joins neighbouring stretches into one place and lists distant ones', () => {
    const [first, second] = all();
    if (!first?.merge || !second) throw new Error('two stretches expected');
    expect(first.merge([first.locate(0, 1), second.locate(0, 4)])).toEqual({ raw: '前办理地点', at: { snapshot: 'page', kind: 'html', selector: '#a' } });
  });

  it('finds every range of every text', () => {
    const page = load(html);
    for (const stretch of all()) for (let start = 0; start < stretch.text.length; start++) {
      const { raw, at } = stretch.locate(start, stretch.text.length);
      if (Array.isArray(at) || at.kind !== 'html') throw new Error('one place expected');
      expect(page(at.selector).text().replace(/\s+/g, ' ')).toContain(raw);
    }
  });

  it('leads into a frame that the page itself holds, and to the snapshot of one that was fetched', () => {
    const page = '<body><h1>T</h1><iframe id="f" srcdoc="&lt;p&gt;甲&lt;/p&gt;"></iframe><iframe src="/g.html"></iframe></body>';
    const texts = stretchesOf(htmlToDocument(page, 'page', { frames: [{ src: '/g.html', html: '<p>乙</p>', snapshot: 'frame' }] }).blocks);
    expect(texts.map((text) => text.locate(0, 1).at)).toEqual([
      { snapshot: 'page', kind: 'html', selector: 'body > h1:nth-of-type(1)' },
      { snapshot: 'page', kind: 'html', selector: 'body > p:nth-of-type(1)', frame: '#f' },
      { snapshot: 'frame', kind: 'html', selector: 'body > p:nth-of-type(1)' },
    ]);
  });
});

describe('links', () => {
  it('keeps those of the content, also behind buttons, and no others', () => {
    const html = '<body><nav><a href="/">首页</a></nav><h1>T</h1><p>空白表格：<a href="/f/1.doc">下载</a> <a href="javascript:;">预览</a> <a href="#top">返回</a></p><div><h4>相关事项</h4><a href="/2">乙</a></div><footer><a href="/about">关于</a></footer></body>';
    expect(document(html).links).toEqual([{ text: '下载', href: '/f/1.doc', at: { snapshot: 'page', kind: 'html', selector: 'body > p:nth-of-type(1) > a:nth-of-type(1)' } }]);
  });
});

describe('any input', () => {
  const piece = fc.oneof(fc.constantFrom('<table>', '<tr>', '<td rowspan=0 colspan=9999>', '<th>', '</table>', '<dl>', '<dt>', '<dd>', '<ul class=a>', '<li data-t=1>', '<div id=x style="display:none">', '</div>', '<iframe srcdoc="<p>a">', '<br>', '<b>', '：', '受理条件', '...展开', '{{', '<style>.a{', '<template>', '<h2>', '相关事项', '主办：', '5个工作日', '\u200b', '<select>', '<pre>\n'), fc.string({ maxLength: 12 }));

  it('is read without an error', () => {
    fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      for (const stretch of stretchesOf(document(pieces.join('')).blocks)) stretch.locate(0, stretch.text.length);
    }), { numRuns: 300 });
  });

  it.each<[string, string]>([
    ['deep', `${'<div><span>'.repeat(20_000)}甲`], ['deep tables', `${'<table><tr><td>'.repeat(2_000)}甲`], ['wide', '<p>甲</p>'.repeat(20_000)],
    ['long', `<p>${'甲…'.repeat(100_000)}</p>`], ['a row of links', '<ul>'.padEnd(200_000, '<li><a href="/a">甲</a>')], ['bold', '<b>甲：</b>乙'.repeat(5_000)],
    ['many hidden', '<div style="display:none">甲乙丙丁</div>'.repeat(5_000)], ['unclosed styles', `<style>${'.a{display:none'.repeat(5_000)}`],
  ])('is read in bounded time: %s', async (_, html) => {
    expect(await cpuTime(() => document(html))).toBeLessThan(8_000);
  });
});
