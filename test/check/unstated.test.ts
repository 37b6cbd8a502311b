import { describe, expect, it } from 'vitest';
import { createKit } from '../../src/check/kit.js';
import { unstatedOf } from '../../src/check/unstated.js';
import type { ElementSpec } from '../../src/model/element.js';
import type { Field } from '../../src/model/field.js';
import { captured, caseWith, emptyGuide } from './marks.js';

const spec = (id: string, over: Partial<ElementSpec> = {}): ElementSpec => ({ id, label: id, aliases: [], kind: 'text', scope: 'unified', severity: '一般', basis: '', required: true, ...over });
const SPECS = [spec('promisedTimeLimit'), spec('audience', { required: false }), spec('consultation.phones', { scope: 'local' }), spec('material.source'), spec('feeCharged')];
const KIT = createKit(SPECS, { read: () => ({ value: undefined, unread: [], notes: [] }), compare: () => ({ verdict: 'same', reason: '' }), matchMaterials: () => [], scenarioKey: (words) => words }, {});
const ALL = new Set(SPECS.map(({ id }) => id));
const field = (text: string): Field => ({ value: undefined, text, raw: text, at: { snapshot: '0', kind: 'text', line: 1, column: 1, endLine: 1, endColumn: 2 } });

const rows = (online: Parameters<typeof emptyGuide>[0], offline: Parameters<typeof emptyGuide>[0], handbook?: Parameters<typeof emptyGuide>[0]) => {
  const subject = caseWith({
    online: [captured('online', emptyGuide(online))],
    offline: [captured('offline', emptyGuide(offline))],
    ...(handbook ? { handbook: { capture: captured('handbook', emptyGuide()).capture, standard: { guide: emptyGuide(handbook) } } } : {}),
  });
  return unstatedOf(subject, KIT, ALL).map(({ element, sides }) => [element, sides]);
};

describe('what a side does not state', () => {
  it('is said where another side states it', () => {
    expect(rows({ fields: { promisedTimeLimit: [field('5个工作日')] } }, {})).toEqual([['promisedTimeLimit', ['offline']]]);
  });

  it('is not said where nobody states it', () => {
    expect(rows({}, {}, {})).toEqual([]);
  });

  it('is asked of the handbook only for required elements that it lays down for all', () => {
    const both = { fields: { promisedTimeLimit: [field('5')], audience: [field('自然人')], 'consultation.phones': [field('12345')] } };
    expect(rows(both, both, {})).toEqual([['promisedTimeLimit', ['handbook']]]);
  });

  it('takes a stroke as silence', () => {
    expect(rows({ fields: { audience: [field('自然人')] } }, { fields: { audience: [field('——')] } })).toEqual([['audience', ['offline']]]);
  });

  it('asks for a part of materials in the whole list', () => {
    const named = { name: { ...field('身份证'), value: '身份证' }, parts: {} };
    expect(rows({ materials: [named, { ...named, parts: { source: field('自备') } }] }, { materials: [named] })).toEqual([['material.source', ['offline']]]);
  });

  it('takes an amount as a word on the fee', () => {
    expect(rows({ fields: { feeCharged: [field('是')] } }, { fields: { 'fees[].amount': [field('10元')] } })).toEqual([]);
  });
});
