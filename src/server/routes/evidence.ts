import { Type } from 'typebox';
import type { FastifyRequest } from 'fastify';
import { runFile, runPicture } from '../../run/desk/run-reports.js';
import { keptText } from '../../run/desk/kept-text.js';
import { unitNamed } from '../../run/desk/offices.js';
import type { Desk } from '../../run/desk.js';
import { Bytes } from '../api/finding.js';
import type { App } from '../app.js';
import { ownUnit } from '../guard.js';
import { Refused } from '../problems.js';
import { sendFile } from '../send-file.js';

const TAGS = ['佐证'];
const Run = Type.String({ pattern: '^[0-9A-Za-z-]{1,60}$' });

/** Evidence of a run, by name or hash only. Nothing of a portal is ever shown as HTML: words are plain text, the rest is saved. */
export function evidenceRoutes(api: App, desk: Desk): void {
  const config = { action: 'finding.read' } as const;

  api.get('/runs/:run/pictures/:name', { config, schema: { tags: TAGS, summary: '网页截图', params: Type.Object({ run: Run, name: Type.String({ maxLength: 80 }) }), response: { 200: Bytes('PNG 图片') } } }, async (request, reply) => {
    const { png, units } = await runPicture(desk, request.params.run, request.params.name);
    await allow(request, units);
    return reply.type('image/png').header('cache-control', 'private, max-age=86400').send(Buffer.from(png));
  });

  api.get('/runs/:run/files/:sha256', { config, schema: { tags: TAGS, summary: '留存的原件：网页和文本只显示文字，其余下载；original=true 一律下载原件', params: Type.Object({ run: Run, sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) }), querystring: Type.Object({ original: Type.Optional(Type.Boolean()) }), response: { 200: Bytes('纯文本或文件') } } }, async (request, reply) => {
    const file = await runFile(desk, request.params.run, request.params.sha256);
    if (!file.handbook) await allow(request, file.units);
    const text = request.query.original ? undefined : keptText(file);
    if (text !== undefined) return reply.type('text/plain; charset=utf-8').header('cache-control', 'private, max-age=86400').send(text);
    return sendFile(reply, file.bytes, 'application/octet-stream', file.name);
  });

  async function allow(request: FastifyRequest, units: ReadonlySet<string>): Promise<void> {
    const unit = ownUnit(request);
    if (unit !== undefined && !units.has(unit) && !units.has(await unitNamed(desk, unit))) throw new Refused(403, '这不是您能查看的内容。');
  }
}
