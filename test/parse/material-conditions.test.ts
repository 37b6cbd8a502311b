import { describe, expect, it } from 'vitest';
import { comparisons, materialLines, readFile } from './kit.js';

const PARTS = 'copies=复印件1份 | form=复印件1份 | medium=纸质 | necessity=非必要 | source=政府部门核发';
const read = async (line: string): Promise<string | undefined> => materialLines(await readFile(`# 夜间施工备案\n\n## 申请材料\n\n1. ${line}\n2. 施工方案（原件1份，纸质，申请人自备，必要）`))?.[0];

describe('when a document is wanted', () => {
  it.each([
    ['交底书（复印件1份，纸质，政府部门核发，非必要），涉及爆破时提供', `交底书 | condition=涉及爆破时提供 | ${PARTS}`],
    ['交底书，复印件1份，纸质，政府部门核发，非必要（委托他人办理的提交）', `交底书 | condition=委托他人办理的提交 | ${PARTS}`],
    ['交底书（复印件1份，纸质，政府部门核发，非必要）（仅限延期申请）', `交底书 | condition=仅限延期申请 | ${PARTS}`],
    ['交底书（复印件1份，纸质，政府部门核发，非必要）', `交底书 | ${PARTS}`],
    ['图纸，原件1份，复印件3份（纸质，申请人自备，必要）', '图纸 | copies=原件1份，复印件3份 | form=原件1份，复印件3份 | medium=纸质 | necessity=必要 | source=申请人自备'],
  ])('%s', async (line, expected) => {
    const sorted = expected.split(' | ').sort((a, b) => (a.split('=')[0] ?? '') < (b.split('=')[0] ?? '') ? -1 : 1);
    expect((await read(line))?.split(' | ').sort((a, b) => (a.split('=')[0] ?? '') < (b.split('=')[0] ?? '') ? -1 : 1)).toEqual(sorted);
  });

  it.each([
    ['交底书（复印件1份，非必要），涉及爆破时提供', '交底书（复印件1份，非必要）', 'unsure'],
    ['交底书（复印件1份，非必要），涉及爆破时提供', '交底书，复印件1份，非必要（涉及爆破时提供）', 'same'],
    ['交底书（复印件1份，非必要），涉及爆破时提供', '交底书（复印件2份，非必要），涉及爆破时提供', 'different'],
  ])('%s and %s', (a, b, verdict) => expect(comparisons.compare('materials', a, b, {}).verdict).toBe(verdict));
});
