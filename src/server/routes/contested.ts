import { Type } from 'typebox';
import { contestedBook, contestedRows, enterOpinion } from '../../run/desk/contested.js';
import type { Desk } from '../../run/desk.js';
import { pageOf, Paging } from '../api/paging.js';
import { ContestedList, NewOpinion } from '../api/service.js';
import type { App } from '../app.js';
import { userOf } from '../guard.js';
import { sendFile, XLSX } from '../send-file.js';

const TAGS = ['争议材料'];

export function contestedRoutes(api: App, desk: Desk): void {
  const read = { action: 'contested.read' } as const;

  api.get('/contested', { config: read, schema: { tags: TAGS, summary: '建议取消的证明和材料，各单位意见，分页', querystring: Type.Object(Paging), response: { 200: ContestedList } } }, (request) => contestedRows(desk, pageOf(request.query)));

  api.get('/contested/list.xlsx', { config: read, schema: { tags: TAGS, summary: '清单（Excel），带已填的意见' } }, async (_request, reply) => {
    const { name, bytes } = await contestedBook(desk);
    return sendFile(reply, bytes, XLSX, name);
  });

  api.put('/contested/:id/opinion', { config: { action: 'contested.opinion' }, schema: { tags: TAGS, summary: '填写一栏意见或处理结果', params: Type.Object({ id: Type.String({ maxLength: 40 }) }), body: NewOpinion } }, async (request, reply) => {
    const { office, opinion, reason, seen } = request.body;
    await enterOpinion(desk, request.params.id, { office, opinion, reason, ...(seen === undefined ? {} : { seen }) }, userOf(request).id);
    return reply.status(204).send();
  });
}
