import { Type } from 'typebox';
import type { FastifyRequest } from 'fastify';
import { noticeUnit } from '../../run/desk/notices.js';
import { fileOf, paperOfNotice, sendNotices, waitingUnits } from '../../run/desk/paper-files.js';
import { discardEdit, editPaper, paperView, paperWeeks } from '../../run/desk/papers.js';
import { publishWeek } from '../../run/week/publish.js';
import type { Desk } from '../../run/desk.js';
import { Paper, PaperEdit, PaperFormat, PaperKind, PaperView, PaperWeek, SendNotices, SentNotices, WaitingUnit } from '../api/papers.js';
import type { App } from '../app.js';
import { userOf } from '../guard.js';
import { officeActor } from '../office-actor.js';
import { sendFile } from '../send-file.js';

const TAGS = ['文书'];
const Week = Type.String({ format: 'date', description: '抽查窗口的星期四' });
const Which = Type.Object({ week: Week, kind: PaperKind });
const Format = Type.Object({ format: PaperFormat });
const Id = Type.Object({ id: Type.String({ maxLength: 64 }) });

export function paperRoutes(api: App, desk: Desk): void {
  const ofNotice = async ({ params }: FastifyRequest) => ({ unit: await noticeUnit(desk, (params as { id: string }).id) });

  api.get('/papers', { config: { action: 'paper.read' }, schema: { tags: TAGS, summary: '有文书的各期，新的在前；已发布的不再变', response: { 200: Type.Array(PaperWeek) } } }, () => paperWeeks(desk));

  api.get('/papers/:week/:kind', { config: { action: 'paper.read' }, schema: { tags: TAGS, summary: '一份文书', params: Which, response: { 200: PaperView } } }, (request) => paperView(desk, request.params.week, request.params.kind));

  api.put('/papers/:week/:kind', { config: { action: 'paper.edit' }, schema: { tags: TAGS, summary: '修改文字部分', params: Which, body: PaperEdit, response: { 200: PaperView } } }, (request) => editPaper(desk, request.params.week, request.params.kind, request.body, userOf(request).id));

  api.delete('/papers/:week/:kind', { config: { action: 'paper.edit' }, schema: { tags: TAGS, summary: '放弃修改，恢复自动生成', params: Which, response: { 200: PaperView } } }, (request) => discardEdit(desk, request.params.week, request.params.kind, userOf(request).id));

  api.get('/papers/:week/:kind/file', { config: { action: 'paper.read' }, schema: { tags: TAGS, summary: '导出 Word、网页、PDF，或附件的 Excel', params: Which, querystring: Format } }, async (request, reply) => {
    const { bytes, type, name } = await fileOf((await paperView(desk, request.params.week, request.params.kind)).paper, request.query.format);
    return sendFile(reply, bytes, type, name);
  });

  api.post('/papers/:week/publish', { config: { action: 'paper.publish' }, schema: { tags: TAGS, summary: '发布一期：文书、扣分和核查结果从此不变', params: Type.Object({ week: Week }) } }, async (request, reply) => {
    await publishWeek(desk, request.params.week, userOf(request).id);
    return reply.status(204).send();
  });

  api.get('/notices/waiting', { config: { action: 'notice.send' }, schema: { tags: TAGS, summary: '有已确认、待告知问题的单位', response: { 200: Type.Array(WaitingUnit) } } }, () => waitingUnits(desk));

  api.post('/notices/send', { config: { action: 'notice.send' }, schema: { tags: TAGS, summary: '发出告知书，一个单位一份', body: SendNotices, response: { 200: SentNotices } } }, (request) => sendNotices(desk, request.body.units, officeActor(userOf(request))));

  api.get('/notices/:id/paper', { config: { action: 'notice.read', thing: ofNotice }, schema: { tags: TAGS, summary: '告知书的内容', params: Id, response: { 200: Paper } } }, (request) => paperOfNotice(desk, request.params.id));

  api.get('/notices/:id/file', { config: { action: 'notice.read', thing: ofNotice }, schema: { tags: TAGS, summary: '导出告知书', params: Id, querystring: Format } }, async (request, reply) => {
    const { bytes, type, name } = await fileOf(await paperOfNotice(desk, request.params.id), request.query.format);
    return sendFile(reply, bytes, type, name);
  });
}
