import { Type } from 'typebox';
import type { FastifyRequest } from 'fastify';
import { acceptFinding, appealFile, appealFinding, appealUnit, findingUnit, reportMended, supplementAppeal, withdrawFindingAppeal, type Seen } from '../../run/desk/unit-steps.js';
import type { Desk } from '../../run/desk.js';
import { MendedReport, SeenVersion } from '../api/notices.js';
import type { App } from '../app.js';
import { userOf } from '../guard.js';
import { sendFile } from '../send-file.js';
import { officeActor } from '../office-actor.js';
import { uploaded } from '../uploads.js';

const TAGS = ['单位办理'];
const Print = Type.Object({ fingerprint: Type.String({ maxLength: 100 }) });
const Id = Type.Object({ id: Type.String({ maxLength: 64 }) });
const File = Type.Object({ id: Type.String({ maxLength: 64 }), sha256: Type.String({ maxLength: 64 }) });

/** What a unit does about a finding that it was told of. */
export function unitStepRoutes(api: App, desk: Desk): void {
  const ofFinding = async ({ params }: FastifyRequest) => ({ unit: await findingUnit(desk, (params as { fingerprint: string }).fingerprint) });
  const ofAppeal = async ({ params }: FastifyRequest) => ({ unit: await appealUnit(desk, (params as { id: string }).id) });
  const seen = (fingerprint: string, version: number | undefined): Seen => ({ fingerprint, ...(version === undefined ? {} : { version }) });

  api.post('/findings/:fingerprint/accept', { config: { action: 'appeal.make', thing: ofFinding }, schema: { tags: TAGS, summary: '无异议，进入整改', params: Print, body: SeenVersion } }, async (request, reply) => {
    await acceptFinding(desk, seen(request.params.fingerprint, request.body.version), officeActor(userOf(request)));
    return reply.status(204).send();
  });

  api.post('/findings/:fingerprint/appeal', { config: { action: 'appeal.make', thing: ofFinding }, schema: { tags: TAGS, summary: '申诉（表单：reason 理由、version 版本、files 附件）', params: Print, response: { 200: Type.Object({ id: Type.String() }) } } }, async (request) => {
    const { fields, files } = await uploaded(request);
    const version = Number.parseInt(fields['version'] ?? '', 10);
    return { id: await appealFinding(desk, seen(request.params.fingerprint, Number.isInteger(version) ? version : undefined), (fields['reason'] ?? '').slice(0, 5000), files, officeActor(userOf(request))) };
  });

  api.post('/findings/:fingerprint/withdraw', { config: { action: 'appeal.make', thing: ofFinding }, schema: { tags: TAGS, summary: '撤回申诉，进入整改', params: Print, body: SeenVersion } }, async (request, reply) => {
    await withdrawFindingAppeal(desk, seen(request.params.fingerprint, request.body.version), officeActor(userOf(request)));
    return reply.status(204).send();
  });

  api.post('/findings/:fingerprint/mended', { config: { action: 'rectification.report', thing: ofFinding }, schema: { tags: TAGS, summary: '报告已整改', params: Print, body: MendedReport } }, async (request, reply) => {
    await reportMended(desk, seen(request.params.fingerprint, request.body.version), request.body.note, officeActor(userOf(request)));
    return reply.status(204).send();
  });

  api.post('/appeals/:id/files', { config: { action: 'appeal.make', thing: ofAppeal }, schema: { tags: TAGS, summary: '给未办结的申诉补充材料（表单：files）', params: Id } }, async (request, reply) => {
    await supplementAppeal(desk, request.params.id, (await uploaded(request)).files, officeActor(userOf(request)));
    return reply.status(204).send();
  });

  api.get('/appeals/:id/files/:sha256', { config: { action: 'appeal.read', thing: ofAppeal }, schema: { tags: TAGS, summary: '申诉的附件，原样下载', params: File } }, async (request, reply) => {
    const { name, bytes } = await appealFile(desk, request.params.id, request.params.sha256);
    return sendFile(reply, bytes, 'application/octet-stream', name);
  });
}
