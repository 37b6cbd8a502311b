import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { cancellationRows, renderCancellations } from '../../src/report/cancellations.js';
import { loadSchemas } from '../../src/schema/index.js';
import { checkCase } from '../../src/check/index.js';
import { caseOf, kit } from '../rules/engine.js';
import { sample } from './sample.js';

const form = loadSchemas().cancellations;
const guide = '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 要求依据 |\n| --- | --- |\n| 居民身份证 | 《养犬管理条例》第九条 |\n| 收入证明 | 无 |\n| 居委会同意养犬证明 | 无 |';
const findings = async (text: string) => checkCase(await caseOf({ online: text, offline: text }), kit).findings;

describe('materials proposed for cancellation', () => {
  it('are a row a material with all that speaks for it', async () => {
    const rows = cancellationRows(await findings(guide), form);
    expect(rows.map(({ material, where, clauses, open }) => ({ material, where, clauses, open })).sort((a, b) => b.clauses.length - a.clauses.length)).toEqual([
      { material: '收入证明', where: '线上、线下', clauses: [form.clauses[0]?.clause, form.clauses[2]?.clause], open: false },
      { material: '居委会同意养犬证明', where: '线上、线下', clauses: [form.clauses[0]?.clause], open: false },
    ]);
  });

  it('make a workbook with a column for each opinion, and none where nothing is proposed', async () => {
    const report = { ...sample, findings: await findings(guide) };
    const bytes = await renderCancellations(report, form);
    const book = new ExcelJS.Workbook();
    const { buffer, byteOffset, byteLength } = bytes ?? new Uint8Array();
    await book.xlsx.load(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);
    const sheet = book.worksheets[0];
    const heads = (sheet?.getRow(3).values ?? []) as string[];
    for (const office of form.opinions) expect(heads).toContain(`${office}意见`);
    expect(sheet?.rowCount).toBe(5);
    expect(await renderCancellations({ ...sample, findings: await findings('# 犬类准养登记\n\n- 办件类型：承诺件') }, form)).toBeUndefined();
  });

  it('are those of rules that there are', async () => {
    const { rules } = await import('../../src/rules/index.js');
    for (const { rule } of form.clauses) expect(rules.map(({ meta }) => meta.id)).toContain(rule);
  });
});
