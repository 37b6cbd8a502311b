import { Type } from 'typebox';
import { dismissals, keepDismissals, reconsider } from '../../run/desk/dismissals.js';
import type { Desk } from '../../run/desk.js';
import { Dismissals, KeptDismissals, Reconsidered } from '../api/appeals.js';
import { pageOf, Paging } from '../api/paging.js';
import type { App } from '../app.js';
import { userOf } from '../guard.js';
import { officeActor } from '../office-actor.js';

const TAGS = ['初核排除复看'];
const Filter = Type.Object({ unit: Type.Optional(Type.String({ maxLength: 100 })), looked: Type.Optional(Type.Boolean()), ...Paging });

export function dismissalRoutes(api: App, desk: Desk): void {
  api.get('/dismissals', { config: { action: 'dismissal.read' }, schema: { tags: TAGS, summary: '初核排除的问题，分页，未看过的在前', querystring: Filter, response: { 200: Dismissals } } }, (request) => {
    const { unit, looked } = request.query;
    return dismissals(desk, { ...(unit ? { unit } : {}), ...(looked === undefined ? {} : { looked }) }, pageOf(request.query));
  });

  api.post('/dismissals/keep', { config: { action: 'dismissal.review' }, schema: { tags: TAGS, summary: '看过，认可排除', body: KeptDismissals } }, async (request, reply) => {
    await keepDismissals(desk, request.body.fingerprints, officeActor(userOf(request)));
    return reply.status(204).send();
  });

  api.post('/dismissals/:fingerprint/reconsider', { config: { action: 'dismissal.review' }, schema: { tags: TAGS, summary: '退回重新初核', params: Type.Object({ fingerprint: Type.String({ maxLength: 100 }) }), body: Reconsidered } }, async (request, reply) => {
    await reconsider(desk, request.params.fingerprint, request.body.reason, officeActor(userOf(request)));
    return reply.status(204).send();
  });
}
