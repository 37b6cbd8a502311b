import { describe, expect, it } from 'vitest';
import { createComparison } from '../../src/compare/index.js';
import { createGuideReader } from '../../src/parse/index.js';
import { loadSchemas } from '../../src/schema/index.js';

const schemas = loadSchemas();
const reader = createGuideReader([...schemas.elements, ...schemas.columns], createComparison({ vocabulary: schemas.vocabulary, regions: schemas.regions }), { records: schemas.records });
const blanks = async (text: string, name: string) => ((await reader.read({ bytes: new TextEncoder().encode(text), name, snapshot: '0', context: {} })).blanks ?? []).map(({ element }) => element);

describe('labels with nothing behind them', () => {
  it.each([
    ['a line', '# 犬类准养登记\n\n- 监督投诉电话：\n- 咨询电话：0571-82898184', 'a.md', ['complaint.phones']],
    ['a cell of a table', '# 犬类准养登记\n\n| 咨询电话 | 0571-82898184 |\n| --- | --- |\n| 监督投诉电话 | |\n| 办件类型 | 承诺件 |', 'a.md', ['complaint.phones']],
    ['a cell of a page', '<h1>犬类准养登记</h1><table><tr><th>咨询电话</th><td>0571-82898184</td></tr><tr><th>监督投诉电话</th><td></td></tr><tr><th>办件类型</th><td>承诺件</td></tr></table>', 'a.html', ['complaint.phones']],
    ['stated elsewhere', '# 犬类准养登记\n\n- 监督投诉电话：\n- 咨询电话：0571-82898184\n\n监督投诉电话：12345', 'a.md', []],
    ['a list below it', '# 犬类准养登记\n\n咨询电话：\n\n- 0571-82898184\n\n办件类型：承诺件', 'a.md', []],
    ['a section whose parts follow', '# 犬类准养登记\n\n## 办理流程\n\n### 受理\n\n窗口收件。\n\n### 决定\n\n作出决定。\n\n## 办件类型\n\n承诺件', 'a.md', []],
    ['nothing left blank', '# 犬类准养登记\n\n- 监督投诉电话：12345\n- 咨询电话：0571-82898184', 'a.md', []],
  ])('%s', async (_title, text, name, expected) => {
    expect(await blanks(text, name)).toEqual(expected);
  });
});
