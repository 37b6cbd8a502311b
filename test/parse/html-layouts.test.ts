import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { createComparison } from '../../src/compare/index.js';
import type { Field } from '../../src/model/field.js';
import type { Guide } from '../../src/model/guide.js';
import { blocksToGuide } from '../../src/parse/elements.js';
import { htmlToDocument } from '../../src/parse/html.js';
import { LabelBook } from '../../src/parse/labels.js';
import { loadSchemas } from '../../src/schema/index.js';
import { FRAMES, LAYOUTS, pageOf, RECORD } from './html-layouts.js';

const schemas = loadSchemas();
const comparisons = createComparison({ vocabulary: schemas.vocabulary, regions: schemas.regions });
const book = new LabelBook([...schemas.elements, ...schemas.columns]);
const isLabel = (text: string): boolean => book.match(text) !== undefined || book.part(text) !== undefined;
const read = (html: string): Guide => blocksToGuide(htmlToDocument(html, 'page', { isLabel }), book, comparisons, {});

const plain = (text: string): string => text.replace(/\s+/g, '');
const EXPECTED: Record<string, string> = {
  mainItemName: '城北区临时占用绿地许可', basicCode: '330119067001', itemType: '行政许可', caseType: '承诺件', competentAuthority: '城北区园林绿化局', audience: '自然人、企业法人',
  handlingModes: '窗口办理、网上办理', statutoryTimeLimit: '20个工作日', promisedTimeLimit: '6个工作日', onSiteVisits: '1次', feeCharged: '不收费', 'output.name': '临时占用绿地许可决定书',
  'places[].address': '城北区文渊路66号区政务服务中心二楼B区12号窗口', 'places[].openingHours': '周一至周五 上午9:00-12:00，下午13:30-17:00', 'consultation.phones': '0571-86001234', 'complaint.phones': '0571-86005678',
  legalBasis: '《城市绿化条例》第二十条',
};

function allFields(guide: Guide): Field[] {
  return [...Object.values(guide.fields).flatMap((own) => own ?? []), ...(guide.materials ?? []).flatMap((one) => [one.name, ...Object.values(one.parts)]), ...(guide.steps ?? []).map((step) => step.name)];
}

describe.each(Object.keys(LAYOUTS))('layout: %s', (layout) => {
  it.each(Object.keys(FRAMES))('reads the record and nothing else within the frame "%s"', (frame) => {
    const guide = read(pageOf(layout, frame));
    const texts = Object.fromEntries(Object.entries(guide.fields).map(([id, fields]) => [id, fields?.map((field) => field.text).join(' | ') ?? '']));
    for (const [id, text] of Object.entries(EXPECTED)) expect.soft(plain(texts[id] ?? ''), id).toBe(plain(text));
    const rest = Object.keys(texts).filter((id) => !(id in EXPECTED) && !['eligibility', 'materials', 'process.steps'].includes(id));
    expect.soft(rest.map((id) => `${id}: ${texts[id] ?? ''}`)).toEqual([]);
    expect.soft(plain(texts['eligibility'] ?? '').replace(/\d\./g, '')).toBe(plain(RECORD.conditions.join('')).replace(/\d\./g, ''));
    expect.soft(guide.materials?.map((one) => one.name.text)).toEqual(RECORD.materials.map((one) => one.name));
    expect.soft(guide.materials?.map((one) => `${one.parts.form?.text ?? ''} ${one.parts.copies?.text ?? ''}`).map((text) => `${/原件|复印件/.exec(text)?.[0] ?? ''}${/\d/.exec(text)?.[0] ?? ''}`))
      .toEqual(RECORD.materials.map((one) => one.form + one.copies));
    expect.soft(guide.steps?.map((step) => step.name.text)).toEqual(RECORD.steps.map((step) => step.name));
  });

  it('gives each value a place that holds it', () => {
    const html = pageOf(layout, 'named');
    const page = load(html);
    for (const field of allFields(read(html))) for (const place of [field.at].flat()) {
      if (place.kind !== 'html') throw new Error('not a place of a page');
      const root = place.frame === undefined ? page : load(page(place.frame).attr('srcdoc') ?? '');
      const nodes = root(place.selector);
      expect(nodes.length, place.selector).toBe(1);
      if (!Array.isArray(field.at)) expect(nodes.text().replace(/\s+/g, ' ')).toContain(field.raw);
    }
  });
});
