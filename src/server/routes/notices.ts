import { Type } from 'typebox';
import { noticeRows, noticeUnit, noticeView } from '../../run/desk/notices.js';
import type { Desk } from '../../run/desk.js';
import { signNotice } from '../../run/week/notices.js';
import { NoticePage, NoticeView, Signing } from '../api/notices.js';
import { pageOf, Paging } from '../api/paging.js';
import type { App } from '../app.js';
import { ownUnit, userOf } from '../guard.js';
import { officeActor } from '../office-actor.js';

const TAGS = ['告知与签收'];
const Id = Type.Object({ id: Type.String({ maxLength: 64 }) });
const Filter = Type.Object({ unit: Type.Optional(Type.String({ maxLength: 100 })), state: Type.Optional(Type.String({ maxLength: 20 })), ...Paging });

export function noticeRoutes(api: App, desk: Desk): void {
  const thing = async ({ params }: { params: unknown }) => ({ unit: await noticeUnit(desk, (params as { id: string }).id) });

  api.get('/notices', { config: { action: 'notice.read' }, schema: { tags: TAGS, summary: '告知书，分页，新的在前；部门只见本单位的', querystring: Filter, response: { 200: NoticePage } } }, (request) => {
    const unit = ownUnit(request) ?? request.query.unit;
    return noticeRows(desk, { ...(unit !== undefined ? { unit } : {}), ...(request.query.state ? { state: request.query.state } : {}) }, pageOf(request.query));
  });

  api.get('/notices/:id', { config: { action: 'notice.read', thing }, schema: { tags: TAGS, summary: '一份告知书和其中的问题', params: Id, response: { 200: NoticeView } } }, (request) => noticeView(desk, request.params.id));

  api.post('/notices/:id/sign', { config: { action: 'notice.sign', thing }, schema: { tags: TAGS, summary: '签收', params: Id, body: Signing, response: { 200: NoticeView } } }, async (request) => {
    await signNotice(desk, request.params.id, officeActor(userOf(request)), request.body.name.trim());
    return noticeView(desk, request.params.id);
  });
}
