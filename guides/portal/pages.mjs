// Page layouts of the sample portal: different ways in which real portals show the same guide.
const NAME = '江湾区政务服务网（示例）';
const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
let visits = 20180;

function frame(title, body, head = '') {
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${escape(title)} - ${NAME}</title>
<style>
body { font-family: sans-serif; margin: 0; color: #222 }
header, footer { background: #1d5fa8; color: #fff; padding: 12px 24px }
header a { color: #fff; margin-right: 16px }
main { max-width: 1000px; margin: 0 auto; padding: 16px }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid #ccc; padding: 6px 8px; text-align: left; vertical-align: top }
dt { font-weight: bold; float: left; clear: left; width: 11em }
dd { margin: 0 0 6px 11em }
.row { display: flex; margin: 4px 0 } .row .name { width: 11em; color: #666 }
.panel[hidden] { display: none }
</style>
${head}
</head>
<body>
<header><a href="/">首页</a><a href="/">个人办事</a><a href="/">法人办事</a><a href="/">部门窗口</a></header>
<main>
${body}
</main>
<footer><p>主办：江湾区人民政府办公室　网站维护电话：0571-86990000　网站服务时间：工作日 9:00-17:00</p><p class="visits">浏览次数：${++visits}</p></footer>
</body>
</html>
`;
}

const top = (record) => `<p class="crumb">当前位置：<a href="/">首页</a> &gt; ${escape(record.department)} &gt; 办事指南</p>
<h1>${escape(record.title)}</h1>
<p class="stamp">更新日期：${record.updatedAt}</p>`;

/** Other guides of the portal: names that must not be taken for this guide's. */
function beside(record, records) {
  const at = records.indexOf(record);
  const others = [2, 5].map((step) => records[(at + step) % records.length]).filter((other) => other.title !== record.title);
  return `<aside><h4>相关事项</h4><ul>${others.map((other) => `<li><a href="${other.path}">${escape(other.title)}</a></li>`).join('')}</ul></aside>`;
}

const cells = (tag, texts) => texts.map((text) => `<${tag}>${escape(text)}</${tag}>`).join('');
const numberedRows = (rows) => rows.map((row, index) => `<tr><td>${index + 1}</td>${cells('td', row)}</tr>`).join('\n');
const materials = ({ head, rows }) => `<table class="materials"><thead><tr><th>序号</th>${cells('th', head)}</tr></thead><tbody>\n${numberedRows(rows)}\n</tbody></table>`;

/** One wide table: two pairs a row where they are short, a nested table for the materials. */
function grid(record, records) {
  const pairs = (list) => {
    const html = [];
    for (let index = 0; index < list.length; index += 1) {
      const [first, second] = [list[index], list[index + 1]];
      if (second && first[1].length < 20 && second[1].length < 20) {
        html.push(`<tr><th>${escape(first[0])}</th><td>${escape(first[1])}</td><th>${escape(second[0])}</th><td>${escape(second[1])}</td></tr>`);
        index += 1;
      } else html.push(`<tr><th>${escape(first[0])}</th><td colspan="3">${escape(first[1])}</td></tr>`);
    }
    return html.join('\n');
  };
  const rows = record.groups.map((group) => {
    if (group.pairs) return pairs(group.pairs);
    const body = group.lines ? group.lines.map((line) => `<p>${escape(line)}</p>`).join('') : group.table ? materials(group.table) : escape(group.steps.join('→'));
    return `<tr><th>${escape(group.title)}</th><td colspan="3">${body}</td></tr>`;
  });
  return frame(record.title, `${top(record)}<table class="guide">\n${rows.join('\n')}\n</table>${beside(record, records)}`);
}

/** Definition lists under headings. */
function list(record, records) {
  const parts = record.groups.map((group) => {
    const head = `<h2>${escape(group.title)}</h2>`;
    if (group.pairs) return `${head}<dl>${group.pairs.map(([name, value]) => `<dt>${escape(name)}：</dt><dd>${escape(value)}</dd>`).join('\n')}</dl>`;
    if (group.lines) return head + group.lines.map((line) => `<p>${escape(line)}</p>`).join('');
    if (group.table) return head + materials(group.table);
    return `${head}<ol>${group.steps.map((step) => `<li>${escape(step)}</li>`).join('')}</ol>`;
  });
  return frame(record.title, top(record) + parts.join('\n') + beside(record, records));
}

/** Cards with rows of two blocks; each material is a card of its own, each step a box. */
function cards(record, records) {
  const row = (name, value) => `<div class="row"><div class="name">${escape(name)}</div><div class="value">${escape(value)}</div></div>`;
  const parts = record.groups.map((group) => {
    let body;
    if (group.pairs) body = group.pairs.map(([name, value]) => row(name, value)).join('\n');
    else if (group.lines) body = group.lines.map((line) => `<p>${escape(line)}</p>`).join('');
    else if (group.table) {
      const [first, ...others] = group.table.head;
      body = group.table.rows
        .map(([name, ...values]) => `<section class="material">${[row(first, name), ...others.map((label, index) => (values[index] ? row(label, values[index]) : ''))].join('\n')}</section>`)
        .join('\n');
    } else body = `<div class="flow">${group.steps.map((step) => `<span class="step">${escape(step)}</span>`).join('<i>→</i>')}</div>`;
    return `<div class="card"><h3>${escape(group.title)}</h3>\n${body}</div>`;
  });
  return frame(record.title, top(record) + parts.join('\n') + beside(record, records));
}

/** Tabs: all panels are in the page, one is shown. */
function tabs(record, records) {
  const heads = record.groups.map((group, index) => `<li data-panel="${index}">${escape(group.title)}</li>`).join('');
  const panels = record.groups.map((group, index) => {
    let body;
    if (group.pairs) body = `<ul>${group.pairs.map(([name, value]) => `<li><label>${escape(name)}</label>：<span>${escape(value)}</span></li>`).join('\n')}</ul>`;
    else if (group.lines) body = group.lines.map((line) => `<p>${escape(line)}</p>`).join('');
    else if (group.table) body = materials(group.table);
    else body = `<table><tr><th>序号</th><th>环节名称</th></tr>${numberedRows(group.steps.map((step) => [step]))}</table>`;
    return `<div class="panel" id="panel${index}"${index > 0 ? ' hidden' : ''}><h2>${escape(group.title)}</h2>${body}</div>`;
  });
  const script = `<script>document.querySelectorAll('[data-panel]').forEach(function (tab) { tab.onclick = function () { document.querySelectorAll('.panel').forEach(function (panel) { panel.hidden = panel.id !== 'panel' + tab.dataset.panel; }); }; });</script>`;
  return frame(record.title, `${top(record)}<ul class="tabs">${heads}</ul>\n${panels.join('\n')}${beside(record, records)}${script}`);
}

/** One long article with numbered labels. */
function article(record, records) {
  const numerals = '一二三四五六七八九十';
  let count = 0;
  const number = () => {
    count += 1;
    return count <= 10 ? numerals[count - 1] : `${count < 20 ? '十' : '二十'}${numerals[(count % 10) - 1] ?? ''}`;
  };
  const parts = record.groups.map((group) => {
    if (group.pairs) return group.pairs.map(([name, value]) => `<p>${number()}、${escape(name)}：${escape(value)}</p>`).join('\n');
    const head = `<p>${number()}、${escape(group.title)}：`;
    if (group.lines) return `${head}${group.lines.map(escape).join('<br>')}</p>`;
    if (group.table) return `${head}</p>${materials(group.table)}`;
    return `${head}${escape(group.steps.join('→'))}</p>`;
  });
  return frame(record.title, `${top(record)}<div class="article">${parts.join('\n')}</div>${beside(record, records)}`);
}

/** Drawn by JavaScript from /data/*.json: the page itself holds no guide. */
function app(record) {
  const id = /(\d+)\.html$/.exec(record.path)[1];
  const script = `<script>
fetch('/data/${id}.json').then(function (answer) { return answer.json(); }).then(function (record) {
  function add(parent, tag, text) { var node = document.createElement(tag); if (text !== undefined) node.textContent = text; parent.appendChild(node); return node; }
  var guide = document.getElementById('guide');
  guide.textContent = '';
  document.title = record.title;
  add(guide, 'h1', record.title);
  record.groups.forEach(function (group) {
    add(guide, 'h2', group.title);
    (group.pairs || []).forEach(function (pair) { var line = add(guide, 'p'); add(line, 'b', pair[0] + '：'); add(line, 'span', pair[1]); });
    (group.lines || []).forEach(function (line) { add(guide, 'p', line); });
    if (group.table) {
      var table = add(guide, 'table');
      [group.table.head].concat(group.table.rows).forEach(function (row, index) { var tr = add(table, 'tr'); row.forEach(function (text) { add(tr, index ? 'td' : 'th', text); }); });
    }
    if (group.steps) { var flow = add(guide, 'ol'); group.steps.forEach(function (step) { add(flow, 'li', step); }); }
  });
  guide.setAttribute('data-ready', 'yes');
});
</script>`;
  return frame('办事指南', `<div id="guide">加载中…</div>${script}`);
}

export const layouts = { grid, list, cards, tabs, article, app };

export function indexPage(records) {
  return frame('首页', `<h1>办事指南目录</h1><ul>${records.map((record) => `<li><a href="${record.path}">${escape(record.title)}</a>（${escape(record.department)}）</li>`).join('\n')}</ul>`);
}

export function missingPage() {
  return frame('页面不存在', '<h1>404</h1><p>您访问的页面不存在或者已经删除。</p>');
}

export function maintenancePage() {
  return frame('系统维护', '<h1>系统维护中</h1><p>为提供更好的服务，系统正在升级维护，请稍后再访问。</p>');
}
