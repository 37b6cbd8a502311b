import { Type } from 'typebox';
import type { Desk } from '../../run/desk.js';
import { renderTable } from '../../report/table-book.js';
import { Bytes } from '../api/finding.js';
import { SearchResult, ShownTable, Term } from '../api/tables.js';
import type { App } from '../app.js';
import { can } from '../can.js';
import { ownUnit, userOf } from '../guard.js';
import { searchAll } from '../../run/desk/search.js';
import { sendFile, XLSX } from '../send-file.js';

const TAGS = ['页面'];
/** Bytes of a table of 20,000 rows as pages show them. */
const LARGEST = 16 * 1024 * 1024;

/** What every page may need: what words mean, and the table that it shows as a file. */
export function tableRoutes(api: App, desk: Desk): void {
  api.get('/terms', { config: { action: 'signed-in' }, schema: { tags: TAGS, summary: '页面上的词是什么意思', response: { 200: Type.Array(Term) } } }, () => desk.engine.schemas.terms.map(({ term, meaning }) => ({ term, meaning })));

  api.get('/search', { config: { action: 'finding.read' }, schema: { tags: TAGS, summary: '搜事项、单位、问题、告知书、备案、规则；只列有权查看的，部门只见本单位的', querystring: Type.Object({ text: Type.String({ maxLength: 200 }) }), response: { 200: SearchResult } } }, (request) =>
    searchAll(desk, request.query.text, ownUnit(request), (action, unit) => can(userOf(request), action, unit === undefined ? {} : { unit })));

  api.post('/tables', { config: { action: 'signed-in' }, bodyLimit: LARGEST, schema: { tags: TAGS, summary: '把页面上的表格存为 Excel；全部按文本写入，不会成为公式', body: ShownTable, response: { 200: Bytes('Excel 文件') } } }, async (request, reply) => {
    const { title, rows, total = rows.length } = request.body;
    const now = desk.now();
    return sendFile(reply, await renderTable(request.body, `共 ${total} 行${total > rows.length ? `，本表为前 ${rows.length} 行` : ''}；导出时间 ${now.slice(0, 16).replace('T', ' ')}`, now), XLSX, `${title}-${now.slice(0, 10)}.xlsx`);
  });
}
