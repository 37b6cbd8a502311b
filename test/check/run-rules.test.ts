import { describe, expect, it } from 'vitest';
import { createKit } from '../../src/check/kit.js';
import { runRules } from '../../src/check/run-rules.js';
import { captured, caseWith, emptyGuide, ruled, ruleOf } from './marks.js';

const KIT = createKit([], { read: () => ({ value: undefined, unread: [], notes: [] }), compare: () => ({ verdict: 'same', reason: '' }), matchMaterials: () => [], scenarioKey: (words) => words }, {});
const MARK = ruled({ relation: 'online-handbook' }).mark;
const broken = ruleOf('A', { number: 'A99' }, function* () {
  yield MARK;
  throw new Error('坏了');
});

describe('running the rules', () => {
  it('collects a rule that breaks as an error and takes none of its marks', () => {
    const { marks, errors } = runRules(caseWith(), KIT, [broken, ruleOf('A', {}, () => [MARK])]);
    expect(marks).toHaveLength(1);
    expect(errors).toEqual([{ item: 'item-1', number: 'A99', message: '坏了' }]);
  });

  it.each([
    ['a side that was not read', caseWith({ online: [captured('online', emptyGuide())] }), 0],
    ['all its sides', caseWith({ online: [captured('online', emptyGuide())], offline: [captured('offline', emptyGuide())] }), 1],
  ] as const)('with %s', (_title, subject, expected) => {
    expect(runRules(subject, KIT, [ruleOf('B', { needs: ['online', 'offline'] }, () => [MARK])]).marks).toHaveLength(expected);
  });

  it('leaves retired rules out', () => {
    expect(runRules(caseWith(), KIT, [ruleOf('A', { lifecycle: 'retired' }, () => [MARK])]).marks).toEqual([]);
  });
});

describe('the kit', () => {
  it('matches a pair of lists once for each context', () => {
    let asked = 0;
    const kit = createKit([], { read: () => ({ value: undefined, unread: [], notes: [] }), compare: () => ({ verdict: 'same', reason: '' }), matchMaterials: () => { asked += 1; return []; }, scenarioKey: (words) => words }, { list: ['词'] });
    const [a, b] = [[], []];
    kit.matchMaterials(a, b, {});
    kit.matchMaterials(a, b, {});
    expect(asked).toBe(1);
    kit.matchMaterials(b, a, {});
    kit.matchMaterials(a, b, { region: '330109' });
    expect(asked).toBe(3);
    expect(kit.words('list')).toEqual(['词']);
    expect(kit.words('none')).toEqual([]);
  });
});
