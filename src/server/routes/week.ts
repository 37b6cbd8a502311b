import { Type } from 'typebox';
import { drawView } from '../../run/desk/draw-view.js';
import { overview, runViews } from '../../run/desk/overview.js';
import { weekList } from '../../run/desk/weeks.js';
import { drawWeek, publishedDraw, replaceDrawn, weekOf } from '../../run/week/draw-week.js';
import type { RunState as State } from '../../run/desk/runner.js';
import type { Desk } from '../../run/desk.js';
import { Bytes } from '../api/finding.js';
import { DrawView, Overview, Replace, RunState, RunView, StartRun, WeekName } from '../api/week.js';
import type { App } from '../app.js';
import { ownUnit, stillSignedIn, userOf } from '../guard.js';
import { sendFile } from '../send-file.js';

const TAGS = ['每周抽查'];
/** Milliseconds between signs of life: what stands between closes connections that say nothing. As often it is asked whether who listens is still signed in. */
const ALIVE = 20_000;

export function weekRoutes(api: App, desk: Desk): void {
  api.get('/overview', { config: { action: 'overview.read' }, schema: { tags: TAGS, summary: '本周概览；部门只见本单位', response: { 200: Overview } } }, (request) => overview(desk, ownUnit(request)));

  api.get('/weeks', { config: { action: 'overview.read' }, schema: { tags: TAGS, summary: '各期的名称，新的在前', response: { 200: Type.Array(WeekName) } } }, () => weekList(desk));

  api.get('/runs', { config: { action: 'run.read' }, schema: { tags: TAGS, summary: '历次核查，新的在前', response: { 200: Type.Array(RunView) } } }, () => runViews(desk));

  api.post('/runs', { config: { action: 'run.start' }, schema: { tags: TAGS, summary: '开始核查（在后台进行）', body: StartRun, response: { 202: RunState } } }, async (request, reply) => {
    await desk.runner.start(request.body.kind, userOf(request).id);
    return reply.status(202).send(desk.runner.state());
  });

  api.get('/progress', { config: { action: 'run.read' }, schema: { tags: TAGS, summary: '核查进度；/api/progress/events 随时推送同样的内容（server-sent events）', response: { 200: RunState } } }, () => desk.runner.state());

  api.get('/progress/events', { config: { action: 'run.read' }, schema: { hide: true } }, (request, reply) => {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no', 'x-content-type-options': 'nosniff' });
    const tell = (state: State): void => { raw.write(`data: ${JSON.stringify(state)}\n\n`); };
    tell(desk.runner.state());
    const stop = desk.runner.listen(tell);
    const alive = setInterval(() => void stillSignedIn(request, desk).then((still) => { if (!still) end(); else if (open.has(end)) raw.write(': \n\n'); }, end), ALIVE);
    const end = (): void => {
      stop();
      clearInterval(alive);
      open.delete(end);
      raw.end();
    };
    open.add(end);
    request.raw.on('close', end);
  });
  /** Streams that are open; they would keep the server from closing. */
  const open = new Set<() => void>();
  api.addHook('preClose', (done) => {
    for (const end of open) end();
    done();
  });

  api.get('/draw', { config: { action: 'run.draw' }, schema: { tags: TAGS, summary: '本期抽取名单', response: { 200: DrawView } } }, () => drawView(desk));

  api.post('/draw', { config: { action: 'run.draw' }, schema: { tags: TAGS, summary: '抽取本期事项', response: { 200: DrawView } } }, async (request) => {
    await drawWeek(desk, userOf(request).id);
    return drawView(desk);
  });

  api.post('/draw/replacements', { config: { action: 'run.draw' }, schema: { tags: TAGS, summary: '替换抽到而无法核查的事项，写明理由', body: Replace, response: { 200: DrawView } } }, async (request) => {
    await replaceDrawn(desk, await weekOf(desk), request.body.item, request.body.reason, userOf(request).id);
    return drawView(desk);
  });

  api.get('/draws/:week', { config: { action: 'run.read' }, schema: { tags: TAGS, summary: '公布的抽取记录，可用 zhinan sample verify 核对', params: Type.Object({ week: Type.String({ format: 'date' }) }), response: { 200: Bytes('JSON 文件') } } }, async (request, reply) => {
    const draw = await publishedDraw(desk, request.params.week);
    return sendFile(reply, Buffer.from(`${JSON.stringify(draw, null, 2)}\n`), 'application/json; charset=utf-8', `抽取记录-${request.params.week}.json`);
  });
}
