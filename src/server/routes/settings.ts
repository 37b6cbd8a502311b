import { Type } from 'typebox';
import { readCity, readSettings, setCity, setOffices } from '../../run/desk/settings.js';
import type { Desk } from '../../run/desk.js';
import { CityPlaces, CityTaken, CityView, SettingsView } from '../api/admin.js';
import type { App } from '../app.js';
import { userOf } from '../guard.js';

const TAGS = ['设置'];

export function settingRoutes(api: App, desk: Desk): void {
  api.get('/settings', { config: { action: 'setting.read' }, schema: { tags: TAGS, summary: '机构名称', response: { 200: SettingsView } } }, () => readSettings(desk));

  api.put('/settings/offices', { config: { action: 'setting.edit' }, schema: { tags: TAGS, summary: '修改机构名称', body: Type.Record(Type.String({ maxLength: 20 }), Type.String({ maxLength: 60 })) } }, async (request, reply) => {
    await setOffices(desk, request.body, userOf(request).id);
    return reply.status(204).send();
  });

  api.get('/settings/city', { config: { action: 'setting.edit' }, schema: { tags: TAGS, summary: '事项目录、门户、线下指南和手册在哪里', response: { 200: CityView } } }, () => readCity(desk));

  api.put('/settings/city', { config: { action: 'setting.edit' }, schema: { tags: TAGS, summary: '设置事项目录、门户、线下指南和手册；目录中的单位和事项随即登记', body: CityPlaces, response: { 200: CityTaken } } }, (request) => setCity(desk, request.body, userOf(request).id));
}
