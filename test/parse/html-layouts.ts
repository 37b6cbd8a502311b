/** A fictional guide in the ways portals lay pages out; every layout holds the same record. */
export interface PageRecord {
  title: string;
  /** Short elements by label, in groups. */
  groups: { name: string; pairs: [string, string][] }[];
  basis: string[];
  conditions: string[];
  materials: { name: string; form: string; copies: string; source: string; necessity: string }[];
  steps: { name: string; note: string }[];
}

export const RECORD: PageRecord = {
  title: '城北区临时占用绿地许可',
  groups: [
    { name: '基本信息', pairs: [
      ['事项名称', '城北区临时占用绿地许可'], ['基本编码', '330119067001'], ['事项类型', '行政许可'], ['办件类型', '承诺件'], ['实施主体', '城北区园林绿化局'],
      ['服务对象', '自然人、企业法人'], ['办理形式', '窗口办理、网上办理'],
    ] },
    { name: '时限与收费', pairs: [
      ['法定办结时限', '20个工作日'], ['承诺办结时限', '6个工作日'], ['到办事现场次数', '1次'], ['是否收费', '不收费'], ['结果名称', '临时占用绿地许可决定书'],
    ] },
    { name: '办理地点与咨询', pairs: [
      ['办理地点', '城北区文渊路66号区政务服务中心二楼B区12号窗口'], ['办理时间', '周一至周五 上午9:00-12:00，下午13:30-17:00'],
      ['咨询电话', '0571-86001234'], ['监督投诉电话', '0571-86005678'],
    ] },
  ],
  basis: ['《城市绿化条例》第二十条'],
  conditions: ['1.确因城市建设需要临时占用绿地；', '2.占用期限不超过一年；', '3.已提出恢复绿地的方案和期限。'],
  materials: [
    { name: '临时占用绿地申请表', form: '原件', copies: '2', source: '申请人自备', necessity: '必要' },
    { name: '营业执照', form: '复印件', copies: '1', source: '政府部门核发', necessity: '必要' },
    { name: '绿地恢复方案', form: '原件', copies: '1', source: '申请人自备', necessity: '非必要' },
  ],
  steps: [{ name: '申请', note: '在窗口或者网上提出' }, { name: '受理', note: '材料齐全的当场受理' }, { name: '审查', note: '现场核对占用范围' }, { name: '决定', note: '由负责人决定' }, { name: '送达', note: '按约定方式送达' }],
};

const HEAD = ['材料名称', '材料形式', '份数', '来源渠道', '必要性'];
const rowOf = (material: PageRecord['materials'][number]): string[] => [material.name, material.form, material.copies, material.source, material.necessity];
const pairsOf = (record: PageRecord): [string, string][] => record.groups.flatMap((group) => group.pairs);
const arrows = (record: PageRecord): string => record.steps.map((step) => step.name).join('→');
const ul = (items: string[], tag = 'ul', attrs = ''): string => `<${tag}${attrs}>${items.map((item) => `<li>${item}</li>`).join('\n')}</${tag}>`;
const table = (record: PageRecord, cell = 'th', attrs = ''): string =>
  `<table><tr>${HEAD.map((label) => `<${cell}${attrs}>${label}</${cell}>`).join('')}</tr>${record.materials.map((material) => `<tr>${rowOf(material).map((text) => `<td>${text}</td>`).join('')}</tr>`).join('\n')}</table>`;

/** The portal around a guide: everything here has values of its own and none is the guide's. */
export interface Frame { top: (title: string) => string; bottom: string }

export const FRAMES: Record<string, Frame> = {
  named: {
    top: (title) => `<div class="nav"><a href="/">首页</a><a href="/grfw">个人服务</a><a href="/frfw">法人服务</a></div><div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/d/7">城北区园林绿化局</a> &gt; 办事指南</div><h1>${title}</h1>`,
    bottom: '<div class="r"><h4>相关事项</h4><ul><li><a href="/g/2">砍伐城市树木审批</a><span>承诺3个工作日 到现场0次</span></li><li><a href="/g/3">迁移古树名木审批</a><span>承诺9个工作日</span></li></ul></div>'
      + '<div class="footer"><p>主办：城北区人民政府办公室</p><p>地址：城北区环城路1号　联系电话：0571-86009999　工作时间：周一至周五 8:30-17:30</p><p>浙ICP备00000000号</p></div><div style="display:none">政务服务热线：12345<br>在线客服 9:00-21:00</div>',
  },
  tags: {
    top: (title) => `<header><img alt="logo"><form><input name="q"><button>搜索</button></form><p>服务热线：0571-12345</p></header><nav><a href="/">首页</a> / <a href="/x">服务</a></nav><main><h1>${title}</h1><p>浏览次数：<span>{{ pvCount }}</span></p>`,
    bottom: '</main><aside><h3>热门服务</h3><ol><li><a href="/1">公园预约</a></li><li><a href="/2">苗木检疫</a></li></ol></aside><footer>版权所有：城北区人民政府　电话：0571-86009999</footer>',
  },
  'no heading': {
    top: (title) => `<div class="header"><div>城北区政务服务网</div><span>咨询电话：0571-12345</span></div><div class="w"><div class="tit">${title}</div><a>收藏</a><a>分享</a>`,
    bottom: '</div><div class="rb"><p>常用链接</p><a href="/a">统一登录</a><a href="/b">办件查询</a></div><p>上一篇：<a href="/p">砍伐树木</a></p><div><div>版权所有：城北区</div><div>电话：0571-86009999</div></div>',
  },
  bare: {
    top: (title) => `<p>您现在的位置：<a href="/">首页</a>&gt;<a href="/b">办事</a></p><h1>${title}</h1><p>【字号：大 中 小】 <a href="javascript:window.print()">打印</a></p>`,
    bottom: '<p>网站地图 | <a href="/about">关于我们</a></p><p>主办单位：城北区人民政府</p><p>地址：城北区环城路1号 邮编：310000</p><p>电话：0571-86009999</p><p>浙公网安备 33000000000000号</p>',
  },
};

const NUMERALS = [...'一二三四五六七八九十', ...[...'一二三四五六七八九'].map((digit) => `十${digit}`), '二十'];

type Layout = (record: PageRecord) => string;

/** Layouts by name: the guide without the portal around it. */
export const LAYOUTS: Record<string, Layout> = {
  'th and td, two pairs a row, nested table of materials': (r) => {
    const pairs = pairsOf(r);
    const rows: string[] = [];
    for (let i = 0; i < pairs.length; i += 2) rows.push(`<tr>${pairs.slice(i, i + 2).map(([k, v]) => `<th>${k}</th><td${pairs[i + 1] ? '' : ' colspan="3"'}>${v}</td>`).join('')}</tr>`);
    return `<table border="1">${rows.join('\n')}<tr><th>设定依据</th><td colspan="3">${r.basis.join('<br>')}</td></tr><tr><th>受理条件</th><td colspan="3">${r.conditions.join('<br>')}</td></tr>`
      + `<tr><th>申请材料</th><td colspan="3">${table(r)}</td></tr><tr><th>办理流程</th><td colspan="3"><table><tr><th>环节</th><th>说明</th></tr>${r.steps.map((s) => `<tr><td>${s.name}</td><td>${s.note}</td></tr>`).join('')}</table></td></tr></table>`;
  },
  'td and td without th, a group column that spans rows': (r) => `<table>${r.groups.map((g) => g.pairs.map(([k, v], i) => `<tr>${i === 0 ? `<td rowspan="${g.pairs.length}">${g.name}</td>` : ''}<td>${k}</td><td colspan="4">${v}</td></tr>`).join('')).join('')}`
    + `<tr><td>设定依据</td><td colspan="5">${r.basis.join('')}</td></tr><tr><td>受理条件</td><td colspan="5">${r.conditions.map((c) => `<p>${c}</p>`).join('')}</td></tr>`
    + `<tr><td rowspan="${r.materials.length + 1}">申请材料</td>${HEAD.map((h) => `<td>${h}</td>`).join('')}</tr>${r.materials.map((m) => `<tr>${rowOf(m).map((c) => `<td>${c}</td>`).join('')}</tr>`).join('')}`
    + `<tr><td>办理流程</td><td colspan="5">${arrows(r)}</td></tr></table>`,
  'headings of columns over one row of values': (r) => r.groups.map((g) => `<h2>${g.name}</h2><table>${[g.pairs.slice(0, 3), g.pairs.slice(3)].filter((p) => p.length > 0).map((part) =>
    `<tr>${part.map(([k]) => `<th>${k}</th>`).join('')}</tr><tr>${part.map(([, v]) => `<td>${v}</td>`).join('')}</tr>`).join('')}</table>`).join('')
    + `<h2>设定依据</h2><p>${r.basis.join('')}</p><h2>受理条件</h2>${ul(r.conditions.map((c) => c.slice(2)), 'ol')}<h2>申请材料</h2>${table(r, 'td', ' class="hd"')}<h2>办理流程</h2>${ul(r.steps.map((s) => s.name), 'ol')}`,
  'definition lists': (r) => `${r.groups.map((g) => `<h3>${g.name}</h3><dl>${g.pairs.map(([k, v]) => `<dt>${k}：</dt><dd>${v}</dd>`).join('\n')}</dl>`).join('')}<dl><dt>设定依据</dt><dd>${r.basis.join('')}</dd><dt>受理条件</dt><dd>${r.conditions.map((c) => `<p>${c}</p>`).join('')}</dd>`
    + `<dt>申请材料</dt><dd>${table(r).replace(/<\/tr>/g, '<td><a href="javascript:;">查看样表</a></td></tr>').replace('<td><a href="javascript:;">查看样表</a></td></tr>', '<th>操作</th></tr>')}</dd><dt>办理流程</dt><dd>${arrows(r)}</dd></dl>`,
  'sibling divs in rows, cards, folded text': (r) => r.groups.map((g) => `<div class="b"><div class="t">${g.name}</div><div class="c">${g.pairs.map(([k, v]) => `<div class="i"><div class="l">${k}</div><div class="r">${v}${v.length > 20 ? '<a>...展开</a>' : ''}</div></div>`).join('\n')}</div></div>`).join('')
    + `<div class="b"><div class="t">设定依据</div><div class="c">${r.basis.join('')}</div></div><div class="b"><div class="t">受理条件</div><div class="c"><div class="s">${r.conditions.join('').slice(0, 18)}<a>...展开</a></div><div class="f" style="display:none">${r.conditions.join('<br>')}<a>收起</a></div></div></div>`
    + `<div class="b"><div class="t">申请材料</div><div class="c">${r.materials.map((m, i) => `<div class="m"><h4>${i + 1}. ${m.name}</h4>${HEAD.slice(1).map((h, n) => `<p><label>${h}：</label><span>${rowOf(m)[n + 1] ?? ''}</span></p>`).join('')}</div>`).join('')}<p hidden>${r.materials.map((m) => m.name).join('；')}</p></div></div>`
    + `<div class="b"><div class="t">办理流程</div><div class="c">${r.steps.map((s) => `<div class="st"><b>${s.name}</b><div>${s.note}</div></div>`).join('')}</div></div>`,
  'tabs with hidden panels': (r) => {
    const names = [...r.groups.map((g) => g.name), '设定依据', '受理条件', '申请材料', '办理流程'];
    const panels = [...r.groups.map((g) => ul(g.pairs.map(([k, v]) => `<label>${k}</label>：<em>${v}</em>`))), `<p>${r.basis.join('')}</p>`, r.conditions.map((c) => `<p>${c}</p>`).join(''), table(r, 'td', ' class="th"'), `<p>${r.steps.map((s) => s.name).join(' — ')}</p>`];
    return `<style>.pane{display:none}.pane.on{display:block}</style><ul class="tab">${names.map((n, i) => `<li data-i="${i}"${i === 0 ? ' class="on"' : ''}>${n}</li>`).join('')}</ul>${panels.map((p, i) => `<div class="pane${i === 0 ? ' on' : ''}" id="p${i}">${p}</div>`).join('\n')}`;
  },
  'tabs that point at their panels, in another order': (r) => {
    const parts: [string, string][] = [...r.groups.map((g): [string, string] => [g.name, `<dl>${g.pairs.map(([k, v]) => `<dt>${k}</dt><dd>${v}</dd>`).join('')}</dl>`]), ['设定依据', r.basis.join('')], ['受理条件', r.conditions.join('<br>')], ['申请材料', table(r)], ['办理流程', arrows(r)]];
    return `<div role="tablist">${parts.map(([n], i) => `<a role="tab" href="#box-${i}">${n}</a>`).join('')}</div><section>${[...parts.entries()].reverse().map(([i, [, p]]) => `<div id="box-${i}" hidden>${p}</div>`).join('')}</section>`;
  },
  'one article': (r) => [...pairsOf(r).map(([k, v]) => `${k}：${v}`), `设定依据：${r.basis.join('')}`, `受理条件：<br>${r.conditions.join('<br>')}`,
    `申请材料：<br>${r.materials.map((m, i) => `${i + 1}.${m.name}（${m.form}${m.copies}份）`).join('<br>')}`, `办理流程：${arrows(r)}`].map((line, i) => `<p>${NUMERALS[i] ?? ''}、${line}</p>`).join('\n'),
  'all in one cell with line breaks': (r) => `<table><tr><td>${[...pairsOf(r).map(([k, v]) => `${k}：${v}`), `设定依据：${r.basis.join('')}`, `受理条件：${r.conditions.join('<br>')}`, `申请材料：<br>${r.materials.map((m, i) => `${i + 1}、${m.name}，${m.form}${m.copies}份`).join('<br>')}`, `办理流程：${arrows(r)}`].join('<br>\n')}</td></tr></table>`,
  'strong label and span': (r) => `${pairsOf(r).map(([k, v]) => `<p><strong>${k}：</strong><span>${v}</span></p>`).join('')}<p><strong>设定依据：</strong></p><p>${r.basis.join('')}</p><p><strong>受理条件：</strong></p>${r.conditions.map((c) => `<p>${c}</p>`).join('')}`
    + `<p><strong>申请材料：</strong></p>${table(r)}<p><strong>办理流程：</strong>${arrows(r)}</p>`,
  'label and value on alternate lines': (r) => `<div>${pairsOf(r).map(([k, v]) => `<p>${k}</p><p>${v}</p>`).join('\n')}<p>设定依据</p><p>${r.basis.join('')}</p><p>受理条件</p>${r.conditions.map((c) => `<p>${c}</p>`).join('')}<p>申请材料</p>${table(r)}<p>办理流程</p><p>${arrows(r)}</p></div>`,
  'spans in turns, no colon': (r) => `${r.groups.map((g) => `<h3>${g.name}</h3><div>${g.pairs.map(([k, v]) => `<span class="k">${k}</span><span class="v">${v}</span>`).join('')}</div>`).join('')}<h3>设定依据</h3><div>${r.basis.join('')}</div><h3>受理条件</h3><div>${r.conditions.join('<br>')}</div>`
    + `<h3>申请材料</h3>${ul(r.materials.map((m) => `材料名称：${m.name}，材料形式：${m.form}，份数：${m.copies}，来源渠道：${m.source}，必要性：${m.necessity}`))}<h3>办理流程</h3><p>${arrows(r)}</p>`,
  'tiles, and headings in list items': (r) => {
    const tiles = new Set(['法定办结时限', '承诺办结时限', '到办事现场次数', '是否收费']);
    const pairs = pairsOf(r);
    return `<ul class="tiles">${pairs.filter(([k]) => tiles.has(k)).map(([k, v]) => `<li><b>${v}</b><i>${k}</i></li>`).join('')}</ul><ul>${pairs.filter(([k]) => !tiles.has(k)).map(([k, v]) => `<li><h2>${k}</h2><span>${v}</span></li>`).join('')}</ul>`
      + `<div><h2>设定依据</h2><p>${r.basis.join('')}</p></div><div><h2>受理条件</h2><p>${r.conditions.join('<br/>')}</p></div><div><h2>申请材料</h2>${table(r)}</div><div><h2>办理流程</h2>${ul(r.steps.map((s) => s.name), 'ol')}</div>`;
  },
  'labels in brackets': (r) => `<div>${pairsOf(r).map(([k, v]) => `【${k}】${v}`).join('<br>')}<br>【设定依据】${r.basis.join('')}<br>【受理条件】<br>${r.conditions.join('<br>')}<br>【申请材料】<br>${r.materials.map((m, i) => `${i + 1}.${m.name} ${m.form}${m.copies}份`).join('<br>')}<br>【办理流程】${arrows(r)}</div>`,
  'preformatted text under headings': (r) => `${r.groups.map((g) => `<h3>${g.name}</h3>${g.pairs.map(([k, v]) => `<p>${k}：${v}</p>`).join('')}`).join('')}<h3>设定依据</h3><pre>${r.basis.join('\n')}</pre><h3>受理条件</h3><pre>\n${r.conditions.join('\n')}\n</pre><h3>申请材料</h3>${table(r)}<h3>办理流程</h3><p>${arrows(r)}</p>`,
  'an iframe': (r) => `<iframe srcdoc="${LAYOUTS['definition lists']?.(r).replace(/&/g, '&amp;').replace(/"/g, '&quot;') ?? ''}"></iframe>`,
  'accordion of buttons and details': (r) => `${r.groups.map((g) => `<details open><summary>${g.name}</summary>${g.pairs.map(([k, v]) => `<div><span>${k}</span><span>${v}</span></div>`).join('')}</details>`).join('')}`
    + `<div><h3><button aria-controls="a1">设定依据</button></h3><div id="a1" hidden>${r.basis.join('')}</div></div><div><h3><button aria-controls="a2">受理条件</button></h3><div id="a2" hidden>${r.conditions.join('<br>')}</div></div>`
    + `<div><h3><button aria-controls="a3">申请材料</button></h3><div id="a3" hidden>${table(r)}</div></div><div><h3><button aria-controls="a4">办理流程</button></h3><div id="a4" hidden>${arrows(r)}</div></div>`,
  'text from a word processor, labels split over spans': (r) => pairsOf(r).map(([k, v]) => `<p class="MsoNormal"><b><span>${k.slice(0, 2)}</span></b><b><span>${k.slice(2)}：</span></b><span>${v.slice(0, 3)}</span><span>${v.slice(3)}</span></p>`).join('')
    + `<p><b>设定依据：</b><span>${r.basis.join('')}</span></p><p><b><span>受理</span></b><b>条件：</b></p>${r.conditions.map((c) => `<p><span>${c}</span></p>`).join('')}<p><b>申请材料：</b></p>${table(r, 'td').replace(/<td>([^<]*)<\/td>/g, '<td><p><span>$1</span></p></td>')}<p><b>办理流程：</b>${arrows(r)}</p>`,
  'tables made of boxes, numbered steps': (r) => `${r.groups.map((g) => `<section><header><h3>${g.name}</h3></header><div>${g.pairs.map(([k, v]) => `<div class="col"><p class="n">${k}</p><p class="d" title="${v}">${v}</p></div>`).join('')}</div></section>`).join('')}`
    + `<section><header><h3>设定依据</h3></header><div>${r.basis.join('')}</div></section><section><header><h3>受理条件</h3></header><div>${r.conditions.map((c) => `<p>${c}</p>`).join('')}</div></section>`
    + `<section><header><h3>申请材料</h3><a href="javascript:;">全部下载</a></header><div class="g"><div class="gh"><div>序号</div>${HEAD.map((h) => `<div>${h}</div>`).join('')}<div>操作</div></div><div class="gb">${r.materials.map((m, i) => `<div class="gr"><div>${i + 1}</div>${rowOf(m).map((c) => `<div>${c}</div>`).join('')}<div><a href="/f/${i}.doc">空白表格</a></div></div>`).join('')}</div></div></section>`
    + `<section><header><h3>办理流程</h3></header><ul>${r.steps.map((s, i) => `<li><i>${i + 1}</i><p>${s.name}</p></li>`).join('')}</ul></section>`,
  'definitions without a sign between': (r) => `${r.groups.map((g) => `<h4>${g.name}</h4><ul>${g.pairs.map(([k, v]) => `<li>${k}${v}</li>`).join('')}</ul>`).join('')}<h4>设定依据</h4><p>${r.basis.join('')}</p><h4>受理条件</h4>${r.conditions.map((c) => `<p>${c}</p>`).join('')}<h4>申请材料</h4>${table(r)}<h4>办理流程</h4><p>${arrows(r)}</p>`,
  'a form of two header rows, with a column of buttons': (r) => `<table>${r.groups.map((g) => `<tr><td class="b" colspan="6">${g.name}</td></tr>${g.pairs.map(([k, v]) => `<tr><td class="b">${k}</td><td colspan="5">${v}</td></tr>`).join('')}`).join('')}<tr><td class="b">设定依据</td><td colspan="5">${r.basis.join('')}</td></tr>`
    + `<tr><td class="b">受理条件</td><td colspan="5">${r.conditions.join('<br>')}</td></tr><tr><td class="b" colspan="6">申请材料</td></tr><tr><td class="b" rowspan="2">材料名称</td><td class="b" colspan="2">份数</td><td class="b" rowspan="2">来源渠道</td><td class="b" rowspan="2">必要性</td><td class="b" rowspan="2">操作</td></tr><tr><td class="b">原件</td><td class="b">复印件</td></tr>`
    + `${r.materials.map((m) => `<tr><td>${m.name}</td><td>${m.form === '原件' ? m.copies : '0'}</td><td>${m.form === '复印件' ? m.copies : '0'}</td><td>${m.source}</td><td>${m.necessity}</td><td><a href="/f.doc">下载</a></td></tr>`).join('')}<tr><td class="b">办理流程</td><td colspan="5">${arrows(r)}</td></tr></table>`,
  'a list of lists with labels in em, nested groups': (r) => `<ol>${r.groups.map((g) => `<li><p>${g.name}</p><ul>${g.pairs.map(([k, v]) => `<li><em>${k}</em><div>${v}</div></li>`).join('')}</ul></li>`).join('')}</ol><div><p><b>设定依据</b></p><p>${r.basis.join('')}</p></div><div><p><b>受理条件</b></p>${ul(r.conditions.map((c) => c.slice(2)), 'ol')}</div>`
    + `<div><p><b>申请材料</b></p><ol>${r.materials.map((m) => `<li><p>${m.name}</p><p>材料形式：${m.form}　份数：${m.copies}　来源渠道：${m.source}　必要性：${m.necessity}</p></li>`).join('')}</ol></div><div><p><b>办理流程</b></p><p>${arrows(r)}</p></div>`,
};

export function pageOf(layout: string, frame: string, record: PageRecord = RECORD): string {
  const around = FRAMES[frame];
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${record.title} - 城北区政务服务网</title></head><body>${around?.top(record.title) ?? ''}<div id="content">${LAYOUTS[layout]?.(record) ?? ''}</div>${around?.bottom ?? ''}</body></html>`;
}
