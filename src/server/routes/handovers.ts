import { Type } from 'typebox';
import type { MultipartFile, MultipartValue } from '@fastify/multipart';
import { dropHandover, listHandovers, takeHandover } from '../../run/desk/handovers.js';
import { portalViews } from '../../run/desk/portals.js';
import type { Desk } from '../../run/desk.js';
import { isDay } from '../../run/real-day.js';
import { HandoverView, Portals } from '../api/week.js';
import type { App } from '../app.js';
import { userOf } from '../guard.js';
import { Refused } from '../problems.js';

const TAGS = ['移交与门户'];

export function handoverRoutes(api: App, desk: Desk): void {
  const config = { action: 'handover.take' } as const;

  api.get('/handovers', { config, schema: { tags: TAGS, summary: '收下的移交数据和现场核查表', response: { 200: Type.Array(HandoverView) } } }, () => listHandovers(desk));

  api.post('/handovers', { config, schema: { tags: TAGS, summary: '上传移交数据或现场核查表（multipart：source 来源、person 人员、date 日期；kind 为 sheet 时是现场核查表，并写 unit 被查单位；file 文件，放在最后）', consumes: ['multipart/form-data'], response: { 200: HandoverView } } }, async (request) => {
    if (!request.isMultipart()) throw new Refused(400, '请选择要上传的文件。', 'file');
    const file = await request.file({ limits: { files: 1 } });
    if (!file) throw new Refused(400, '请选择要上传的文件。', 'file');
    const bytes = await file.toBuffer();
    const [source, person, date] = [textOf(file, 'source'), textOf(file, 'person'), textOf(file, 'date')];
    if (source === '' || person === '' || date === '') throw new Refused(400, '请写明来源、人员和取得日期，佐证才完整。', source === '' ? 'source' : person === '' ? 'person' : 'date');
    if (!isDay(date)) throw new Refused(400, `“${date}”不是日期，请写成 2018-09-10。没有收下文件。`, 'date');
    const [kind, unit] = [textOf(file, 'kind') || 'online', textOf(file, 'unit')];
    if (kind !== 'online' && kind !== 'sheet') throw new Refused(400, `不认识的移交种类“${kind}”：移交数据写 online，现场核查表写 sheet。没有收下文件。`, 'kind');
    return takeHandover(desk, { name: file.filename, bytes, source, person, date, kind, ...(unit ? { unit } : {}) }, userOf(request).id);
  });

  api.delete('/handovers/:id', { config, schema: { tags: TAGS, summary: '移除一份移交文件，下次核查不再使用', params: Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{24}$' }) }) } }, async (request, reply) => {
    await dropHandover(desk, request.params.id, userOf(request).id);
    return reply.status(204).send();
  });

  api.get('/portals', { config: { action: 'portal.read' }, schema: { tags: TAGS, summary: '门户和读出要素的比例', response: { 200: Portals } } }, () => portalViews(desk));
}

/** A field of the form that came before the file. */
function textOf(file: MultipartFile, name: string): string {
  const field = [file.fields[name]].flat()[0];
  const value = field?.type === 'field' ? (field as MultipartValue).value : '';
  return typeof value === 'string' ? value.trim().slice(0, 200) : '';
}
