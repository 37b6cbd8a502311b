import { describe, expect, test } from 'vitest';
import { loadSchemas } from '../../src/schema/index.js';

const { elements, columns, sharedLabels } = loadSchemas();
const all = [...elements, ...columns];

/** Comparators that compare/ has or will have; anything else is compared as text. */
const KINDS = [
  'timeLimit', 'fee', 'phone', 'officeHours', 'address', 'legalBasis', 'materials', 'steps', 'visits', 'yesNo', 'organ', 'itemName', 'resultDocument', 'code', 'url', 'text',
  'audience', 'handlingModes', 'caseType', 'itemType', 'date', 'duration', 'count', 'quantityLimit', 'specialProcedures',
  'materialName', 'materialForm', 'materialMedium', 'materialCopies', 'materialSource', 'materialNecessity', 'paperSize',
];

describe('the elements of guide.schema.json', () => {
  test.each(all)('$id has every keyword', (spec) => {
    expect(spec.label).toMatch(/\p{Script=Han}/u);
    expect(KINDS).toContain(spec.kind);
    expect(['unified', 'ceiling', 'floor', 'local', 'meta']).toContain(spec.scope);
    expect(['严重', '较重', '一般', '提示']).toContain(spec.severity);
    for (const words of [spec.basis, spec.guidance, spec.example]) expect(words?.trim()).toBeTruthy();
    expect(new Set([spec.label, ...spec.aliases]).size).toBe(spec.aliases.length + 1);
    expect(spec.aliases.filter((alias) => alias.trim() !== alias || alias === '')).toEqual([]);
  });

  test('have identifiers of their own', () => {
    expect(new Set(all.map((spec) => spec.id)).size).toBe(all.length);
  });

  test.each([
    'mainItemName', 'basicCode', 'implementationCode', 'itemType', 'caseType', 'competentAuthority', 'audience', 'legalBasis', 'eligibility', 'materials', 'material.name',
    'material.form', 'material.copies', 'material.source', 'material.necessity', 'process.steps', 'statutoryTimeLimit', 'promisedTimeLimit', 'onSiteVisits', 'handlingModes',
    'feeCharged', 'fees[].amount', 'output.name', 'places[].address', 'places[].openingHours', 'consultation.phones', 'complaint.phones', 'faq', 'remedy', 'output.validity',
    'delivery.modes', 'onlineDepth', 'supports.appointment', 'hallName', 'places[].directions', 'effectiveFrom', 'owner', 'transition',
  ])('hold %s', (id) => {
    expect(elements.map((spec) => spec.id)).toContain(id);
  });

  test('parts of a material are known by their part', () => {
    for (const spec of elements) expect(spec.within === 'materials').toBe(spec.id.startsWith('material.') && spec.part === spec.id.slice('material.'.length));
  });

  test('print a label of another element only where the schema says how they are told apart', () => {
    const owners = new Map<string, string[]>();
    for (const spec of all) {
      for (const label of [spec.label, ...spec.aliases]) {
        const key = `${spec.within ?? ''} ${label}`;
        owners.set(key, [...(owners.get(key) ?? []), spec.id]);
      }
    }
    const printedTwice = [...owners].filter(([, ids]) => ids.length > 1).map(([key]) => key).sort();
    expect(printedTwice).toEqual(sharedLabels.map((row) => `${row.within ?? ''} ${row.label}`).sort());
  });

  test.each(['办理时间', '办理时限', '咨询投诉渠道', '联系方式', '收费依据及标准', '申报资料及办理条件'])('%s is told apart', (label) => {
    const owners = elements.filter((spec) => spec.shared?.some((row) => row.label === label));
    expect(owners.length).toBeGreaterThan(1);
    expect(owners.every((spec) => [spec.label, ...spec.aliases].includes(label))).toBe(true);
  });

  test.each([
    ['required on the whole way', 'promisedTimeLimit', true],
    ['required in a list', 'material.name', true],
    ['required within a required object', 'process.steps', true],
    ['optional', 'alternateName', false],
    ['required within an optional list', 'fees[].amount', false],
    ['optional within a required object', 'process.chart', false],
  ])('required: %s', (_title, id, required) => {
    expect(elements.find((spec) => spec.id === id)?.required).toBe(required);
  });
});
