import { Type } from 'typebox';
import { adoptPolicy, draftPolicy, effectOf, policyVersions } from '../../run/desk/policies.js';
import { precisionRows, trend } from '../../run/desk/trends.js';
import { unwaive, waive, waiverRows } from '../../run/desk/waivers.js';
import type { Desk } from '../../run/desk.js';
import { Adoption, EndWaiver, NewWaiver, PolicyEffect, PolicyForm, PolicyVersion, PrecisionRow, Trend, TrendBy, WaiverPage } from '../api/policies.js';
import { pageOf, Paging } from '../api/paging.js';
import type { App } from '../app.js';
import { userOf } from '../guard.js';
import { officeActor } from '../office-actor.js';

const TAGS = ['扣分规则'];

export function policyRoutes(api: App, desk: Desk): void {
  api.get('/policies', { config: { action: 'policy.read' }, schema: { tags: TAGS, summary: '扣分规则的各版', response: { 200: Type.Array(PolicyVersion) } } }, () => policyVersions(desk));

  api.put('/policies', { config: { action: 'policy.edit' }, schema: { tags: TAGS, summary: '保存一版草案；已采用的不能改', body: PolicyForm } }, async (request, reply) => {
    await draftPolicy(desk, request.body, userOf(request).id);
    return reply.status(204).send();
  });

  api.post('/policies/effect', { config: { action: 'policy.edit' }, schema: { tags: TAGS, summary: '采用前先看：以往各期、各单位的扣分会怎样变化', body: PolicyForm, response: { 200: Type.Array(PolicyEffect) } } }, (request) => effectOf(desk, request.body));

  api.post('/policies/:version/adopt', { config: { action: 'policy.edit' }, schema: { tags: TAGS, summary: '采用一版，自某日起施行', params: Type.Object({ version: Type.String({ maxLength: 40 }) }), body: Adoption } }, async (request, reply) => {
    await adoptPolicy(desk, request.params.version, request.body.since, userOf(request).id);
    return reply.status(204).send();
  });

  api.get('/waivers', { config: { action: 'policy.read' }, schema: { tags: TAGS, summary: '例外（经核准），分页，新的在前', querystring: Type.Object(Paging), response: { 200: WaiverPage } } }, async (request) => {
    const { unit } = userOf(request);
    return unit === undefined ? waiverRows(desk, pageOf(request.query)) : { total: 0, rows: [] };
  });

  api.post('/findings/:fingerprint/waive', { config: { action: 'waiver.grant' }, schema: { tags: TAGS, summary: '列为例外（经核准），到期或内容变化即失效', params: Type.Object({ fingerprint: Type.String({ maxLength: 100 }) }), body: NewWaiver } }, async (request, reply) => {
    await waive(desk, request.params.fingerprint, request.body, officeActor(userOf(request)));
    return reply.status(204).send();
  });

  api.post('/findings/:fingerprint/unwaive', { config: { action: 'waiver.grant' }, schema: { tags: TAGS, summary: '提前终止例外，问题回到初核', params: Type.Object({ fingerprint: Type.String({ maxLength: 100 }) }), body: EndWaiver } }, async (request, reply) => {
    await unwaive(desk, request.params.fingerprint, request.body.reason, officeActor(userOf(request)));
    return reply.status(204).send();
  });

  api.get('/trends', { config: { action: 'trend.read' }, schema: { tags: ['趋势'], summary: '各期确认的问题，按单位、规则或要素', querystring: Type.Object({ by: TrendBy }), response: { 200: Trend } } }, (request) => trend(desk, request.query.by));

  api.get('/precision', { config: { action: 'trend.read' }, schema: { tags: ['趋势'], summary: '各条规则的准确率，低于95%的退回试行', response: { 200: Type.Array(PrecisionRow) } } }, () => precisionRows(desk));
}
