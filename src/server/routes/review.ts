import { Type } from 'typebox';
import { claim, release, review, unitsOf, type Decision } from '../../run/desk/review.js';
import { confirmSynonym, dropSynonym, listSynonyms } from '../../run/desk/synonyms.js';
import type { Desk } from '../../run/desk.js';
import { Review, Reviewed } from '../api/finding.js';
import { NewSynonym, SynonymView } from '../api/week.js';
import type { App } from '../app.js';
import { can } from '../can.js';
import { userOf } from '../guard.js';
import { officeActor } from '../office-actor.js';
import { Refused } from '../problems.js';

const TAGS = ['初核'];
const Id = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{64}$' }) });

export function reviewRoutes(api: App, desk: Desk): void {
  api.post('/findings/review', { config: { action: 'finding.read' }, schema: { tags: TAGS, summary: '初核：确认、排除、无法判断；可一次办理多条（令牌另需 finding.review）', body: Review, response: { 200: Reviewed } } }, async (request) => {
    const user = userOf(request);
    const { targets, decision, reason = '' } = request.body;
    for (const about of await unitsOf(desk, targets.map(({ id }) => id))) {
      if (!can(user, 'finding.review', about)) throw new Refused(403, about.ofInspector && user.role === 'inspector' ? '这是信息中心自己负责的内容，由跑改办初核。' : '这不是您能初核的内容。');
    }
    const decided: Decision = decision === 'confirm' ? { kind: 'confirm' } : { kind: decision, reason };
    return review(desk, targets, decided, officeActor(user));
  });

  api.post('/findings/:id/claim', { config: { action: 'finding.claim' }, schema: { tags: TAGS, summary: '认领：别人会看到谁在看', params: Id } }, async (request, reply) => {
    await claim(desk, request.params.id, userOf(request).id);
    return reply.status(204).send();
  });

  api.post('/findings/:id/release', { config: { action: 'finding.claim' }, schema: { tags: TAGS, summary: '退回认领', params: Id } }, async (request, reply) => {
    await release(desk, request.params.id, userOf(request).id);
    return reply.status(204).send();
  });

  api.get('/synonyms', { config: { action: 'synonym.confirm' }, schema: { tags: TAGS, summary: '人工确认的同义写法', response: { 200: Type.Array(SynonymView) } } }, () => listSynonyms(desk));

  api.post('/synonyms', { config: { action: 'synonym.confirm' }, schema: { tags: TAGS, summary: '确认两种写法同义，下次核查起生效', body: NewSynonym } }, async (request, reply) => {
    await confirmSynonym(desk, request.body, userOf(request).id);
    return reply.status(204).send();
  });

  api.delete('/synonyms/:id', { config: { action: 'synonym.confirm' }, schema: { tags: TAGS, summary: '撤回一条同义写法', params: Type.Object({ id: Type.String({ maxLength: 64 }) }) } }, async (request, reply) => {
    await dropSynonym(desk, request.params.id, userOf(request).id);
    return reply.status(204).send();
  });
}
