import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparisons } from './wordings.js';
import { cpuTime } from '../cpu-time.js';

const KINDS = ['address', 'legalBasis', 'organ', 'itemName', 'resultDocument', 'materials', 'materialName', 'materialForm', 'materialMedium', 'materialCopies', 'materialSource', 'materialNecessity', 'paperSize', 'steps', 'text'];
const CONTEXT = { region: '330109' };
const CHINESE = '〇一二三四五六七八九';

const verdict = (kind: string, a: string, b: string): string => comparisons.compare(kind, a, b, CONTEXT).verdict;
const spelled = (value: number): string => (value < 10 ? (CHINESE[value] ?? '') : value < 20 ? `十${value === 10 ? '' : CHINESE[value - 10] ?? ''}` : `${CHINESE[Math.floor(value / 10)] ?? ''}十${value % 10 === 0 ? '' : CHINESE[value % 10] ?? ''}`);
const small = fc.integer({ min: 1, max: 99 });
const some = <T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

const address = fc.record({ road: some('听潮路', '观澜大道', '南门街'), house: small, floor: fc.integer({ min: 1, max: 20 }), window: small })
  .map(({ road, house, floor, window }) => `${road}${house}号办事服务中心${floor}楼${window}号窗口`);
const citation = fc.record({ title: some('消防法', '建筑法', '户外广告管理办法', '食品摊贩条例'), article: small, paragraph: fc.integer({ min: 1, max: 5 }) });
const citations = fc.uniqueArray(citation, { minLength: 1, maxLength: 4, selector: (one) => one.title });
const citing = (one: { title: string; article: number; paragraph: number }, style: boolean): string =>
  style ? `《中华人民共和国${one.title}》第${spelled(one.article)}条第${spelled(one.paragraph)}款` : `《${one.title}》第${one.article}条第${one.paragraph}款`;
const material = fc.record({ name: some('申请表', '营业执照', '居民身份证', '房屋租赁合同', '承诺书', '公司章程'), original: fc.integer({ min: 1, max: 9 }), copy: fc.integer({ min: 1, max: 9 }) });
const materials = fc.uniqueArray(material, { minLength: 1, maxLength: 5, selector: (one) => one.name });
const steps = fc.uniqueArray(some('申请', '受理', '审查', '公示', '决定', '制证', '送达'), { minLength: 2, maxLength: 7 });
const clauses = fc.uniqueArray(fc.tuple(some('年满周岁', '从业人员不少于名', '固定场所面积不少于平方米', '营业满年'), small), { minLength: 1, maxLength: 4, selector: ([words]) => words })
  .map((list) => list.map(([words, value]) => words.replace(/(周岁|名|平方米|年)$/u, `${value}$1`)));

/** Every kind with a well-formed text of its own. */
const wellFormed: [string, fc.Arbitrary<string>][] = [
  ['address', address],
  ['legalBasis', citations.map((list) => list.map((one) => citing(one, false)).join('、'))],
  ['materials', materials.map((list) => list.map((one) => `${one.name}（原件${one.original}份，复印件${one.copy}份）`).join('；'))],
  ['steps', steps.map((list) => list.join('→'))],
  ['text', clauses.map((list) => list.join('；'))],
  ['itemName', some('小餐饮店登记（新办）', '户外广告设置备案（变更）')],
  ['organ', some('萧山区民政局', '杭州市市场监督管理局', '区人社局')],
];

const fullWidth = (text: string): string => text.replace(/[0-9(),;:]/gu, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));
const presentations: [string, (text: string) => string][] = [
  ['full width', fullWidth],
  ['half width punctuation', (text) => text.replace(/[，；：（）]/gu, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))],
  ['zero-width characters', (text) => [...text].join('\u200b')],
  ['spaces', (text) => text.replace(/[，；：（）]/gu, (mark) => ` ${mark}\u3000`)],
  ['a final full stop', (text) => `${text}。`],
  ['other dashes and brackets', (text) => text.replaceAll('-', '—').replaceAll('（', '(').replaceAll('）', ')')],
];

describe('presentation never matters', () => {
  for (const [kind, values] of wellFormed) {
    it.each(presentations)(`${kind}: %s`, (_name, change) => {
      fc.assert(fc.property(values, (text) => {
        expect(verdict(kind, text, change(text))).toBe('same');
      }), { numRuns: 30 });
    });
  }
});

describe('the same said otherwise', () => {
  it('citations: order, numerals, 中华人民共和国', () => {
    fc.assert(fc.property(citations, (list) => {
      expect(verdict('legalBasis', list.map((one) => citing(one, false)).join('、'), [...list].reverse().map((one, at) => `${at + 1}.${citing(one, true)}`).join('；\n'))).toBe('same');
    }), { numRuns: 60 });
  });
  it('materials: order, numbering, how copies are written', () => {
    fc.assert(fc.property(materials, (list) => {
      const a = list.map((one) => `${one.name}（原件${one.original}份，复印件${one.copy}份）`).join('；');
      const b = [...list].reverse().map((one, at) => `${at + 1}、《${one.name}》 原件${spelled(one.original)}份 复印件${spelled(one.copy)}份`).join('\n');
      expect(verdict('materials', a, b)).toBe('same');
    }), { numRuns: 60 });
  });
  it('steps: arrows, numbers, lines', () => {
    fc.assert(fc.property(steps, (list) => {
      expect(verdict('steps', list.join('→'), list.map((name, at) => `${at + 1}.${name}`).join('\n'))).toBe('same');
    }), { numRuns: 60 });
  });
  it('text: numbering and order of a numbered list', () => {
    fc.assert(fc.property(clauses, (list) => {
      expect(verdict('text', list.join('；\n'), [...list].reverse().map((clause, at) => `（${spelled(at + 1)}）${clause}`).join('；'))).toBe('same');
    }), { numRuns: 60 });
  });
});

describe('a change of substance is never the same', () => {
  it.each(wellFormed.filter(([kind]) => !['itemName', 'organ', 'steps'].includes(kind)))('%s: one digit', (kind, values) => {
    fc.assert(fc.property(values, fc.nat(), fc.integer({ min: 1, max: 9 }), (text, pick, shift) => {
      const digits = [...text.matchAll(/\d/gu)];
      const found = digits[pick % digits.length];
      if (found === undefined) return;
      const changed = `${text.slice(0, found.index)}${(Number(found[0]) + shift) % 10}${text.slice(found.index + 1)}`;
      expect(verdict(kind, text, changed)).not.toBe('same');
    }), { numRuns: 100 });
  });
  it.each<[string, fc.Arbitrary<string[]>, string]>([
    ['materials', materials.map((list) => list.map((one) => `${one.name}（原件${one.original}份）`)), '；'],
    ['legalBasis', citations.map((list) => list.map((one) => citing(one, false))), '、'],
    ['steps', steps, '→'],
    ['text', clauses, '；'],
  ])('%s: one entry less', (kind, values, mark) => {
    fc.assert(fc.property(values, fc.nat(), (list, pick) => {
      const fewer = list.filter((_entry, at) => at !== pick % list.length);
      if (fewer.length > 0) expect(verdict(kind, list.join(mark), fewer.join(mark))).not.toBe('same');
    }), { numRuns: 60 });
  });
  it.each(['text', 'itemName', 'resultDocument', 'materialName'])('%s: a negation more', (kind) => {
    fc.assert(fc.property(some('符合条件的人员证明', '设立登记许可证', '从业人员有健康证明'), fc.nat(), some('不', '未', '无'), (text, pick, word) => {
      const at = pick % text.length;
      expect(verdict(kind, text, text.slice(0, at) + word + text.slice(at))).not.toBe('same');
    }), { numRuns: 60 });
  });
});

const soup = fc.array(some('《', '》', '（', '）', '〔', '〕', '“', '”', '一、', '1.', '①', '第', '十', '条', '款', '项', '至', '、', '，', '；', '。', '\n', '|', '→', '-', '路', '号', '楼', '窗口', '区', '市', '局', '原件', '复印件', '各', '2', '份', '或', '和', '纸质', '必要', '不', '的', '法', '2015', 'A', ' ', '\u200b', '身份证', '受理', '审批', '：', '😀', '\ud800'), { maxLength: 24 }).map((parts) => parts.join(''));

describe('whatever the text', () => {
  it.each(KINDS)('%s: readers never throw and comparing is symmetric', (kind) => {
    fc.assert(fc.property(soup, soup, (a, b) => {
      comparisons.read(kind, a, CONTEXT);
      comparisons.readMaterial(a, CONTEXT);
      expect(verdict(kind, a, b)).toBe(verdict(kind, b, a));
      expect(verdict(kind, a, a)).toBe('same');
    }), { numRuns: 100 });
  });
  it.each(KINDS)('%s: 100 KB of anything ends soon', async (kind) => {
    for (const unit of ['一、', '（', '，']) {
      const text = unit.repeat(Math.ceil(100_000 / unit.length));
      expect(await cpuTime(() => comparisons.compare(kind, text, `${text}甲`, CONTEXT))).toBeLessThan(20_000);
    }
  }, 600_000);
});
