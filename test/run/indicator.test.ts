import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCity } from '../../src/run/city.js';
import { commitSample, drawWindow } from '../../src/run/draw.js';
import { indicatorNames, indicatorTemplate, readIndicatorFile } from '../../src/run/indicator.js';
import { phoneList } from '../../src/run/phone-list.js';

let folder = '';
const at = (name: string) => path.join(folder, name);
const CODES = ['330100000001', '330100000002', '330100000003'];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'indicator-'));
  await mkdir(at('offline'));
  await writeFile(at('目录.csv'), `基本编码,事项名称,部门\n${CODES.map((code, n) => `${code},事项${n},杭州市萧山区民政局`).join('\n')}\n`);
  for (const [n, code] of CODES.entries()) await writeFile(at(`offline/${code}.md`), `# 事项${n}\n\n- 办理地点：人民路1号\n- 咨询电话：0571-8200000${n}\n- 监督投诉电话：12345\n`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fill(file: string, enter: (row: ExcelJS.Row) => void): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  const sheet = workbook.getWorksheet('填报');
  for (let n = 4; sheet?.getCell(n, 1).value; n++) enter(sheet.getRow(n));
  await workbook.xlsx.writeFile(file);
}

describe('indicator sheets', () => {
  it('are written as forms that Excel opens, with choices to choose from', async () => {
    for (const name of indicatorNames().split('\n').map((line) => line.split('\t')[0] ?? '')) {
      await indicatorTemplate(name, at(`${name}.xlsx`));
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.readFile(at(`${name}.xlsx`));
      expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(['填报', '说明']);
      expect((await readIndicatorFile(name, at(`${name}.xlsx`), false)).exitCode).toBe(0);
    }
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(at('department-phones.xlsx'));
    expect(workbook.getWorksheet('填报')?.getCell('F4').dataValidation).toMatchObject({ type: 'list', formulae: ['"正确,非本部门,接通挂断,无人接听,占线,空号停机"'] });
    await expect(indicatorTemplate('department-phones', at('department-phones.xlsx'))).rejects.toThrow('已经存在，不覆盖');
    await expect(indicatorTemplate('nix', undefined)).rejects.toThrow('hall-inspections');
  });

  it('list the guides’ own numbers, and what was found comes back to the findings', async () => {
    const said = await phoneList({ catalogue: at('目录.csv'), perUnit: 10, seed: '第1期', out: at('拨测.xlsx') });
    expect(said).toContain('读到4个号码，抽出4个');
    await fill(at('拨测.xlsx'), (row) => {
      row.getCell(4).value = '2018-09-13';
      row.getCell(6).value = row.getCell(3).value === '0571-82000001' ? '空号停机' : '正确';
    });
    const read = await readIndicatorFile('department-phones', at('拨测.xlsx'), true);
    expect(read.exitCode).toBe(0);
    expect(JSON.parse(read.output)).toMatchObject({ bad: [], figures: [{ figure: 'connected', hits: 3, total: 4 }, {}, {}] });
    const { report } = await runCity({ catalogue: at('目录.csv'), out: at('out'), browser: false, allowHosts: [], calls: [at('拨测.xlsx')] }, () => undefined);
    expect(report.findings.filter((finding) => finding.number === 'C40').map((finding) => [finding.itemName, finding.message])).toEqual([['事项1', '线下的咨询电话“0571-82000001”拨测1次，结果为空号停机']]);
  });

  it('of which rows are bad are read as far as they go, and personal data not at all', async () => {
    await writeFile(at('大厅.csv'), '单位,检查日期,检查内容,检查结果\n区民政局,2018-09-13,指南摆放,合格\n区民政局,2018-09-13,指南摆放,好\n');
    const { output, exitCode } = await readIndicatorFile('hall-inspections', at('大厅.csv'), false);
    expect(exitCode).toBe(1);
    expect(output).toContain('收下1行，有误1行');
    expect(output).toContain('“大厅.csv”第3行“检查结果”：应当是“合格”、“不合格”之一');
    await writeFile(at('名单.csv'), '单位,检查日期,检查内容,检查结果,群众姓名\n区民政局,2018-09-13,指南摆放,合格,张三\n');
    expect(await readIndicatorFile('hall-inspections', at('名单.csv'), false)).toMatchObject({ exitCode: 2, output: expect.stringContaining('不收办事群众的姓名') as string });
    await expect(readIndicatorFile('hall-inspections', at('没有.xlsx'), false)).rejects.toThrow('没有找到文件');
  });
});

it('a run can keep to the list that was drawn', async () => {
  const now = '2018-10-10T12:00:00+08:00';
  await commitSample({ window: '2018-10-11', out: at('摘要.json'), secret: at('随机值.json') }, now);
  await drawWindow({ catalogue: at('目录.csv'), commitment: at('摘要.json'), secret: at('随机值.json'), past: [], size: 2, out: at('名单.json') });
  const { report } = await runCity({ catalogue: at('目录.csv'), out: at('out2'), browser: false, allowHosts: [], drawn: at('名单.json') }, () => undefined);
  expect(new Set(report.coverage.map((row) => row.itemId)).size).toBe(2);
});
