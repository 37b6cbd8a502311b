import { describe, expect, it } from 'vitest';
import { readFile, text } from './kit.js';

describe('files that are no guide', () => {
  it.each([
    ['a sentence', 'a.txt', '今天天气很好，明天开会。'],
    ['a note in Markdown', 'a.md', '# 读书笔记\n\n第一章讲河流，第二章讲山。\n'],
    ['a page', 'a.html', '<html><head><title>周末去哪里</title></head><body><h1>周末去哪里</h1><p>湖边有一家小店。</p></body></html>'],
  ])('%s', async (_name, file, source) => {
    await expect(readFile(source, file)).rejects.toThrow(/没有读到办事指南的要素/);
  });

  it.each([
    ['a title and one limit', 'a.md', '# 花箱摆放备案\n\n承诺办结时限：6个工作日\n', '花箱摆放备案'],
    ['a name and one limit', 'a.txt', '事项名称：花箱摆放备案\n承诺办结时限：6个工作日\n', '花箱摆放备案'],
    ['a first line over labels', 'a.txt', '花箱摆放备案\n\n承诺办结时限：6个工作日\n咨询电话：0571-00001111\n', '花箱摆放备案'],
    ['a sentence over labels', 'a.txt', '各位同事，请看下面。\n\n承诺办结时限：6个工作日\n咨询电话：0571-00001111\n', undefined],
  ])('reads %s', async (_name, file, source, name) => {
    const guide = await readFile(source, file);
    expect(text(guide, 'promisedTimeLimit')).toBe('6个工作日');
    expect(text(guide, 'mainItemName')).toBe(name);
  });
});

describe('pages whose name says only the kind of paper', () => {
  it.each([
    ['h2', '<h2>花箱摆放备案</h2>'],
    ['behind the kind of paper', '<div>办事指南</div><h2>花箱摆放备案</h2>'],
    ['behind the kind of paper as a heading', '<h2>办事指南</h2><h3>花箱摆放备案</h3>'],
    ['in a box', '<div class="content"><h2>花箱摆放备案</h2></div>'],
  ])('%s', async (_name, head) => {
    const guide = await readFile(`<html><head><title>办事指南</title></head><body>${head}<p>承诺办结时限：6个工作日</p><p>咨询电话：0571-00001111</p></body></html>`, 'a.html');
    expect(guide.title?.text).toBe('花箱摆放备案');
    expect(text(guide, 'mainItemName')).toBe('花箱摆放备案');
  });
});

describe('sections on contact', () => {
  const page = (content: string): string => `<html><body><h1>花箱摆放备案</h1><div class="main"><h2>承诺时限</h2><p>6个工作日</p><h2>收费标准</h2><p>不收费</p>${content}</body></html>`;
  const values = '<p>咨询电话：0571-00001111</p><p>监督投诉电话：0571-00002222</p><p>办理地点：花溪路8号</p>';

  it.each([
    ['heading', page(`<h2>联系我们</h2>${values}</div>`)],
    ['heading over a box', page(`<h2>联系我们</h2><div>${values}</div></div>`)],
    ['heading of another name', page(`<h2>联系方式</h2>${values}</div>`)],
    ['a box for each section', `<html><body><h1>花箱摆放备案</h1><div class="s"><h3>承诺时限</h3><p>6个工作日</p></div><div class="s"><h3>联系我们</h3>${values}</div></body></html>`],
    ['a table', page('<h2>联系我们</h2><table><tr><td>咨询电话</td><td>0571-00001111</td></tr><tr><td>监督投诉电话</td><td>0571-00002222</td></tr><tr><td>办理地点</td><td>花溪路8号</td></tr></table></div>')],
  ])('are read: %s', async (_name, source) => {
    const guide = await readFile(source, 'a.html');
    expect(text(guide, 'consultation.phones')).toBe('0571-00001111');
    expect(text(guide, 'complaint.phones')).toBe('0571-00002222');
    expect(text(guide, 'places[].address')).toBe('花溪路8号');
  });

  it.each([
    ['footer', page(`</div><footer><h2>联系我们</h2>${values}</footer>`)],
    ['side', page(`</div><div class="sidebar"><h2>联系我们</h2>${values}</div>`)],
    ['a box of its own', page(`</div><div class="box"><b>联系我们</b>${values}</div>`)],
  ])('of the portal are not: %s', async (_name, source) => {
    expect(text(await readFile(source, 'a.html'), 'consultation.phones')).toBeUndefined();
  });
});
