// The portal of bench-crawl: pages of some 20 KB, /page/N as they are, /app/N drawn by a script from /data/N. Prints `listening URL`.
import http from 'node:http';

const filler = Array.from({ length: 120 }, (_, row) => `<li class="row"><a href="/page/${row}">常见问题第${row}条：办理时需要携带哪些材料，能否委托他人代为办理</a></li>`).join('\n');
const rows = (n) => [['事项名称', `示例事项${n}`], ['受理条件', '符合规定的单位和个人'], ['办理地点', `山前路${n}号`], ['承诺办结时限', `${(n % 20) + 1}个工作日`], ['咨询电话', '0571-82345678']];
const table = (n) => `<table>${rows(n).map(([label, value]) => `<tr><th>${label}</th><td>${value}</td></tr>`).join('')}</table>`;
const page = (body) => `<!doctype html><html><head><meta charset="utf-8"><title>办事指南</title></head><body>${body}<ul>${filler}</ul></body></html>`;
const shell = (n) => page(`<div id="app">加载中</div><script src="/app.js"></script><script>show(${n})</script>`);
const SCRIPT = "function show(n){fetch('/data/'+n).then(r=>r.json()).then(rows=>{document.getElementById('app').innerHTML='<table>'+rows.map(([l,v])=>'<tr><th>'+l+'</th><td>'+v+'</td></tr>').join('')+'</table>'})}";

http.createServer((request, response) => {
  const [, kind, n] = /^\/(page|app|data)\/(\d+)$/.exec(request.url ?? '') ?? [];
  const send = (type, text, status = 200) => {
    const body = Buffer.from(text);
    response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'content-length': body.length });
    response.end(body);
  };
  if (request.url === '/app.js') send('text/javascript', SCRIPT);
  else if (kind === 'page') send('text/html', page(`<h1>示例事项${n}</h1>${table(Number(n))}`));
  else if (kind === 'app') send('text/html', shell(Number(n)));
  else if (kind === 'data') send('application/json', JSON.stringify(rows(Number(n))));
  else send('text/html', '<h1>404 Not Found</h1>', 404);
}).listen(0, '127.0.0.1', function () { console.log(`listening http://127.0.0.1:${this.address().port}`); });
