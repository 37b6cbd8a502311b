import { describe, expect, it } from 'vitest';
import condition from '../../src/rules/channel/sync-condition.js';
import fee from '../../src/rules/channel/sync-fee.js';
import materials from '../../src/rules/channel/sync-material-set.js';
import timeLimit from '../../src/rules/channel/sync-time-limit.js';
import standardFee from '../../src/rules/standard/fee-differs.js';
import standardLimit from '../../src/rules/standard/time-limit-promised-exceeds-standard.js';
import type { Rule } from '../../src/model/rule.js';
import { caseOf, guideOf, kit } from './engine.js';

const TITLE = '# 犬类准养登记\n\n- 实施机关：萧山区城管局\n\n';

interface Said { limit?: string; fee?: string; condition?: string; materials?: string[] }
type Cases = Record<string, Said>;

const about = ({ limit, fee: amount, condition: clauses, materials: list }: Said, depth: string): string => [
  limit === undefined ? '' : `- 承诺办结时限：${limit}\n`,
  amount === undefined ? '' : `- 收费标准：${amount}\n`,
  clauses === undefined ? '' : `\n${depth} 受理条件\n\n${clauses}\n`,
  list === undefined ? '' : `\n${depth} 申请材料\n\n${list.map((one) => `- ${one}`).join('\n')}\n`,
].join('');

/** Each 情形 in a section of its own. */
const sections = (cases: Cases): string => TITLE + Object.entries(cases).map(([name, said]) => `## ${name}\n\n${about(said, '###')}`).join('\n');
/** Each element once, the 情形 as headings below it. */
const below = (cases: Cases): string => {
  const part = (label: string, of: (said: Said) => string | undefined): string => {
    const all = Object.entries(cases).flatMap(([name, said]) => (of(said) === undefined ? [] : [`### ${name}\n\n${of(said)}\n`]));
    return all.length === 0 ? '' : `## ${label}\n\n${all.join('\n')}\n`;
  };
  return TITLE + part('承诺办结时限', (said) => said.limit) + part('收费标准', (said) => said.fee) + part('受理条件', (said) => said.condition) + part('申请材料', (said) => said.materials?.map((one) => `- ${one}`).join('\n'));
};
/** A table with a column of 情形. */
const rows = (cases: Cases): string => `${TITLE}| 办理情形 | 承诺办结时限 | 收费标准 | 受理条件 |\n|---|---|---|---|\n${Object.entries(cases).map(([name, said]) => `| ${name} | ${said.limit} | ${said.fee} | ${said.condition} |`).join('\n')}\n`;
/** Lines that begin with the 情形. */
const lines = (cases: Cases): string => `${TITLE}## 承诺办结时限\n\n${Object.entries(cases).map(([name, said]) => `${name}：${said.limit}`).join('\n\n')}\n\n## 收费标准\n\n${Object.entries(cases).map(([name, said]) => `${name}：${said.fee}`).join('\n\n')}\n\n## 受理条件\n\n${Object.entries(cases).map(([name, said], index) => `情形${'一二三'.charAt(index)}：${name}\n\n${said.condition}`).join('\n\n')}\n`;
/** Without 情形. */
const plain = (said: Said): string => TITLE + about(said, '##');

const NEW: Said = { limit: '10个工作日', fee: '50元/证', condition: '有固定住所。', materials: ['申请表', '身份证'] };
const CHANGED: Said = { limit: '5个工作日', fee: '20元/证', condition: '已取得准养证。', materials: ['变更申请表'] };
const BOTH: Cases = { 新办: NEW, 变更: CHANGED };

const verdicts = async (rule: Rule, online: string, offline: string): Promise<string> => {
  const marks = [...rule.check(await caseOf({ online, offline }), kit)].map((mark) => mark.verdict);
  return marks.includes('fail') ? 'fail' : marks.includes('cannot-tell') ? 'cannot-tell' : marks.includes('pass') ? 'pass' : 'none';
};

describe('elements by 情形', () => {
  it.each([['sections', sections], ['headings below', below], ['rows', rows], ['lines', lines]] as const)('are read from %s', async (_name, write) => {
    const guide = await guideOf(write(BOTH));
    for (const [element, first, second] of [['promisedTimeLimit', '10个工作日', '5个工作日'], ['fees[].amount', '50元/证', '20元/证'], ['eligibility', '有固定住所', '已取得准养证']] as const) {
      expect(guide.fields[element]?.map((field) => `${field.scenario} ${field.text.replace(/。$/, '')}`), element).toEqual([`新办 ${first}`, `变更 ${second}`]);
    }
  });
  it('are not made of one heading, nor of clauses that begin with whom they are for', async () => {
    const one = await guideOf(sections({ 新办: NEW }));
    expect(one.fields.promisedTimeLimit?.[0]?.scenario).toBeUndefined();
    const clauses = await guideOf(plain({ condition: '1. 个人：已成年；\n2. 单位：有执照。' }));
    expect(clauses.fields.eligibility).toHaveLength(1);
  });
  it('are read from tabs', async () => {
    const { reader } = await import('../parse/kit.js');
    const panel = ({ limit, condition: clauses, materials: list }: Said, style: string): string => `<div class="pane"${style}><h3>受理条件</h3><p>${clauses}</p><h3>承诺办结时限</h3><p>${limit}</p><h3>申请材料</h3><ul>${list?.map((name) => `<li>${name}</li>`).join('')}</ul></div>`;
    const page = `<html><body><h1>犬类准养登记</h1><ul class="nav"><li>新办</li><li>变更</li></ul><div>${panel(NEW, '')}${panel(CHANGED, ' style="display:none"')}</div></body></html>`;
    const guide = reader.readHtml(page, 'f00d', {});
    expect(guide.fields.promisedTimeLimit?.map((field) => [field.scenario, field.text])).toEqual([['新办', '10个工作日'], ['变更', '5个工作日']]);
    expect(guide.fields.eligibility?.map((field) => field.scenario)).toEqual(['新办', '变更']);
    expect(guide.materials?.map((one) => [one.scenario, one.name.text])).toEqual([['新办', '申请表'], ['新办', '身份证'], ['变更', '变更申请表']]);
  });
});

const SLOWER: Cases = { 新办: NEW, 变更: { ...CHANGED, limit: '8个工作日' } };
const SWAPPED: Cases = { 新办: { ...NEW, limit: '5个工作日', fee: '20元/证' }, 变更: { ...CHANGED, limit: '10个工作日', fee: '50元/证' } };
const DEARER: Cases = { 新办: NEW, 变更: { ...CHANGED, fee: '30元/证' } };
const STRICTER: Cases = { 新办: { ...NEW, condition: '有固定住所；犬只已免疫。' }, 变更: CHANGED };
const RENAMED: Cases = { 首次申请: NEW, 变更登记: CHANGED };
const OTHERS: Cases = { 新办: NEW, 延续: { ...CHANGED, limit: '3个工作日', fee: '10元/证', condition: '准养证将到期。', materials: ['延续申请表'] } };
const MORE: Cases = { 新办: { ...NEW, materials: ['申请表', '身份证', '无犯罪记录证明'] }, 变更: CHANGED };

describe('channels by 情形', () => {
  const writers = [['sections', sections], ['below', below], ['rows', rows], ['lines', lines]] as const;
  const table: [string, Rule, Cases, string][] = [
    ['limits the same', timeLimit, BOTH, 'pass'], ['limits of like names', timeLimit, RENAMED, 'pass'], ['a limit of one 情形', timeLimit, SLOWER, 'fail'], ['limits swapped', timeLimit, SWAPPED, 'fail'], ['limits of other 情形', timeLimit, OTHERS, 'cannot-tell'],
    ['fees the same', fee, BOTH, 'pass'], ['fees of like names', fee, RENAMED, 'pass'], ['a fee of one 情形', fee, DEARER, 'fail'], ['fees swapped', fee, SWAPPED, 'fail'], ['fees of other 情形', fee, OTHERS, 'cannot-tell'],
    ['conditions the same', condition, BOTH, 'pass'], ['a condition of one 情形', condition, STRICTER, 'fail'], ['conditions of other 情形', condition, OTHERS, 'cannot-tell'],
  ];
  it.each(table.flatMap(([title, rule, other, expected]) => writers.flatMap(([name, write]) => [[title, name, rule, write(other), expected] as const])))('%s, in %s', async (_title, _name, rule, other, expected) => {
    expect(await verdicts(rule, sections(BOTH), other)).toBe(expected);
    expect(await verdicts(rule, other, sections(BOTH))).toBe(expected);
  });

  it.each<[string, Rule, string, string]>([
    ['one limit for all against the same under each', timeLimit, plain({ limit: '10个工作日' }), 'cannot-tell'],
    ['one fee for all', fee, plain({ fee: '50元/证' }), 'cannot-tell'],
    ['conditions for all', condition, plain({ condition: '有固定住所。' }), 'cannot-tell'],
    ['the 情形 in the text', timeLimit, plain({ limit: '新办：10个工作日；变更：5个工作日' }), 'pass'],
    ['the 情形 in the text, one of them another', timeLimit, plain({ limit: '新办：10个工作日；变更：7个工作日' }), 'fail'],
    ['a union of materials', materials, plain({ materials: ['申请表', '身份证', '变更申请表', '委托书'] }), 'cannot-tell'],
    ['other materials in one 情形', materials, sections(MORE), 'fail'],
    ['materials of like names of 情形', materials, sections(RENAMED), 'pass'],
    ['materials of other 情形', materials, sections(OTHERS), 'cannot-tell'],
    ['one 情形 only', materials, below({ 新办: { materials: ['申请表', '身份证', '委托书'] } }), 'fail'],
  ])('%s', async (_title, rule, other, expected) => {
    expect(await verdicts(rule, sections(BOTH), other)).toBe(expected);
    expect(await verdicts(rule, other, sections(BOTH))).toBe(expected);
  });

  it('the same for all and under each is the same', async () => {
    const each: Cases = { 新办: NEW, 变更: { ...CHANGED, limit: '10个工作日' } };
    expect(await verdicts(timeLimit, sections(each), plain({ limit: '十个工作日' }))).toBe('pass');
  });
  it('a 情形 that is only numbered may be another one under that number', async () => {
    expect(await verdicts(timeLimit, below({ 情形一: NEW, 情形二: CHANGED }), below({ 情形1: CHANGED, 情形2: NEW }))).toBe('cannot-tell');
    expect(await verdicts(timeLimit, below({ 情形一: NEW, 情形二: CHANGED }), below({ 情形1: NEW, 情形2: CHANGED }))).toBe('pass');
  });
  it('what one side lists for every 情形 and the other under each is for a person', async () => {
    const shared = `${TITLE}## 申请材料\n\n- 身份证\n\n### 新办\n\n- 申请表\n\n### 变更\n\n- 变更申请表\n`;
    expect(await verdicts(materials, shared, below({ 新办: { materials: ['申请表', '身份证'] }, 变更: { materials: ['变更申请表', '身份证'] } }))).toBe('cannot-tell');
  });
  it('the handbook is compared within the same 情形, too', async () => {
    const judged = async (rule: Rule, online: string): Promise<string[]> => [...rule.check(await caseOf({ online, handbook: rows(BOTH) }), kit)].map((mark) => mark.verdict);
    expect(await judged(standardLimit, sections(SLOWER))).toContain('fail');
    expect(await judged(standardLimit, sections(BOTH))).not.toContain('fail');
    expect(await judged(standardFee, sections(DEARER))).toContain('fail');
    expect(await judged(standardFee, sections(OTHERS))).not.toContain('fail');
  });
});
