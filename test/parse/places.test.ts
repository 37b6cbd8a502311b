import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyField, readFile, textAt } from './kit.js';
import { decode } from '../../src/parse/decode.js';
import type { Guide } from '../../src/model/guide.js';
import { UnreadableError } from '../../src/parse/unreadable.js';
import { cpuTime } from '../cpu-time.js';

const GUIDE = `---
事项名称: "户外宣传栏设置备案"   # 备注
部门: 江湾区城管局
---
# “户外宣传栏设置备案”办事指南

**基本编码：** 330102003000  
**服务对象：** 自然人&nbsp;、*企业*法人\\*  

| 要素 | 内容 |
| --- | --- |
| 受理条件 | 一是有场所；<br>二是**已登记**。 |
| 办理地点 | 潮声路66号 \\| 2楼 |

## 申请材料

1. 申请表（原件1份，
   申请人自备，必要）
2. \`营业执照\`，复印件1份

> 注：签字

## 办理流程

- 申请 → 受理（1个工作日）→ 决定 😀

## 申请条件

    第一条
    第二条

咨询电话：0571-86990101；投诉电话：0571-86990102
`;

/** The guide, or nothing where a text holds no element of one. */
async function readAny(content: string | Uint8Array, name: string): Promise<Guide | undefined> {
  return readFile(content, name).catch((cause: unknown) => {
    if (cause instanceof UnreadableError) return undefined;
    throw cause;
  });
}

describe('places of a text', () => {
  it.each([
    ['as it stands', GUIDE],
    ['with CRLF', GUIDE.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\ufeff${GUIDE}`],
    ['quoted throughout', GUIDE.split('\n').slice(4).map((line) => `> ${line}`).join('\n')],
    ['with tabs', GUIDE.replaceAll('- ', '-\t')],
  ])('hold every raw to the letter, %s', async (_name, source) => {
    const bytes = new TextEncoder().encode(source);
    const { text } = decode(bytes);
    const fields = everyField(await readFile(bytes));
    expect(fields.length).toBeGreaterThan(10);
    for (const field of fields) {
      expect(Array.isArray(field.at)).toBe(false);
      if (!Array.isArray(field.at) && field.at.kind === 'text') expect(textAt(text, field.at)).toBe(field.raw);
    }
  });

  it('gives line and column of a value, its columns counted in UTF-16 units', async () => {
    const guide = await readFile('甲😀\n\n承诺时限：5个工作日\n');
    expect(guide.fields['promisedTimeLimit']?.[0]).toMatchObject({ raw: '5个工作日', at: { kind: 'text', snapshot: 'f00d', line: 3, column: 6, endLine: 3, endColumn: 11 } });
  });

  it('keeps markup out of the text and in the raw', async () => {
    const guide = await readFile('受理条件：一是**已登记**；二是成年&amp;在册\n');
    expect(guide.fields['eligibility']?.[0]).toMatchObject({ text: '一是已登记；二是成年&在册', raw: '一是**已登记**；二是成年&amp;在册' });
  });

  it('never throws and keeps every place true on any text', async () => {
    const pieces = fc.constantFrom('# ', '## ', '申请材料', '：', ':', '**', '|', '\n', '\n\n', '1. ', '一、', '- ', '→', '（', '）', '5个工作日', '> ', '办理时限', '---\n', '  ', '\t', '&amp;', '&#x', '\\', '`', '~~~', '【', '】', '<br>', '<b>', '咨询电话', '0571-1', '\r\n', '\0', '😀', '[', '](', '受理条件', '是', '材料名称');
    await fc.assert(fc.asyncProperty(fc.array(pieces, { maxLength: 60 }).map((parts) => `某${parts.join('')}`), async (source) => {
      for (const name of ['a.md', 'a.txt']) {
        const bytes = new TextEncoder().encode(source);
        if (source.includes('\0')) continue;
        const { text } = decode(bytes);
        const guide = await readAny(bytes, name);
        for (const field of guide ? everyField(guide) : []) {
          for (const at of [field.at].flat()) if (at.kind === 'text') expect(textAt(text, at)).toBe(field.raw);
        }
      }
    }), { numRuns: 300 });
  });

  it('reads 100 KB of one kind without hanging', async () => {
    for (const piece of ['申请材料：', '一、', '（', '**办理时限', '办理时限：5天 ', '- ', '\n1. ', '→', '|', '办理']) {
      expect(await cpuTime(() => readAny(`某${piece.repeat(Math.floor(34_000 / piece.length))}`, 'a.txt'))).toBeLessThan(8000);
    }
  });
});
