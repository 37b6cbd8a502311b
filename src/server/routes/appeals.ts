import { Type } from 'typebox';
import type { FastifyRequest } from 'fastify';
import { appealConfirmedBy, appealRows, appealView, decideOn } from '../../run/desk/appeals.js';
import { decideFault, faultEffect, faultElements, listFaults } from '../../run/desk/faults.js';
import { appealUnit } from '../../run/desk/unit-steps.js';
import type { Desk } from '../../run/desk.js';
import { AppealDecision, AppealPage, AppealView, DecidedFault, Fault, FaultDecision, FaultEffect } from '../api/appeals.js';
import { pageOf, Paging } from '../api/paging.js';
import type { App } from '../app.js';
import { ownUnit, userOf } from '../guard.js';
import { officeActor } from '../office-actor.js';

const TAGS = ['复核'];
const Id = Type.Object({ id: Type.String({ maxLength: 64 }) });

export function appealRoutes(api: App, desk: Desk): void {
  const idOf = ({ params }: FastifyRequest): string => (params as { id: string }).id;
  const ofUnit = async (request: FastifyRequest) => ({ unit: await appealUnit(desk, idOf(request)) });
  const confirmed = async (request: FastifyRequest) => {
    const confirmedBy = await appealConfirmedBy(desk, idOf(request));
    return confirmedBy === undefined ? {} : { confirmedBy };
  };

  api.get('/appeals', { config: { action: 'appeal.read' }, schema: { tags: TAGS, summary: '复核申请，分页，未办结的在前；部门只见本单位的', querystring: Type.Object({ unit: Type.Optional(Type.String({ maxLength: 100 })), state: Type.Optional(Type.String({ maxLength: 20 })), ...Paging }), response: { 200: AppealPage } } }, (request) => {
    const unit = ownUnit(request) ?? request.query.unit;
    return appealRows(desk, { ...(unit === undefined ? {} : { unit }), ...(request.query.state ? { state: request.query.state } : {}) }, pageOf(request.query));
  });

  api.get('/appeals/:id', { config: { action: 'appeal.read', thing: ofUnit }, schema: { tags: TAGS, summary: '一份申请：两边的证据、单位的理由和附件', params: Id, response: { 200: AppealView } } }, (request) => appealView(desk, request.params.id, userOf(request).id));

  api.post('/appeals/:id/decision', { config: { action: 'appeal.decide', thing: confirmed }, schema: { tags: TAGS, summary: '复核决定：维持、减轻或撤销', params: Id, body: AppealDecision, response: { 200: AppealView } } }, async (request) => {
    await decideOn(desk, request.params.id, request.body, officeActor(userOf(request)));
    return appealView(desk, request.params.id, userOf(request).id);
  });

  api.get('/faults', { config: { action: 'appeal.decide' }, schema: { tags: TAGS, summary: '已一次认定的手册错误和平台故障', response: { 200: Type.Array(DecidedFault) } } }, () => listFaults(desk));

  api.get('/faults/elements', { config: { action: 'appeal.decide' }, schema: { tags: TAGS, summary: '可认定手册错误的要素', response: { 200: Type.Array(Type.Object({ id: Type.String(), label: Type.String() })) } } }, () => faultElements(desk));

  api.post('/faults/effect', { config: { action: 'appeal.decide' }, schema: { tags: TAGS, summary: '认定前先看会撤销哪些问题', body: Fault, response: { 200: FaultEffect } } }, (request) => faultEffect(desk, request.body));

  api.post('/faults', { config: { action: 'appeal.decide' }, schema: { tags: TAGS, summary: '认定一次，撤销由此产生的全部问题', body: FaultDecision, response: { 200: DecidedFault } } }, (request) => decideFault(desk, request.body.fault, request.body.reason, officeActor(userOf(request))));
}
