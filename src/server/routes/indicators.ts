import { Type } from 'typebox';
import { indicatorForm, indicatorForms, sheetView, takeIndicator, takenSheets } from '../../run/desk/indicators.js';
import type { Desk } from '../../run/desk.js';
import { IndicatorForm, SheetView, TakenSheet } from '../api/service.js';
import type { App } from '../app.js';
import { userOf } from '../guard.js';
import { sendFile, XLSX } from '../send-file.js';
import { uploadedFile } from '../uploads.js';

const TAGS = ['电话与其他检查'];
const Id = Type.Object({ id: Type.String({ maxLength: 60 }) });

export function indicatorRoutes(api: App, desk: Desk): void {
  const read = { action: 'indicator.read' } as const;

  api.get('/indicators', { config: read, schema: { tags: TAGS, summary: '有哪些指标表', response: { 200: Type.Array(IndicatorForm) } } }, () => indicatorForms(desk));

  api.get('/indicators/:id/form', { config: read, schema: { tags: TAGS, summary: '填报表（Excel）', params: Id } }, async (request, reply) => {
    const { name, bytes } = await indicatorForm(desk, request.params.id);
    return sendFile(reply, bytes, XLSX, name);
  });

  api.post('/indicators/:id', { config: { action: 'indicator.enter' }, schema: { tags: TAGS, summary: '报送填好的表（表单：file，day 属于哪一天的那一期）', params: Id, response: { 200: SheetView } } }, async (request) => {
    const { file, fields } = await uploadedFile(request);
    return takeIndicator(desk, request.params.id, file, fields['day'], userOf(request).id);
  });

  api.get('/indicator-sheets', { config: read, schema: { tags: TAGS, summary: '收到的表，新的在前', querystring: Type.Object({ form: Type.Optional(Type.String({ maxLength: 60 })) }), response: { 200: Type.Array(TakenSheet) } } }, (request) => takenSheets(desk, request.query.form));

  api.get('/indicator-sheets/:id', { config: read, schema: { tags: TAGS, summary: '一份表：统计、名单、有误的行', params: Id, response: { 200: SheetView } } }, (request) => sheetView(desk, request.params.id));
}
