import { createHash } from 'node:crypto';
import { createKit } from '../../src/check/index.js';
import { createComparison } from '../../src/compare/index.js';
import type { Capture, Side } from '../../src/model/capture.js';
import type { Case } from '../../src/model/case.js';
import type { CompareContext } from '../../src/model/comparison.js';
import type { Guide } from '../../src/model/guide.js';
import type { ServiceItem } from '../../src/model/item.js';
import type { RuleKit } from '../../src/model/kit.js';
import { createGuideReader } from '../../src/parse/index.js';
import { loadSchemas } from '../../src/schema/index.js';

export const CONTEXT: CompareContext = { areaCode: '0571', numberLength: 8, region: '330109' };

const schemas = loadSchemas();
const comparisons = createComparison({ vocabulary: schemas.vocabulary, regions: schemas.regions });
const reader = createGuideReader(schemas.elements, comparisons);

export const kit: RuleKit = createKit(schemas.elements, comparisons, schemas.words, schemas.tables);

export const ITEM: ServiceItem = {
  id: '11330109002500001A2330701006000',
  basicCode: '330701006000',
  implementationCode: '11330109002500001A2330701006000',
  name: '犬类准养登记',
  department: '萧山区城管局',
  row: 2,
  online: [],
  offline: [],
};

export function captureOf(channel: Side, outcome: Capture['outcome'] = 'ok', capture = channel === 'online' ? 'online-web' : channel === 'offline' ? 'hall-printed' : 'handbook'): Capture {
  return { channel, capture, outcome, attempts: 1 };
}

export async function guideOf(markdown: string): Promise<Guide> {
  const bytes = new TextEncoder().encode(markdown);
  return reader.read({ bytes, name: 'guide.md', snapshot: createHash('sha256').update(bytes).digest('hex'), context: CONTEXT });
}

/** A case of small Markdown guides; a channel without one was looked for and not found. */
export async function caseOf(sides: { online?: string; offline?: string; handbook?: string }): Promise<Case> {
  const subject: Case = { item: ITEM, online: [], offline: [], captures: [], context: CONTEXT };
  for (const side of ['online', 'offline'] as const) {
    const text = sides[side];
    const capture = captureOf(side, text === undefined ? 'missing' : 'ok');
    subject.captures.push(capture);
    if (text !== undefined) subject[side].push({ capture, guide: await guideOf(text) });
  }
  if (sides.handbook !== undefined) {
    const capture = captureOf('handbook');
    subject.captures.push(capture);
    subject.handbook = { capture, standard: { guide: await guideOf(sides.handbook) } };
    const itemType = subject.handbook.standard.guide.fields.itemType?.[0]?.text;
    if (itemType) subject.context = { ...subject.context, itemType };
  }
  return subject;
}
