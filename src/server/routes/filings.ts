import { Type } from 'typebox';
import type { FastifyRequest } from 'fastify';
import { enterFilingDue, filedFile, fileHandedIn, fileTyped, filingDifferences, filingDues, filingRows, filingUnit, filingView, receiptFile, type Filer } from '../../run/desk/filings.js';
import type { Desk } from '../../run/desk.js';
import { Filed, FilingDifference, FilingDue, FilingPage, FilingView, NewFilingDue, TypedFiling } from '../api/filings.js';
import { pageOf, Paging } from '../api/paging.js';
import type { App } from '../app.js';
import { ownUnit, userOf } from '../guard.js';
import { Refused } from '../problems.js';
import { sendFile, WORD } from '../send-file.js';
import { uploadedFile } from '../uploads.js';

const TAGS = ['备案'];
const NUMBER = Type.Object({ number: Type.String({ maxLength: 40 }) });
const LIST = Type.Object({
  unit: Type.Optional(Type.String({ maxLength: 100 })), item: Type.Optional(Type.String({ maxLength: 200 })), late: Type.Optional(Type.Boolean()), problems: Type.Optional(Type.Boolean()),
  ...Paging,
});

export function filingRoutes(api: App, desk: Desk): void {
  const thing = async ({ params }: FastifyRequest) => ({ unit: await filingUnit(desk, (params as { number: string }).number) });
  const ofNumber = { config: { action: 'filing.read' as const, thing } };
  /** Who files, and for which unit; the service centre names the unit, a department files for its own. */
  const filer = (request: FastifyRequest, wanted: string | undefined): Filer => {
    const user = userOf(request);
    const unit = ownUnit(request) ?? wanted?.trim();
    return { id: user.id, name: user.name, ...(unit ? { unit } : {}) };
  };

  api.get('/filings', { config: { action: 'filing.read' }, schema: { tags: TAGS, summary: '备案，新的在前，分页；部门只见本单位的', querystring: LIST, response: { 200: FilingPage } } }, (request) => {
    const { item, late, problems } = request.query;
    const unit = ownUnit(request) ?? request.query.unit;
    return filingRows(desk, { ...(unit !== undefined ? { unit } : {}), ...(item ? { item } : {}), ...(late === undefined ? {} : { late }), ...(problems === undefined ? {} : { verdict: problems ? 'with-problems' : 'accepted' }) }, pageOf(request.query));
  });

  api.post('/filings', { config: { action: 'filing.make' }, schema: { tags: TAGS, summary: '报送备案（表单：file 指南，note 说明，unit 单位〔办事服务中心代报时〕）', response: { 200: Filed } } }, async (request) => {
    const { file, fields } = await uploadedFile(request);
    return fileHandedIn(desk, file, filer(request, fields['unit']), (fields['note'] ?? '').slice(0, 2000));
  });

  api.post('/filings/typed', { config: { action: 'filing.make' }, schema: { tags: TAGS, summary: '报送填写的指南，按模板生成 Word 备案', body: TypedFiling, response: { 200: Filed } } }, (request) =>
    fileTyped(desk, request.body.content, filer(request, request.body.unit), request.body.note ?? ''));

  api.get('/filings/difference', { config: { action: 'filing.read' }, schema: { tags: TAGS, summary: '两次备案的差异', querystring: Type.Object({ first: Type.String({ maxLength: 40 }), second: Type.String({ maxLength: 40 }) }), response: { 200: FilingDifference } } }, async (request) => {
    const own = ownUnit(request);
    const { first, second } = request.query;
    if (own !== undefined) for (const number of [first, second]) if ((await filingUnit(desk, number)) !== own) throw new Refused(403, '这不是您能办理的内容。');
    return filingDifferences(desk, first, second);
  });

  api.get('/filings/:number', { ...ofNumber, schema: { tags: TAGS, summary: '一次备案', params: NUMBER, response: { 200: FilingView } } }, (request) => filingView(desk, request.params.number));

  api.get('/filings/:number/receipt', { ...ofNumber, schema: { tags: TAGS, summary: '备案回执，网页（可打印）', params: NUMBER } }, async (request, reply) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(Buffer.from((await receiptFile(desk, request.params.number, 'page')).bytes)));

  api.get('/filings/:number/receipt.docx', { ...ofNumber, schema: { tags: TAGS, summary: '备案回执，Word', params: NUMBER } }, async (request, reply) => {
    const { name, bytes } = await receiptFile(desk, request.params.number, 'word');
    return sendFile(reply, bytes, WORD, name);
  });

  api.get('/filings/:number/file', { ...ofNumber, schema: { tags: TAGS, summary: '备案的文件，原样下载', params: NUMBER } }, async (request, reply) => {
    const { name, bytes } = await filedFile(desk, request.params.number);
    return sendFile(reply, bytes, 'application/octet-stream', name);
  });

  api.get('/filing-dues', { config: { action: 'filing.due' }, schema: { tags: TAGS, summary: '报送期限', response: { 200: Type.Array(FilingDue) } } }, () => filingDues(desk));

  api.put('/filing-dues', { config: { action: 'filing.due' }, schema: { tags: TAGS, summary: '登记或取消报送期限；不写单位、事项的对全部有效', body: NewFilingDue } }, async (request, reply) => {
    const { unit, item, due } = request.body;
    await enterFilingDue(desk, { ...(unit ? { unit } : {}), ...(item ? { item } : {}), due }, userOf(request).id);
    return reply.status(204).send();
  });
}
