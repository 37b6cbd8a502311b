import { describe, expect, it } from 'vitest';
import { materialLines, readFile, text } from './kit.js';

const card = (n: string, f: string) => `<div class="card"><div>${n}</div><div><label>材料形式</label><span>${f}</span></div><div><label>必要性</label><span>必要</span></div><div><label>纸质份数</label><span>1</span></div></div>`;
const wrap = (c: string) => `<html><body><h1>花箱摆放备案</h1><h2>申请材料</h2>${c}<h2>收费标准</h2><p>不收费</p></body></html>`;
const cases: Record<string, string> = {
  one: wrap(card('花箱摆放申请表', '原件')),
  two: wrap(card('花箱摆放申请表', '原件') + card('现场照片', '复印件')),
  twoBoxed: wrap(`<div class="list">${card('花箱摆放申请表', '原件') + card('现场照片', '复印件')}</div>`),
  tables: wrap(['花箱摆放申请表', '现场照片'].map((n, i) => `<table><tr><th colspan="2">材料${i + 1}：${n}</th></tr><tr><td>材料形式</td><td>${['原件', '复印件'][i] ?? ''}</td></tr><tr><td>必要性</td><td>必要</td></tr><tr><td>纸质份数</td><td>1</td></tr></table>`).join('')),
  bold: wrap('<div><b>花箱摆放申请表</b><p>材料形式：原件</p><p>份数：2</p></div><div><b>现场照片</b><p>材料形式：复印件</p><p>份数：1</p></div>'),
  strongFlat: wrap('<div><strong>花箱摆放申请表</strong><p>材料形式：原件</p><p>份数：2</p></div>'),
  pp: wrap('<div><p>花箱摆放申请表</p><p>材料形式：原件</p><p>份数：2</p></div><div><p>现场照片</p><p>材料形式：复印件</p><p>份数：1</p></div>'),
  divdiv: wrap('<div><div>花箱摆放申请表</div><p>材料形式：原件</p><p>份数：2</p></div><div><div>现场照片</div><p>材料形式：复印件</p><p>份数：1</p></div>'),
  flat: wrap('<div>1、花箱摆放申请表</div><div>材料形式：原件　份数：2</div><div>2、现场照片</div><div>材料形式：复印件　份数：1</div>'),
  flatNoNum: wrap('<div>花箱摆放申请表</div><div>材料形式：原件　份数：2</div><div>现场照片</div><div>材料形式：复印件　份数：1</div>'),
  ul: wrap('<div class="t">花箱摆放申请表</div><ul><li>材料形式：原件</li><li>份数：2</li></ul><div class="t">现场照片</div><ul><li>材料形式：复印件</li><li>份数：1</li></ul>'),
  ulBoxed: wrap('<div class="m"><div class="t">花箱摆放申请表</div><ul><li>材料形式：原件</li><li>份数：2</li></ul></div><div class="m"><div class="t">现场照片</div><ul><li>材料形式：复印件</li><li>份数：1</li></ul></div>'),
  strongLi: wrap('<ol><li><strong>花箱摆放申请表</strong><p>材料形式：原件</p><p>份数：2</p></li><li><strong>现场照片</strong><p>材料形式：复印件</p><p>份数：1</p></li></ol>'),
  md: '# 花箱摆放备案\n\n## 申请材料\n\n**花箱摆放申请表**\n\n- 材料形式：原件\n- 份数：2\n\n**现场照片**\n\n- 材料形式：复印件\n- 份数：1\n\n## 收费标准\n\n不收费\n',
  spans: wrap('<div class="m"><p class="n">花箱摆放申请表</p><p><span>材料形式</span><span>原件</span></p><p><span>份数</span><span>2</span></p></div><div class="m"><p class="n">现场照片</p><p><span>材料形式</span><span>复印件</span></p><p><span>份数</span><span>1</span></p></div>'),
  kvdiv: wrap('<div class="m"><div class="n">花箱摆放申请表</div><div class="k">材料形式</div><div class="v">原件</div><div class="k">份数</div><div class="v">2</div></div><div class="m"><div class="n">现场照片</div><div class="k">材料形式</div><div class="v">复印件</div><div class="k">份数</div><div class="v">1</div></div>'),
};

describe('materials as names with parts below them', () => {
  it.each(Object.entries(cases))('%s', async (_name, source) => {
    const guide = await readFile(source, source.startsWith('#') ? 'a.md' : 'a.html');
    const lines = materialLines(guide) ?? [];
    expect(lines.length).toBeGreaterThan(0);
    for (const [index, line] of lines.entries()) {
      const [name, ...parts] = line.split(' | ');
      expect(name).toBe(['花箱摆放申请表', '现场照片'][index]);
      expect(parts).toContain(`form=${['原件', '复印件'][index]}`);
      expect(parts.some((part) => /^copies=.*[12]/.test(part))).toBe(true);
    }
    expect(text(guide, 'feeCharged')).toBe('不收费');
  });

  it.each([
    ['lines of names', '- 花箱摆放申请表\n- 现场照片', ['花箱摆放申请表', '现场照片']],
    ['scenarios', '新办情形：\n\n- 花箱摆放申请表\n- 现场照片', ['[新办情形] 花箱摆放申请表', '[新办情形] 现场照片']],
    ['a word that is a label', '1. 花箱摆放申请表\n2. 材料形式\n3. 纸质份数', ['花箱摆放申请表']],
    ['a table of materials', '| 材料名称 | 份数 |\n|-|-|\n| 花箱摆放申请表 | 2 |\n| 现场照片 | 1 |', ['花箱摆放申请表 | copies=2', '现场照片 | copies=1']],
  ])('reads as ever: %s', async (_name, source, expected) => {
    expect(materialLines(await readFile(`# 花箱摆放备案\n\n## 申请材料\n\n${source}\n`))).toEqual(expected);
  });
});

describe('rows of a label and its value', () => {
  it('are no table where one value is a word that also labels a column', async () => {
    const row = (label: string, value: string) => `<div class="row"><div class="name">${label}</div><div class="value">${value}</div></div>`;
    const of = (name: string, form: string) => `<section>${row('材料名称', name)}${row('原件/复印件', form)}${row('份数', '1')}${row('来源渠道', '申请人自备')}</section>`;
    const guide = await readFile(wrap(`<div class="card">${of('花箱摆放申请表', '原件')}${of('现场照片', '复印件')}</div>`), 'page.html');
    expect(guide.materials?.map(({ name, parts }) => [name.text, parts.form?.text, parts.copies?.text, parts.source?.text])).toEqual([['花箱摆放申请表', '原件', '1', '申请人自备'], ['现场照片', '复印件', '1', '申请人自备']]);
  });
});
