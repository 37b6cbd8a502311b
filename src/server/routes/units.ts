import { Type } from 'typebox';
import { keepUnit, listUnits, succeedUnit } from '../../run/desk/units.js';
import type { Desk } from '../../run/desk.js';
import { NewUnit, Succession, UnitView } from '../api/admin.js';
import type { App } from '../app.js';
import { userOf } from '../guard.js';

const TAGS = ['单位'];

export function unitRoutes(api: App, desk: Desk): void {
  api.get('/units', { config: { action: 'overview.read' }, schema: { tags: TAGS, summary: '全部单位，含已并入其他单位的', response: { 200: Type.Array(UnitView) } } }, async () =>
    (await listUnits(desk)).map(({ id, name, kind, since, until, successor }) => ({ id, name, ...(kind ? { kind } : {}), ...(since ? { since } : {}), ...(until ? { until } : {}), ...(successor ? { successor } : {}) })));

  api.post('/units', { config: { action: 'unit.manage' }, schema: { tags: TAGS, summary: '登记单位，或自某天起更名', body: NewUnit } }, async (request, reply) => {
    const { day, ...unit } = request.body;
    await keepUnit(desk, unit, day, userOf(request).id);
    return reply.status(204).send();
  });

  api.post('/units/:id/successor', { config: { action: 'unit.manage' }, schema: { tags: TAGS, summary: '单位并入另一单位', params: Type.Object({ id: Type.String({ maxLength: 64 }) }), body: Succession, response: { 200: Type.Record(Type.String(), Type.Integer()) } } }, (request) =>
    succeedUnit(desk, request.params.id, request.body.successor, request.body.day, userOf(request).id));
}
