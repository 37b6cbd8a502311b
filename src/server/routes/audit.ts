import { Type } from 'typebox';
import { auditPage } from '../../run/desk/audit.js';
import type { Desk } from '../../run/desk.js';
import { AuditPage } from '../api/admin.js';
import type { App } from '../app.js';
import { actionName, thingName } from '../names.js';

const PAGE = 100;
/** Entries that are given at once. */
const MOST = 1000;

const Filter = Type.Object({
  thing: Type.Optional(Type.String({ maxLength: 40 })), id: Type.Optional(Type.String({ maxLength: 200 })), by: Type.Optional(Type.String({ maxLength: 64 })), action: Type.Optional(Type.String({ maxLength: 64 })),
  since: Type.Optional(Type.String({ maxLength: 30 })), until: Type.Optional(Type.String({ maxLength: 30 })), before: Type.Optional(Type.Integer({ minimum: 1 })), size: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST })),
});

export function auditRoutes(api: App, desk: Desk): void {
  api.get('/audit', { config: { action: 'audit.read' }, schema: { tags: ['操作日志'], summary: '操作日志，新的在前', querystring: Filter, response: { 200: AuditPage } } }, async (request) => {
    const { before, size = PAGE, ...filter } = request.query;
    const page = await auditPage(desk, filter, size, before);
    return { ...page, rows: page.rows.map(({ sequence, at, by, byName, action, thing, id, called, detail }) => ({ sequence, at, by, byName, action, actionName: actionName(action), thing, thingName: thingName(thing, id, called), id, detail })) };
  });
}
