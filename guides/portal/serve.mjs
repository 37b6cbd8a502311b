// The portal of the sample city: Node 20, no dependencies, 127.0.0.1 only.
//   node serve.mjs --port N [--crawl-delay SECONDS]
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { fileURLToPath } from 'node:url';
import { indexPage, layouts, maintenancePage, missingPage } from './pages.mjs';

function option(name, fallback) {
  const index = process.argv.indexOf(`--${name}`);
  return Number(index > 0 ? process.argv[index + 1] : fallback);
}

const crawlDelay = option('crawl-delay', 0);
const { records } = JSON.parse(readFileSync(fileURLToPath(new URL('./records.json', import.meta.url)), 'utf8'));
const byPath = new Map(records.map((record) => [record.path, record]));
const ROBOTS = `User-agent: *\n${crawlDelay > 0 ? `Crawl-delay: ${crawlDelay}\n` : ''}Disallow: /manage/\n`;

/** Status, type and body for a path. */
function answer(path) {
  if (path === '/robots.txt') return [200, 'text/plain', ROBOTS];
  if (path === '/') return [200, 'text/html', indexPage(records)];
  const data = /^\/data\/(\d+)\.json$/.exec(path);
  if (data) {
    const record = byPath.get(`/guide/${data[1]}.html`);
    return record?.groups ? [200, 'application/json', JSON.stringify(record)] : [404, 'application/json', '{"message":"没有这个事项"}'];
  }
  const record = byPath.get(path);
  if (!record || record.layout === 'missing') return [404, 'text/html', missingPage()];
  if (record.layout === 'maintenance') return [200, 'text/html', maintenancePage()];
  return [200, 'text/html', layouts[record.layout](record, records)];
}

const server = http.createServer((request, response) => {
  let path;
  try {
    path = decodeURI(new URL(request.url ?? '/', 'http://127.0.0.1').pathname);
  } catch {
    path = '';
  }
  const [status, type, text] = answer(path);
  const body = Buffer.from(text);
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
});

server.listen(option('port', 8080), '127.0.0.1', () => console.log(`listening http://127.0.0.1:${server.address().port}`));
