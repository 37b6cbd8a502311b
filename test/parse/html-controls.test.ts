import { describe, expect, test } from 'vitest';
import type { Guide } from '../../src/model/guide.js';
import { openEngine } from '../../src/run/engine.js';

const { reader } = openEngine();
const ROWS: [string, string][] = [['事项名称', '渡口设立登记'], ['基本编码', '330170000001'], ['承诺办结时限', '5个工作日'], ['咨询电话', '0571-82345678'], ['办理地点', '江湾区山前路1号']];
const EXPECTED = { mainItemName: '渡口设立登记', basicCode: '330170000001', promisedTimeLimit: '5个工作日', 'consultation.phones': '0571-82345678', 'places[].address': '江湾区山前路1号' };

const boxes = (control: (value: string) => string): string => `<form>${ROWS.map(([label, value]) => `<div class="row"><label>${label}</label>${control(value)}</div>`).join('')}</form>`;
const table = (control: (value: string) => string): string => `<table>${ROWS.map(([label, value]) => `<tr><td>${label}</td><td>${control(value)}</td></tr>`).join('')}</table>`;
const read = (body: string): Guide => reader.readHtml(`<!doctype html><html><body>${body}</body></html>`, 'a'.repeat(64), {});
const texts = (guide: Guide): Record<string, string> => Object.fromEntries(Object.entries(guide.fields).map(([id, fields]) => [id, (fields ?? []).map(({ text }) => text).join('|')]));

describe('a guide that stands in a form', () => {
  test.each<[string, (value: string) => string]>([
    ['inputs', (value) => `<input value="${value}">`],
    ['inputs that nobody may change', (value) => `<input type="text" readonly value="${value}">`],
    ['inputs that are off', (value) => `<input type="TEXT" disabled value="${value}"/>`],
    ['choices', (value) => `<select>\n<option>请选择</option><option selected>${value}</option></select>`],
    ['choices in groups', (value) => `<select><optgroup label="一"><option>其他</option></optgroup><optgroup label="二"><option selected="selected">${value}</option></optgroup></select>`],
    ['areas of text', (value) => `<textarea readonly>${value}</textarea>`],
  ])('is read from its %s, in boxes and in a table', (_, control) => {
    expect(texts(read(boxes(control)))).toMatchObject(EXPECTED);
    expect(texts(read(table(control)))).toMatchObject(EXPECTED);
  });

  test.each<[string, (value: string) => string]>([
    ['empty inputs', () => '<input>'],
    ['hidden inputs', (value) => `<input type="hidden" value="${value}">`],
    ['passwords', (value) => `<input type="password" value="${value}">`],
    ['boxes to tick', (value) => `<input type="checkbox" value="${value}">`],
    ['choices of which none is made', (value) => `<select>\n<option>${value}</option></select>`],
  ])('says nothing by %s: no label is taken for the value of another', (_, control) => {
    for (const guide of [read(boxes(control)), read(table(control))]) expect({ fields: texts(guide), blanks: guide.blanks?.length ?? 0 }).toEqual({ fields: {}, blanks: expect.any(Number) as number });
    expect(read(boxes(control)).blanks ?? []).toEqual([]);
  });

  test('leaves out what a search box or a button says', () => {
    const guide = read(`<p><input type="search" value="承诺办结时限：1个工作日"><input type="submit" value="搜索"></p>${boxes((value) => `<input value="${value}">`)}`);
    expect(texts(guide)).toMatchObject(EXPECTED);
  });
});
