import { Type, type Static } from 'typebox';
import type { FastifyRequest } from 'fastify';
import { findingBook, unitMessage } from '../../run/desk/finding-book.js';
import { findingDetail, type FindingDetail as Detail } from '../../run/desk/finding-detail.js';
import { findingChoices, findingPage, TOLD, type IndexFilter } from '../../run/desk/finding-rows.js';
import { waivableStates } from '../../run/desk/waivers.js';
import { threeWay } from '../../run/desk/three-way.js';
import { offersSynonym } from '../../run/desk/synonyms.js';
import type { Desk } from '../../run/desk.js';
import { Bytes, FindingChoices, FindingDetail, FindingPage, FindingPageQuery, FindingQuery, Message, ThreeWay } from '../api/finding.js';
import type { App } from '../app.js';
import { can } from '../can.js';
import { ownUnit, userOf } from '../guard.js';
import { Refused } from '../problems.js';
import { sendFile, XLSX } from '../send-file.js';

const TAGS = ['问题'];
const Id = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{64}$', description: '问题编号' }) });
/** States from which a finding may be listed as an exception. */
const WAIVABLE = waivableStates();
const KEYS = ['unit', 'state', 'number', 'element', 'severity', 'week', 'kind', 'verdict', 'item'] as const;

/** What a request asks for, held to a department's own unit and to what it was told. */
export function filterOf(request: FastifyRequest, query: Static<typeof FindingQuery>): IndexFilter {
  const filter: IndexFilter = {};
  for (const key of KEYS) {
    const values = query[key]?.split(',').filter((value) => value !== '') ?? [];
    if (values.length > 0) filter[key] = values;
  }
  if (query.text?.trim()) filter.text = query.text.trim();
  const unit = ownUnit(request);
  if (unit === undefined) return filter;
  const wanted = filter.state === undefined ? TOLD : TOLD.filter((state) => [filter.state].flat().includes(state));
  return { ...filter, unit, state: wanted };
}

/** A finding that the user may see. @throws Missing, Refused */
async function seen(desk: Desk, request: FastifyRequest, id: string): Promise<Detail> {
  const detail = await findingDetail(desk, id);
  const unit = ownUnit(request);
  if (unit !== undefined && (detail.unit !== unit || !TOLD.some((state) => state === detail.state))) throw new Refused(404, '没有这条问题，可能已并入别的问题，请回到列表重新查找。');
  return detail;
}

export function findingRoutes(api: App, desk: Desk): void {
  const config = { action: 'finding.read' } as const;

  api.get('/findings', { config, schema: { tags: TAGS, summary: '问题清单，按条件分页；部门只见本单位已告知的', querystring: FindingPageQuery, response: { 200: FindingPage } } }, (request) => {
    const { page = 1, size = 20, order } = request.query;
    return findingPage(desk, filterOf(request, request.query), { page, size, ...(order ? { order } : {}) });
  });

  api.get('/findings/choices', { config, schema: { tags: TAGS, summary: '可选的筛选条件和各有多少条', querystring: FindingQuery, response: { 200: FindingChoices } } }, (request) => findingChoices(desk, filterOf(request, request.query)));

  api.get('/findings/export', { config, schema: { tags: TAGS, summary: '导出所见清单（Excel）', querystring: FindingPageQuery, response: { 200: Bytes('Excel 文件') } } }, async (request, reply) => {
    const { order = 'seen', text } = request.query;
    return sendFile(reply, await findingBook(desk, filterOf(request, request.query), order, text ? `搜索“${text}”` : '按页面所选条件'), XLSX, `问题清单-${desk.now().slice(0, 10)}.xlsx`);
  });

  api.get('/findings/message', { config, schema: { tags: TAGS, summary: '给一个单位的告知消息（300 字以内）', querystring: FindingQuery, response: { 200: Message } } }, async (request) => {
    const filter = filterOf(request, request.query);
    const [unit, ...others] = [filter.unit ?? []].flat();
    if (unit === undefined || others.length > 0) throw new Refused(400, '请先在条件里选一个单位：消息只写一个单位的问题。', 'unit');
    return { message: await unitMessage(desk, { ...filter, unit }) };
  });

  api.get('/findings/:id', { config, schema: { tags: TAGS, summary: '一条问题：各方内容、佐证、依据、经过', params: Id, response: { 200: FindingDetail } } }, async (request) => {
    const detail = await seen(desk, request, request.params.id);
    const user = userOf(request);
    const about = { unit: detail.unit, ofInspector: detail.ofInspector };
    const may = [
      ...(detail.toReview && can(user, 'finding.review', about) ? ['review'] : []), ...(detail.toReview && can(user, 'finding.claim', about) ? ['claim'] : []),
      ...(can(user, 'synonym.confirm', about) && offersSynonym(detail.element, detail.sides.filter(({ absent }) => !absent).map(({ pieces }) => pieces.map(({ text }) => text).join('').trim())) ? ['synonym'] : []), ...(can(user, 'waiver.grant', about) && WAIVABLE.has(detail.state) ? ['waive'] : []), ...(can(user, 'waiver.grant', about) && detail.state === 'waived' ? ['unwaive'] : []), 'message',
    ];
    // Others with the same value are told of by their own right: a draft is not there for its unit yet.
    const same = ownUnit(request) === undefined ? detail.same : detail.same.filter(({ state }) => TOLD.some((told) => told === state));
    return { ...detail, same, may, history: ownUnit(request) === undefined ? detail.history : detail.history.filter(({ what }) => !what.includes('初核')) };
  });

  api.get('/findings/:id/sides', { config, schema: { tags: TAGS, summary: '该事项全部要素的三方对照，由留存原件重新读出', params: Id, response: { 200: ThreeWay } } }, async (request) => {
    const { run, item, id } = await seen(desk, request, request.params.id);
    const view = await threeWay(desk, run, item, id);
    // A draft of another finding on the same item is not for the unit yet.
    return ownUnit(request) === undefined ? view : { ...view, rows: view.rows.map((row) => (row.findings.some((one) => one.id !== id) ? { ...row, findings: row.findings.filter((one) => one.id === id) } : row)) };
  });
}
