import { describe, expect, test } from 'vitest';
import { openEngine } from '../../src/run/engine.js';

const { reader } = openEngine();
const read = (body: string) => reader.readHtml(`<html><body><h1>临时占用绿地许可</h1>${body}</body></html>`, 'x', {});
const lines = (...texts: string[]): string => texts.map((text) => `<p>${text}</p>`).join('');
const names = (body: string) => read(body).materials?.map((material) => material.name.text);

describe('numbered lines where labels and values take turns', () => {
  const before = ['一、咨询电话', '0571-86001234', '二、监督投诉电话', '0571-86005678', '三、申请材料'];
  test.each([2, 3, 4, 5])('%i materials are a list', (count) => {
    const list = ['身份证', '驾驶证', '身体条件证明', '一寸照片', '申请表'].slice(0, count);
    expect(names(lines(...before, ...list.map((name, index) => `${index + 1}.${name}`)))).toEqual(list);
  });

  test('numbered labels that are known stay labels', () => {
    const { fields } = read(lines('1.咨询电话', '0571-86001234', '2.监督投诉电话', '0571-86005678', '3.办理地点', '城北区文渊路66号'));
    expect(fields['consultation.phones']?.[0]?.raw).toBe('0571-86001234');
    expect(fields['complaint.phones']?.[0]?.raw).toBe('0571-86005678');
  });
});

describe('the caption of a section beside its rows', () => {
  const section = (caption: string, ...rows: [string, string][]): string =>
    rows.map(([label, value], index) => `<tr>${index === 0 ? `<th rowspan="${rows.length}">${caption}</th>` : ''}<th>${label}</th><td>${value}</td></tr>`).join('');
  test.each(['其他', '咨询与监督'])('%s, of one row', (caption) => {
    const { fields } = read(`<table>${section('基本信息', ['承诺办结时限', '5个工作日'], ['咨询电话', '0571-86001234'])}${section(caption, ['监督投诉电话', '0571-86005678'])}</table>`);
    expect(fields['complaint.phones']?.[0]?.raw).toBe('0571-86005678');
    expect(fields['consultation.phones']).toHaveLength(1);
  });
});
