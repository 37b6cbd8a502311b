import { describe, expect, test } from 'vitest';
import { FILING_NUMBER, filingNumber, isError, isLate, judgeFiling, namedItem } from '../../src/office/filing.js';
import type { Finding } from '../../src/model/finding.js';
import type { Guide } from '../../src/model/guide.js';
import type { ServiceItem } from '../../src/model/item.js';

const finding = (verdict: Finding['verdict'], severity: Finding['severity']): Finding => ({ verdict, severity, number: 'A09', message: `${severity}的问题` }) as Finding;

describe('a filing is judged', () => {
  test.each<[string, Finding[], string, number]>([
    ['nothing found', [], 'accepted', 0],
    ['one that is certain and grave', [finding('fail', '严重')], 'with-problems', 1],
    ['one of some weight', [finding('fail', '较重'), finding('fail', '提示')], 'with-problems', 2],
    ['light ones only', [finding('fail', '一般'), finding('fail', '提示')], 'accepted', 2],
    ['what a person has to look at', [finding('cannot-tell', '严重')], 'accepted', 0],
  ])('%s', (_, findings, verdict, problems) => {
    expect([judgeFiling(findings).verdict, judgeFiling(findings).problems.length, findings.some(isError)]).toEqual([verdict, problems, verdict === 'with-problems']);
  });
});

test.each<[string, string | undefined, boolean]>([
  ['2018-09-20T23:59:59+08:00', '2018-09-20', false],
  ['2018-09-21T00:00:00+08:00', '2018-09-20', true],
  ['2018-09-21T00:00:00+08:00', undefined, false],
  ['2018-09-01T08:00:00+08:00', '2018-09-20', false],
])('received %s, due %s: late %s', (at, due, late) => {
  expect(isLate(at, due)).toBe(late);
});

test('numbers run through the year and are found in a text', () => {
  expect([filingNumber('2018-09-20T08:00:00+08:00', 7), filingNumber('2018-09-20T08:00:00+08:00', 12345678)]).toEqual(['BA2018000007', 'BA201812345678']);
  expect(FILING_NUMBER.exec('备案编号：BA2018000007。')?.[0]).toBe('BA2018000007');
});

describe('the item that a guide names', () => {
  const item: ServiceItem = { id: 'f.md', basicCode: '', name: '指南', department: '', row: 0, online: [], offline: [] };
  const field = (text: string) => [{ text, value: text, raw: text, at: [] }] as never;
  const guide = (over: Partial<Guide>): Guide => ({ snapshot: '', fields: {}, places: [], links: [], unknown: [], ...over });
  test.each<[string, Guide, ServiceItem, string | undefined]>([
    ['its own code', guide({}), { ...item, implementationCode: '11330100900320026K5332036001000' }, '11330100900320026K5332036001000'],
    ['its basic code', guide({ fields: { basicCode: field('332036001000') } }), { ...item, basicCode: '332036001000' }, '332036001000'],
    ['its name', guide({ fields: { mainItemName: field('设立登记') } }), item, '设立登记'],
    ['its title', guide({ title: { text: '设立登记办事指南' } as never }), item, '设立登记办事指南'],
    ['none, whatever its file is called', guide({}), { ...item, basicCode: '332036001000' }, undefined],
    ['a blank name', guide({ fields: { mainItemName: field(' ') } }), item, undefined],
  ])('%s', (_, of, its, named) => {
    expect(namedItem(of, its)).toBe(named);
  });
});
