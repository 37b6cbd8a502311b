import { describe, expect, test } from 'vitest';
import { checkCase } from '../../src/check/index.js';
import { fieldSheetPaper, fieldSheetTable } from '../../src/handbook/field-sheet.js';
import { tablesToWorkbook } from '../../src/handbook/workbook.js';
import { paperToWord } from '../../src/handbook/word.js';
import { FIELD_SHEET } from '../../src/model/field-sheet.js';
import type { Guide } from '../../src/model/guide.js';
import { tickOf } from '../../src/parse/field-sheet.js';
import { rules } from '../../src/rules/index.js';
import { readFile } from '../parse/kit.js';
import { elements, entryText, kit, schemas, standardOf } from './kit.js';

const { carriers } = schemas.fieldSheet;
const board = carriers.find((one) => one.name === '公示牌');
const TICKED = { 一致: '☑一致\n□不一致\n□未见', 不一致: '□一致\n√不一致\n□未见', 未见: '□一致\n□不一致\n☑未见' } as const;
type Answer = keyof typeof TICKED | [keyof typeof TICKED, string] | string[];

/** The sheet of the complete entry, filled in by the labels of its rows, as Word and as Excel. */
async function filled(answers: Record<string, Answer>, others?: keyof typeof TICKED): Promise<Guide[]> {
  if (!board) throw new Error('no 公示牌');
  const standard = await standardOf(entryText());
  const fill = (row: string[]): string[] => {
    const [number = '', label = '', handbook = '', , , photo = ''] = row;
    const answer = answers[label] ?? others;
    if (answer === undefined || !/^\d+$/.test(number)) return row;
    const [tick, found] = typeof answer === 'string' ? [answer, ''] : [answer[0] as keyof typeof TICKED, answer[1] ?? ''];
    return [number, label, handbook, TICKED[tick as keyof typeof TICKED] ?? tick, found, photo];
  };
  const paper = fieldSheetPaper(standard, board, elements, '江湾区公安分局');
  const word = await paperToWord({ ...paper, blocks: paper.blocks.map((block) => (block.type === 'table' ? { ...block, rows: block.rows.map(fill) } : block)) });
  const table = fieldSheetTable(standard, board, elements, '江湾区公安分局');
  const excel = await tablesToWorkbook([{ ...table, rows: table.rows.map(fill) }]);
  return [await readFile(word, '核查表.docx'), await readFile(excel, '核查表.xlsx')];
}

async function findings(guide: Guide): Promise<string[]> {
  const standard = await standardOf(entryText());
  const capture = { channel: 'offline' as const, capture: 'hall-board', outcome: 'ok' as const, attempts: 1 };
  return checkCase({
    item: { id: 'x', basicCode: '330199001000', name: '犬类准养登记', department: '江湾区公安分局', row: 0, online: [], offline: [] },
    online: [], offline: [{ capture, guide }], handbook: { capture: { ...capture, channel: 'handbook' }, standard }, captures: [capture], context: { itemType: '行政许可' },
  }, kit, { rules: rules.filter(({ meta }) => meta.group === 'A') }).findings.map((one) => `${one.verdict} ${one.element}${one.key === undefined ? '' : ` ${one.key}`}`).sort();
}

describe('which box is ticked', () => {
  test.each<[string, string | undefined]>([
    ['☑一致\n□不一致\n□未见', '一致'], ['□一致\n☑不一致\n□未见', '不一致'], ['□一致\n□不一致\n√未见', '未见'], ['√一致 □不一致 □未见', '一致'], ['□一致√ □不一致 □未见', '一致'],
    ['□一致 □不一致√ □未见', '不一致'], ['□一致 □不一致 □未见√', '未见'], ['√□一致 □不一致 □未见', '一致'], ['一致√\n不一致\n未见', '一致'], ['一致\n不一致√\n未见', '不一致'], ['■ 一致 □ 不一致 □ 未见', '一致'], ['不一致', '不一致'], ['一致', '一致'],
    ['□一致\n□不一致\n□未见', undefined], ['☑一致\n☑不一致\n□未见', undefined], ['', undefined], ['一致√不一致未见', undefined], ['一致 不一致 未见', undefined],
  ])('%j', (text, wanted) => {
    expect(tickOf(text)).toBe(wanted);
  });
});

describe('a sheet read back', () => {
  test('not filled in, it states nothing but the item', async () => {
    for (const guide of await filled({})) {
      expect(guide.fields.mainItemName?.[0]?.text).toBe('犬类准养登记');
      expect(guide.fields.promisedTimeLimit).toBeUndefined();
      expect(guide.materials).toBeUndefined();
      expect(await findings(guide)).toEqual([]);
    }
  });
  test('all that agrees says what the handbook says, at its cell of the sheet', async () => {
    const [word, excel] = await filled({}, '一致');
    for (const guide of [word, excel]) {
      expect(guide?.fields.promisedTimeLimit?.[0]?.text).toBe('5个工作日');
      expect(guide?.materials?.map((one) => one.name.text)).toEqual(['居民身份证', '犬类免疫证']);
      expect(guide && (await findings(guide))).toEqual([]);
    }
    expect(word?.fields.promisedTimeLimit?.[0]?.at).toMatchObject({ kind: 'docx' });
    expect(excel?.fields.promisedTimeLimit?.[0]?.at).toMatchObject({ kind: 'sheet' });
  });
  test.each<[string, Record<string, Answer>, string[]]>([
    ['another limit', { 承诺办结时限: ['不一致', '10个工作日'] }, ['fail promisedTimeLimit']],
    ['the same limit in other words', { 承诺办结时限: ['不一致', '五个工作日'] }, []],
    ['not seen', { 承诺办结时限: ['未见', '10个工作日'] }, []],
    ['differs, and nothing written down', { 承诺办结时限: '不一致' }, []],
    ['two ticks', { 承诺办结时限: ['☑一致\n☑不一致\n□未见', '10个工作日'] }, []],
    ['a charge', { 是否收费: ['不一致', '收费，10元/证'] }, ['fail feeCharged']],
    ['a material in another form', { '申请材料：居民身份证': ['不一致', '原件1份'] }, ['fail material.form 居民身份证']],
    ['a material that is not asked for', { '申请材料：犬类免疫证': ['不一致', '没有'], '申请材料：居民身份证': '一致' }, ['fail materials 犬类免疫证']],
    ['a material more than the handbook', { [FIELD_SHEET.more]: ['不一致', '户口簿'], '申请材料：居民身份证': '一致' }, ['fail materials 户口簿']],
    ['one material seen, the other not', { '申请材料：居民身份证': '一致', '申请材料：犬类免疫证': '未见' }, []],
  ])('%s', async (_name, answers, wanted) => {
    for (const guide of await filled(answers)) expect(await findings(guide)).toEqual(wanted);
  });
  test('a local value is what was written down', async () => {
    for (const guide of await filled({ 咨询电话: ['□一致\n□不一致\n□未见', '0571-86990101'] })) expect(guide.fields['consultation.phones']?.[0]?.text).toBe('0571-86990101');
  });
});

test('what each paper has to hold are elements of the schema, each list with a source', () => {
  for (const carrier of carriers) {
    expect(carrier.elements.filter((id) => !elements.some((spec) => spec.id === id))).toEqual([]);
    expect(carrier.source).not.toBe('');
  }
});
