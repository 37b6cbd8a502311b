import { Type } from 'typebox';
import { readSettings, setOffices } from '../../run/desk/settings.js';
import type { Desk } from '../../run/desk.js';
import { SettingsView } from '../api/admin.js';
import type { App } from '../app.js';
import { userOf } from '../guard.js';

const TAGS = ['设置'];

export function settingRoutes(api: App, desk: Desk): void {
  api.get('/settings', { config: { action: 'setting.read' }, schema: { tags: TAGS, summary: '机构名称和各项设置', response: { 200: SettingsView } } }, () => readSettings(desk));

  api.put('/settings/offices', { config: { action: 'setting.edit' }, schema: { tags: TAGS, summary: '修改机构名称', body: Type.Record(Type.String({ maxLength: 20 }), Type.String({ maxLength: 60 })) } }, async (request, reply) => {
    await setOffices(desk, request.body, userOf(request).id);
    return reply.status(204).send();
  });
}
