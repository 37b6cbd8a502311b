import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { utils, write } from '@e965/xlsx';
import { afterAll, describe, expect, test } from 'vitest';
import { exportWorkbook, plainItem } from '../../scripts/handover-workbook.js';
import type { SheetPlace } from '../../src/model/place.js';
import type { ServiceItem } from '../../src/model/item.js';
import type { Report } from '../../src/model/report.js';
import { runCity } from '../../src/run/city.js';
import { openEngine } from '../../src/run/engine.js';
import { openHandover, type Handover } from '../../src/run/handover.js';
import { createSnapshotStore } from '../../src/store/index.js';

const GUIDES = path.resolve(import.meta.dirname, '../../guides');
const engine = openEngine();
const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(path.join(tmpdir(), 'zhinan-handover-'));
  folders.push(made);
  return made;
};
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

const A = '1133010090031002094330117003000';
const B = '11330100900310012E4330131004002';
const item = (over: Partial<ServiceItem>): ServiceItem => ({ id: over.implementationCode ?? over.name ?? '', basicCode: '330117003000', name: '户外广告设置许可', department: '江湾区城市管理局', row: 2, online: [], offline: [], ...over });
const ITEMS = [item({ implementationCode: A }), item({ implementationCode: B, basicCode: '330131004002', name: '食品经营许可（新办）', department: '江湾区市场监督管理局' })];

type Cells = (string | number)[][];
function workbook(sheets: Record<string, Cells>): Uint8Array {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name);
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
}

async function open(files: Record<string, string | Uint8Array>, settings: object = {}, items = ITEMS): Promise<Handover> {
  const root = folder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), content);
  }
  return openHandover({ handover: [root], ...settings }, items, engine, createSnapshotStore(path.join(folder(), 'kept'), { flush: false }));
}

const guideOf = (handover: Handover, id: string, index = 0) => handover.sides.get(id)?.[index]?.read({ areaCode: '0571', region: '330109' });
const text = (handover: Handover, id: string, element: string) => guideOf(handover, id)?.fields[element]?.[0]?.text;
const materials = (handover: Handover, id: string) => guideOf(handover, id)?.materials?.map((one) => `${one.name.text} ${one.parts.copies?.text ?? ''}`.trim());

describe('tables of an item library', () => {
  test('one row an item, materials in a cell, title rows with source, date and person above the heading', async () => {
    const handover = await open({ '导出.xlsx': workbook({ 事项: [
      ['事项导出'], ['来源', '事项库', '导出日期', '2018年9月10日 9:30', '导出人', '张三'],
      ['实施编码', '事项名称', '承诺办结时限', '申请材料', '咨询电话', '承诺时限'],
      [A, '户外广告设置许可', '5个工作日', '1. 申请表 1份\n2. 效果图 2份', '0571-86990121', ''],
    ] }) });
    expect(text(handover, A, 'promisedTimeLimit')).toBe('5个工作日');
    expect(materials(handover, A)).toEqual(['申请表 1份', '效果图 2份']);
    expect(handover.sides.get(A)?.[0]?.capture).toMatchObject({ channel: 'online', capture: 'online-handover', outcome: 'ok', file: '导出.xlsx', source: '事项库', person: '张三', takenAt: '2018-09-10T09:30:00+08:00' });
    expect(guideOf(handover, A)?.fields['promisedTimeLimit']?.[0]?.at).toMatchObject({ kind: 'sheet', sheet: '事项', cell: 'C4' } satisfies Partial<SheetPlace>);
    expect(handover.notices).toEqual([]);
  });

  test('one row a material, rows of one item by its code or below it', async () => {
    const handover = await open({ '导出.xlsx': workbook({ 材料: [
      ['实施编码', '事项名称', '承诺办结时限', '材料名称', '份数', '备注'],
      [A, '户外广告设置许可', '5个工作日', '申请表', 1, ''], [B, '食品经营许可（新办）', '15个工作日', '申请书', '1', ''],
      [A, '户外广告设置许可', '5个工作日', '效果图', 2, ''], ['', '', '', '营业执照', 1, '复印件'],
    ] }) });
    expect(materials(handover, A)).toEqual(['申请表 1', '效果图 2', '营业执照 1']);
    expect(materials(handover, B)).toEqual(['申请书 1']);
    expect(guideOf(handover, A)?.fields['promisedTimeLimit']).toHaveLength(1);
  });

  test('items and materials in sheets of their own, matched by code or name', async () => {
    const handover = await open({ '导出.xlsx': workbook({
      说明: [['来源：事项库　日期：2018-09-10　人员：张三']],
      事项: [['事项编码', '事项名称', '承诺时限'], [A, '户外广告设置许可', '5个工作日']],
      材料: [['事项名称', '材料名称', '份数'], ['户外广告设置许可', '申请表', 1], ['户外广告设置许可', '效果图', 2]],
      环节: [['事项编码', '环节名称', '办理时限'], [A, '受理', '1个工作日'], [A, '决定', '4个工作日']],
    }) });
    expect(materials(handover, A)).toEqual(['申请表 1', '效果图 2']);
    expect(guideOf(handover, A)?.steps?.map((step) => step.name.text)).toEqual(['受理', '决定']);
    expect(handover.sides.get(A)?.[0]?.capture).toMatchObject({ source: '事项库', person: '张三', takenAt: '2018-09-10T00:00:00+08:00' });
  });

  test.each<[string, string | Uint8Array]>([
    ['导出.csv', `TASK_CODE,TASK_NAME,PROMISE_DAY,PROMISE_TYPE\n${A},户外广告设置许可,5,1\n`],
    ['导出.json', JSON.stringify({ rows: [{ TASK_CODE: A, TASK_NAME: '户外广告设置许可', PROMISE_DAY: 5, PROMISE_TYPE: '1' }, { TASK_CODE: B, TASK_NAME: '食品经营许可（新办）', PROMISE_DAY: 15, PROMISE_TYPE: '1' }] })],
    ['截图录入.csv', `实施编码,要素,内容,截图文件,取证人,取证时间\n${A},承诺办结时限,5个工作日,,李四,2018-09-11\n${A},咨询电话,0571-86990121,,李四,2018-09-11\n`],
    [`${A}.html`, '<html><body><table><tr><th>承诺办结时限</th><td>5个工作日</td></tr><tr><th>办件类型</th><td>承诺件</td></tr></table></body></html>'],
    ['网页.mht', `Date: Mon, 10 Sep 2018 09:00:00 +0800\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://example.gov.cn/1\r\n\r\n${Buffer.from(`<html><body><p>实施编码：${A}</p><p>承诺办结时限：5个工作日</p></body></html>`).toString('base64')}\r\n--x--\r\n`],
  ])('%s', async (name, content) => expect(text(await open({ [name]: content }), A, 'promisedTimeLimit')).toBe('5个工作日'));
});

describe('what cannot be used is named', () => {
  const HEAD = ['实施编码', '事项名称', '承诺办结时限'];
  test.each<[string, Cells, RegExp]>([
    ['a code that became a number', [HEAD, [1.13301009e30, '户外广告设置许可', '5个工作日']], /存成了数字/],
    ['an item that the catalogue does not hold', [HEAD, ['11330100900310012E4330199999999', '别的事项', '5个工作日']], /不在目录中/],
    ['a row without code and name', [HEAD, ['', '', '5个工作日'], [A, '户外广告设置许可', '5个工作日']], /没有编码，也没有事项名称/],
    ['two values of one item', [HEAD, [A, '户外广告设置许可', '5个工作日'], [A, '户外广告设置许可', '3个工作日']], /写得不一样/],
  ])('%s', async (_, rows, message) => {
    const { notices } = await open({ 'x.xlsx': workbook({ 表: rows }) }, { handoverSource: '库', handoverDate: '2018-09-10', handoverPerson: '张三' });
    expect(notices.map((notice) => notice.message).join()).toMatch(message);
    expect(notices[0]?.where).toMatch(/第\d/);
  });

  test('a name that two units have goes to neither', async () => {
    const twins = [item({ implementationCode: A }), item({ implementationCode: `${A.slice(0, -1)}1`, department: '江湾区住建局' })];
    const { sides, notices } = await open({ 'x.csv': '事项名称,承诺办结时限\n户外广告设置许可,5个工作日\n' }, {}, twins);
    expect(sides.size).toBe(0);
    expect(notices.some((notice) => notice.message.includes('无法判断是哪一个'))).toBe(true);
  });

  test('missing date and person are said, and the data is used', async () => {
    const { sides, notices } = await open({ 'x.csv': `实施编码,承诺办结时限\n${A},5个工作日\n` }, { handoverSource: '事项库' });
    expect(sides.size).toBe(1);
    expect(notices.map((notice) => notice.message).join()).toMatch(/没有写明日期、人员/);
  });

  test('a note in the folder says them for its files', async () => {
    const { sides, notices } = await open({ 'handover.json': JSON.stringify({ 来源: '平台', 日期: '2018-09-10', 人员: '张三' }), 'x.csv': `实施编码,承诺办结时限\n${A},5个工作日\n` });
    expect(notices).toEqual([]);
    expect(sides.get(A)?.[0]?.capture).toMatchObject({ source: '平台', person: '张三' });
  });

  test('a folder that does not exist', async () => {
    await expect(openHandover({ handover: ['/nowhere/at/all'] }, ITEMS, engine, createSnapshotStore(folder(), { flush: false }))).rejects.toThrow(/没有找到移交/);
  });
});

test('the sample city handed over as Excel gives the planted faults', async () => {
  const { records } = JSON.parse(readFileSync(path.join(GUIDES, 'portal/records.json'), 'utf8')) as { records: { groups?: Parameters<typeof plainItem>[0] }[] };
  const file = path.join(folder(), '事项库.xlsx');
  writeFileSync(file, exportWorkbook(records.flatMap((record) => (record.groups ? [plainItem(record.groups)] : [])), { source: '事项库', date: '2018-09-19', person: '张三' }));
  const { report } = await runCity({ catalogue: path.join(GUIDES, 'catalogue.csv'), handover: [file], out: folder(), allowHosts: [], browser: false }, () => undefined, () => new Date('2018-09-20T09:00:00+08:00'));
  const { mismatches } = JSON.parse(readFileSync(path.join(GUIDES, 'faults.json'), 'utf8')) as { mismatches: { item: string; department: string; element: string; relations: string[]; optional?: boolean }[] };
  const handed = new Set(report.coverage.filter((row) => row.capture === 'online-handover').map((row) => `${row.item.slice(19, 31)} ${row.department}`));
  const key = (one: { item: string; department: string; element: string; relations: string[] }): string => `${one.item.length > 30 ? one.item.slice(19, 31) : one.item} ${one.department} ${one.element} ${[...one.relations].sort().join(' ')}`;
  const found = (some: Report['findings']): string[] => some.filter((one) => one.verdict === 'fail' && one.severity !== '提示' && !one.relations.includes('quality')).map(key);
  const planted = mismatches.filter((one) => handed.has(`${one.item} ${one.department}`));
  const optional = new Set(planted.filter((one) => one.optional).map(key));
  const online = new Set(report.coverage.filter((row) => row.capture === 'online-handover').map((row) => row.itemId));
  expect(found(report.findings.filter((one) => online.has(one.itemId))).filter((line) => !optional.has(line)).sort()).toEqual(planted.filter((one) => !one.optional).map(key).sort());
  expect(report.notices.filter((notice) => notice.where.includes('事项库'))).toEqual([]);
}, 60_000);
