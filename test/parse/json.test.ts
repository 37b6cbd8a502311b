import { describe, expect, test } from 'vitest';
import type { Guide } from '../../src/model/guide.js';
import type { JsonPlace, Place } from '../../src/model/place.js';
import { everyField, materialLines, reader, readFile, stepNames, text } from './kit.js';

const CONTEXT = { areaCode: '0571', region: '330109' };
const read = (value: unknown): Guide => reader.readBody(JSON.stringify(value), 'f00d', CONTEXT)[0] as Guide;

/** What stands at a pointer. */
function at(value: unknown, pointer: string): unknown {
  return pointer.split('/').slice(1).reduce<unknown>((node, part) => (node as Record<string, unknown>)[part.replaceAll('~1', '/').replaceAll('~0', '~')], value);
}

const NATIONAL = {
  TASK_NAME: '户外广告设置许可', TASK_CODE: '1133010090031002094330117003000', CATALOG_CODE: '330117003000', TASK_TYPE: '01', DEPT_NAME: '江湾区城市管理局',
  SERVE_TYPE: '2,3', PROJECT_TYPE: '2', PROMISE_DAY: 5, PROMISE_TYPE: '1', ANTICIPATE_DAY: '20', ANTICIPATE_TYPE: 'g', LIMIT_SCENE_NUM: 1, IS_FEE: '0',
  LINK_TEL: '0571-86990121', SUPERVISE_TEL: '0571-86990129', TRANSACT_ADDR: '潮声路88号2楼C区3号窗口', ACCEPT_CONDITION: '<p>1. 符合设置规划；</p><p>2. 结构安全。</p>',
  BY_LAW: '《城市市容和环境卫生管理条例》第十一条', RESULT_NAME: null, ONLINE_HANDLE_DEPTH: '4',
};

describe('records with national field names', () => {
  const guide = read(NATIONAL);
  test.each([
    ['mainItemName', '户外广告设置许可'], ['implementationCode', '1133010090031002094330117003000'], ['basicCode', '330117003000'], ['itemType', '行政许可'],
    ['competentAuthority', '江湾区城市管理局'], ['audience', '企业法人、事业法人'], ['caseType', '承诺件'], ['promisedTimeLimit', '5个工作日'], ['statutoryTimeLimit', '20个工作日'],
    ['onSiteVisits', '1'], ['feeCharged', '否'], ['consultation.phones', '0571-86990121'], ['complaint.phones', '0571-86990129'], ['places[].address', '潮声路88号2楼C区3号窗口'],
    ['eligibility', '1. 符合设置规划；\n2. 结构安全。'], ['legalBasis', '《城市市容和环境卫生管理条例》第十一条'],
  ])('%s', (id, wanted) => {
    expect(text(guide, id)).toBe(wanted);
    expect(guide.fields[id]).toHaveLength(1);
  });

  test.each(['output.name', 'onlineDepth'])('%s is not stated: nothing, or a code that no list holds', (id) => expect(guide.fields[id]).toBeUndefined());

  test('a value with its unit beside it has two places, and each place holds its part', () => {
    const [field] = guide.fields['promisedTimeLimit'] ?? [];
    expect(field?.raw).toBe('5\n1');
    expect((field?.at as JsonPlace[]).map((place) => place.pointer)).toEqual(['/PROMISE_DAY', '/PROMISE_TYPE']);
    expect(guide.fields['caseType']?.[0]).toMatchObject({ text: '承诺件', raw: '2', at: { kind: 'json', pointer: '/PROJECT_TYPE' } });
  });
});

describe('names in other writings', () => {
  test.each<[string, object, string, string | undefined]>([
    ['camel case', { taskName: '甲', promiseDay: 3, promiseType: '2' }, 'promisedTimeLimit', '3个自然日'],
    ['snake case', { task_name: '甲', anticipate_day: '15', anticipate_type: '1' }, 'statutoryTimeLimit', '15个工作日'],
    ['the unit in words', { taskName: '甲', promiseDay: 3, promiseTypeText: '工作日', promiseType: '9' }, 'promisedTimeLimit', '3个工作日'],
    ['an unknown unit', { taskName: '甲', promiseDay: 3, promiseType: '8' }, 'promisedTimeLimit', '3'],
    ['a unit alone', { taskName: '甲', promiseType: '1' }, 'promisedTimeLimit', undefined],
    ['words beside a code', { taskName: '甲', PROJECT_TYPE: '7', PROJECT_TYPE_TEXT: '即办件' }, 'caseType', '即办件'],
    ['a code that no list holds', { taskName: '甲', PROJECT_TYPE: '7' }, 'caseType', '7'],
    ['modes from nought', { taskName: '甲', handleType: '0,1' }, 'handlingModes', '窗口办理、网上办理'],
    ['modes that two platforms count differently', { taskName: '甲', handleType: '1,2' }, 'handlingModes', '1,2'],
    ['modes in words', { taskName: '甲', handleType: ['窗口办理', '网上办理'] }, 'handlingModes', '窗口办理\n网上办理'],
    ['yes as true', { taskName: '甲', isFee: true }, 'feeCharged', '是'],
    ['no as 0', { taskName: '甲', isExpress: 0 }, 'supports.express', '否'],
    ['Chinese names', { 事项名称: '甲', 承诺办结时限: '3个工作日' }, 'promisedTimeLimit', '3个工作日'],
    ['a number with a Chinese name that names the unit', { 事项名称: '甲', '承诺办结时限（工作日）': 3 }, 'promisedTimeLimit', '3个工作日'],
    ['a name too general beside an exact one', { title: '甲办事指南', groups: [{ fields: [{ label: '事项名称', value: '甲' }] }] }, 'mainItemName', '甲'],
    ['a name too general alone', { title: '甲', promiseDay: 1, promiseType: 1 }, 'mainItemName', '甲'],
    ['a name that stands for nothing', { taskName: '甲', sortNo: 3 }, 'onSiteVisits', undefined],
  ])('%s', (_, record, id, wanted) => expect(text(read(record), id)).toBe(wanted));
});

describe('wrappers and groups', () => {
  test.each([
    ['data', (record: object) => ({ code: 0, message: 'ok', data: record })],
    ['result.body.rows', (record: object) => ({ result: { body: { rows: [record] } } })],
    ['an array', (record: object) => [record]],
    ['two tables', (record: object) => ({ AUDIT_ITEM: record, AUDIT_ITEM_EXTEND: { id: 3 } })],
    ['a text within a text', (record: object) => ({ data: JSON.stringify(record) })],
  ])('%s', (_, wrap) => {
    const guide = read(wrap(NATIONAL));
    expect(text(guide, 'mainItemName')).toBe('户外广告设置许可');
    expect(text(guide, 'promisedTimeLimit')).toBe('5个工作日');
  });

  test.each<[string, object]>([
    ['label and value', { label: '承诺办结时限', value: '5个工作日' }], ['name and content', { name: '承诺办结时限', content: '5个工作日' }],
    ['key and val', { key: '承诺办结时限', val: '5个工作日' }], ['标签 and 值', { 标签: '承诺办结时限', 值: '5个工作日' }],
  ])('%s', (_, field) => {
    const value = { data: { groups: [{ title: '基本信息', fields: [field] }] } };
    const guide = read(value);
    expect(text(guide, 'promisedTimeLimit')).toBe('5个工作日');
    const place = guide.fields['promisedTimeLimit']?.[0]?.at as JsonPlace;
    expect(at(value, place.pointer)).toBe('5个工作日');
  });

  test('sections under captions that are labels', () => {
    const guide = read({ groups: [{ title: '受理条件', lines: ['1. 甲；', '2. 乙。'] }, { title: '办理流程', steps: ['受理', '审查', '决定'] }, { title: '基本信息', pairs: [['事项名称', '甲'], ['办件类型', '即办件']] }] });
    expect(text(guide, 'eligibility')).toBe('1. 甲；\n2. 乙。');
    expect(stepNames(guide)).toEqual(['受理', '审查', '决定']);
    expect(text(guide, 'caseType')).toBe('即办件');
  });
});

describe('lists', () => {
  test.each<[string, object, string[]]>([
    ['camel case', { materialList: [{ materialName: '申请表', materialForm: '原件', paperNum: 2, sourceType: '10', isNeed: '1' }] }, ['申请表 | copies=2 | form=原件 | necessity=必要 | source=申请人自备']],
    ['upper case with words beside codes', { AUDIT_MATERIAL: [{ MATERIAL_NAME: '营业执照', SOURCE_TYPE: '20', SOURCE_TYPE_TEXT: '政府部门核发', PAGE_NUM: '0', PAGE_COPYNUM: '1', ZZHDZB: '1' }] }, ['营业执照 | copies=复印件1份 | form=复印件 | medium=纸质 | source=政府部门核发']],
    ['Chinese', { 申请材料: [{ 材料名称: '申请表', 份数: 1, 材料必要性: '必要' }] }, ['申请表 | copies=1 | necessity=必要']],
    ['names only', { materials: ['申请表', '身份证复印件1份'] }, ['申请表', '身份证 | copies=复印件1份 | form=复印件1份']],
    ['a record with a name only beside a full one', { materials: [{ name: '申请表' }, { name: '照片', num: 2 }] }, ['申请表', '照片 | copies=2']],
    ['by cases', { materials: [{ conditionName: '新办', materials: [{ materialName: '申请表' }] }, { conditionName: '变更', materials: [{ materialName: '原证' }] }] }, ['[新办] 申请表', '[变更] 原证']],
    ['under a name that nobody knows', { xyz: [{ materialName: '申请表' }, { materialName: '照片' }] }, ['申请表', '照片']],
    ['fields with labels', { materials: [{ fields: [{ label: '材料名称', value: '申请表' }, { label: '份数', value: '2' }] }] }, ['申请表 | copies=2']],
  ])('materials: %s', (_, list, wanted) => expect(materialLines(read({ taskName: '甲', ...list }))).toEqual(wanted));

  test('steps with their limits', () => {
    const guide = read({ taskName: '甲', flowList: [{ nodeName: '受理', nodeTimeLimit: '1个工作日' }, { nodeName: '决定', nodeTimeLimit: 2, nodeTimeUnit: '1' }, { nodeName: '送达' }] });
    expect(guide.steps?.map((step) => `${step.name.text} ${step.duration?.text ?? ''}`.trim())).toEqual(['受理 1个工作日', '决定 2个工作日', '送达']);
  });

  test('laws in fields, places, results', () => {
    const guide = read({
      AUDIT_ITEM: { TASK_NAME: '甲', LAW: [{ LAWNAME: '中华人民共和国行政许可法', TERMSNUMBER: '第十二条' }, { LAWNAME: '某条例', ACCORDINGNUMBER: '国务院令第101号', TERMSNUMBER: '第三条' }] },
      AUDIT_CATALOG_LOBBY: [{ NAME: '二楼综合窗口', ADDRESS: '潮声路88号', TIME: '周一至周五 9:00-17:00', TEL: '0571-86990121' }],
      AUDIT_ITEM_RESULT: [{ NAME: '甲许可证' }],
    });
    expect(text(guide, 'legalBasis')).toBe('《中华人民共和国行政许可法》第十二条\n《某条例》（国务院令第101号）第三条');
    expect(guide.places[0]).toMatchObject({ name: { text: '二楼综合窗口' }, address: { text: '潮声路88号' }, openingHours: { text: '周一至周五 9:00-17:00' } });
    expect(text(guide, 'output.name')).toBe('甲许可证');
  });
});

test('several items of one body are several guides', () => {
  const guides = reader.readBody(JSON.stringify({ data: { rows: [{ taskCode: 'A1', taskName: '甲' }, { taskCode: 'B2', taskName: '乙' }] } }), 'f00d', CONTEXT);
  expect(guides.map((guide) => text(guide, 'mainItemName'))).toEqual(['甲', '乙']);
});

test('every place leads to the words that stand there', () => {
  const value = { data: [{ ...NATIONAL, ACCEPT_CONDITION: '符合规划', materials: [{ 材料名称: '申请表', 份数: 1 }] }] };
  for (const field of everyField(read(value))) {
    const lines = field.raw.split('\n');
    const places = [field.at].flat() as Place[];
    places.forEach((place, index) => {
      if (place.kind !== 'json') throw new Error('a place of another kind');
      expect(String(at(value, place.pointer))).toContain(places.length > 1 ? lines[index] : field.raw);
    });
  }
});

describe('what holds a guide', () => {
  test.each<[string, string, boolean]>([
    ['a record', JSON.stringify({ data: NATIONAL }), true],
    ['a message of trouble', JSON.stringify({ code: 500, message: '系统异常，请稍后再试' }), false],
    ['an empty result', JSON.stringify({ code: 0, data: null }), false],
        ['half a record', JSON.stringify(NATIONAL).slice(0, 200), false],
    ['a list of names', '["甲","乙"]', false],
  ])('%s', (_, body, wanted) => expect(reader.holdsGuide(body)).toBe(wanted));
});

describe('files', () => {
  test('a file of one record is read', async () => expect(text(await readFile(JSON.stringify(NATIONAL), 'x.json'), 'caseType')).toBe('承诺件'));
  test.each<[string, string, RegExp]>([
    ['several items', JSON.stringify([{ taskCode: 'A1', taskName: '甲' }, { taskCode: 'B2', taskName: '乙' }]), /2 个事项.*移交/],
    ['cut off', '{"taskName": "甲', /不是完整的 JSON/],
  ])('%s', async (_, content, message) => {
    await expect(readFile(content, 'x.json')).rejects.toThrow(message);
  });

  test('texts of any shape are no trouble', () => {
    for (const body of ['{', '[', '[[[[', '{"a":', '{"materials":[null,1,{"x":[{}]}]}', '{"TASK_NAME":{"a":[1,[2,[3]]]}}', `${'['.repeat(5000)}${']'.repeat(5000)}`]) expect(() => reader.readBody(body, 'f00d', CONTEXT)).not.toThrow();
  });
});
