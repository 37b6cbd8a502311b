import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkCase } from '../../src/check/index.js';
import { paperToMarkdown } from '../../src/handbook/markdown.js';
import { templatePaper } from '../../src/handbook/template.js';
import { paperToWord } from '../../src/handbook/word.js';
import type { Guide } from '../../src/model/guide.js';
import type { Standard } from '../../src/model/standard.js';
import { rules } from '../../src/rules/index.js';
import { readFile } from '../parse/kit.js';
import { elements, entryText, kit, standardOf } from './kit.js';

const FOLDER = path.resolve(import.meta.dirname, '../../guides/handbook');
const entries = readdirSync(FOLDER).filter((name) => name.endsWith('.md')).map((name): [string, string] => [name, readFileSync(path.join(FOLDER, name), 'utf8')]);

function deviations(guide: Guide, standard: Standard): string[] {
  const capture = { channel: 'offline' as const, capture: 'filed', outcome: 'ok' as const, attempts: 1 };
  const { findings } = checkCase({
    item: { id: 'x', basicCode: standard.basicCode ?? '', name: standard.name ?? '', department: '本单位', row: 0, online: [], offline: [] },
    online: [], offline: [{ capture, guide }], handbook: { capture: { ...capture, channel: 'handbook' }, standard }, captures: [capture],
    context: { itemType: standard.guide.fields.itemType?.[0]?.text ?? '' },
  }, kit, { rules: rules.filter(({ meta }) => meta.group === 'A') });
  return findings.map((finding) => `${finding.verdict} ${finding.message}`);
}

describe('the template of an item', () => {
  test.each([...entries, ['complete entry', entryText()]])('%s read back agrees with its entry, in Word as in Markdown', async (_name, text) => {
    const standard = await standardOf(text);
    const paper = templatePaper(standard, elements);
    for (const guide of [await readFile(paperToMarkdown(paper)), await readFile(await paperToWord(paper), '模板.docx')]) {
      expect(deviations(guide, standard)).toEqual([]);
      expect(guide.fields.promisedTimeLimit?.[0]?.text).toBe(standard.guide.fields.promisedTimeLimit?.[0]?.text);
      expect(guide.materials?.length).toBe(standard.guide.materials?.length);
    }
  });
  test('leaves local elements empty, says how to fill them in, and keeps what the entry says of itself out', async () => {
    const paper = templatePaper(await standardOf(entryText()), elements);
    const guide = await readFile(paperToMarkdown(paper));
    for (const id of ['places[].address', 'consultation.phones', 'complaint.phones', 'competentAuthority', 'owner', 'effectiveFrom', 'transition']) expect(guide.fields[id]).toBeUndefined();
    const text = paperToMarkdown(paper);
    for (const label of ['办理地点', '办理时间', '咨询电话', '监督投诉电话']) {
      expect(text).toContain(`| ${label} |  |`);
      expect(text).toContain(`〔${label}〕`);
    }
  });
  test('filled in, it states what the unit wrote', async () => {
    const text = paperToMarkdown(templatePaper(await standardOf(entryText()), elements)).replace('| 咨询电话 |  |', '| 咨询电话 | 0571-86990101 |');
    expect((await readFile(text)).fields['consultation.phones']?.[0]?.text).toBe('0571-86990101');
  });
});
