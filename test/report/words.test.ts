import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place } from '../../src/model/place.js';
import { date, dateTime, shortDateTime, window } from '../../src/report/dates.js';
import { escapeHtml, escapeMarkdown, safeLink } from '../../src/report/escape.js';
import { captureName, relationsInWords, sentence } from '../../src/report/labels.js';
import { percent, points, quotient, seconds } from '../../src/report/numbers.js';
import { outcomeWords } from '../../src/report/outcomes.js';
import { placesInWords } from '../../src/report/places.js';
import { topicOf } from '../../src/report/topics.js';
import { cutTo, displayWidth, padTo } from '../../src/report/width.js';
import { cpuTime } from '../cpu-time.js';

const snapshot = 'a'.repeat(64);

describe('places in words', () => {
  it.each<[Place | Place[] | null, string]>([
    [{ snapshot, kind: 'text', line: 12, column: 3, endLine: 12, endColumn: 9 }, '第12行第3列'],
    [{ snapshot, kind: 'text', line: 12, column: 1, endLine: 15, endColumn: 4 }, '第12行至第15行'],
    [{ snapshot, kind: 'text', line: 12, column: 1, endLine: 15, endColumn: 1 }, '第12行至第14行'],
    [{ snapshot, kind: 'docx', table: 3, row: 2, cell: 1 }, '第3个表格第2行第1格'],
    [{ snapshot, kind: 'docx', table: 3 }, '第3个表格'],
    [{ snapshot, kind: 'docx', paragraph: 5 }, '第5段'],
    [{ snapshot, kind: 'docx' }, '文档中'],
    [{ snapshot, kind: 'sheet', sheet: '事项', cell: 'B3' }, '工作表“事项”B3单元格'],
    [{ snapshot, kind: 'pdf', page: 3 }, '第3页'],
    [{ snapshot, kind: 'json', pointer: '/a/b' }, '平台数据记录'],
    [null, ''],
    [[], ''],
    [[1, 2, 3, 4].map((page) => ({ snapshot, kind: 'pdf', page })), '第1页、第2页、第3页等4处'],
  ])('%j', (at, words) => {
    expect(placesInWords(at)).toBe(words);
  });

  it('never shows a selector', () => {
    expect(placesInWords({ snapshot, kind: 'html', selector: '#main > td' })).not.toContain('#');
  });
});

describe('dates are Shanghai dates, whatever the zone of the process', () => {
  it.each([
    ['2018-09-12T15:04:00+08:00', '2018年9月12日 15:04'], ['2018-09-12T23:30:00Z', '2018年9月13日 07:30'], ['nonsense', 'nonsense'],
  ])('%s', (iso, words) => {
    expect(dateTime(iso)).toBe(words);
  });
  it('windows', () => {
    expect(window('2018-09-06T00:00:00+08:00', '2018-09-12T23:59:59+08:00')).toBe('9月6日—9月12日');
    expect(window('2018-12-28T00:00:00+08:00', '2019-01-02T00:00:00+08:00')).toBe('2018年12月28日—2019年1月2日');
    expect(window('2018-09-12T01:00:00+08:00', '2018-09-12T02:00:00+08:00')).toBe('9月12日');
    expect(date('2018-09-12T23:59:00+08:00')).toBe('2018年9月12日');
    expect(shortDateTime('2018-09-02T03:04:00+08:00')).toBe('2018-09-02 03:04');
  });
});

describe('outcomes', () => {
  const all = ['ok', 'not-found', 'soft-not-found', 'unavailable', 'rate-limited', 'forbidden', 'maintenance', 'challenge', 'empty', 'shell', 'not-rendered', 'truncated',
    'redirect-home', 'redirect-elsewhere', 'wrong-item', 'disallowed', 'not-allowed', 'timeout', 'too-large', 'network', 'unreadable', 'missing', 'not-captured'];
  it.each(all)('%s has a name, a side and something to do, in Chinese', (outcome) => {
    const { name, side, todo } = outcomeWords(outcome);
    for (const text of [name, side, todo]) expect(text).toMatch(/^[^a-z]+$/);
    expect(name).not.toBe('取证未成功');
  });
  it('does not print a name that it does not know', () => {
    expect(outcomeWords('brand-new').name).toBe('取证未成功');
  });
  it('a handbook entry that is missing is no fault of the department', () => {
    expect(outcomeWords('missing', 'handbook').side).toBe('手册编制单位');
    expect(outcomeWords('missing', 'offline').side).toBe('提供文件的单位');
  });
});

describe('links', () => {
  it.each(['https://a.example/x?y=1#/z', 'http://127.0.0.1:8080/'])('%s may become one', (url) => {
    expect(safeLink(url)).toBe(url);
  });
  it.each(['javascript:alert(1)', 'JAVASCRIPT:1', 'data:text/html,x', 'file:///etc/passwd', '//a.example', 'https://a b', 'https://a"b', '', 'https://', ' https://a.example'])('%j may not', (url) => {
    expect(safeLink(url)).toBeUndefined();
  });
});

describe('escaping', () => {
  it('leaves nothing that opens a tag or an attribute', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[<>"']/.test(escapeHtml(text))));
  });
  it('keeps a Markdown cell on one line', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[\n\r<>]|(?<!\\)\|/.test(escapeMarkdown(text).replace(/\\\\/g, ''))));
  });
  it('is quick on long runs of one sign', async () => {
    for (const sign of [' ', '\n', '。', '，', ' \n']) {
      const text = `${sign.repeat(100_000)}甲`;
      const spent = await cpuTime(() => [escapeMarkdown(text), sentence(`${text}，`)]);
      expect(spent).toBeLessThan(2_000);
    }
  });
});

describe('sentences and labels', () => {
  it.each([['甲', '甲。'], ['甲。', '甲。'], ['甲；', '甲。'], ['甲？', '甲？'], ['“甲”', '“甲”。'], ['', ''], ['。', '']])('%s', (text, ended) => {
    expect(sentence(text)).toBe(ended);
  });
  it('relations', () => {
    expect(relationsInWords({ relations: ['online-handbook', 'online-offline'], verdict: 'fail' })).toBe('线上与手册不一致、线上线下不一致');
    expect(relationsInWords({ relations: ['online-offline'], verdict: 'cannot-tell' })).toBe('线上线下待核实');
    expect(relationsInWords({ relations: ['quality'], verdict: 'fail' })).toBe('指南内容问题');
  });
  it('captures', () => {
    expect(captureName('online-app', 'online')).toBe('移动端');
    expect(captureName('offline-2', 'offline')).toBe('线下指南（第2份）');
    expect(captureName('brand-new', 'offline')).toBe('线下');
  });
  it.each([['material.copies', '申请材料'], ['material.blankForm', '表单样表'], ['fees[].amount', '收费'], ['places[].address', '地址、电话、时间'], ['brandNew', '其他']])('%s belongs to %s', (element, topic) => {
    expect(topicOf(element)).toBe(topic);
  });
});

describe('figures', () => {
  it('are written the Chinese way', () => {
    expect([points(50), points(0), points(125)]).toEqual(['0.50', '0.00', '1.25']);
    expect([percent(1, 3), percent(1, 0), percent(0, 5)]).toEqual(['33.3%', '—', '0.0%']);
    expect([quotient(5, 2), quotient(5, 0)]).toEqual(['2.50', '—']);
    expect([seconds(0.44), seconds(65)]).toEqual(['0.4 秒', '1 分 05 秒']);
  });
});

describe('widths', () => {
  it.each([['abc', 3], ['中文', 4], ['“中”', 6], ['（a）', 5], ['e\u0301', 1], ['', 0], ['𠮷', 2]])('%s takes %d columns', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
  it('pads and cuts by width', () => {
    expect(padTo('中', 4)).toBe('中  ');
    expect(padTo('中', 4, 'left')).toBe('  中');
    expect(cutTo('中文字', 6)).toBe('中文字');
    expect(cutTo('中文字号', 6)).toBe('中文…');
  });
});
