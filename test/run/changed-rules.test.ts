import { afterAll, describe, expect, test } from 'vitest';
import { checkCase, type CheckResult } from '../../src/check/index.js';
import { rules } from '../../src/rules/index.js';
import { changedRules, replaced, type RuleTable } from '../../src/run/changed-rules.js';
import { CheckMemo } from '../../src/run/check-memo.js';
import { ruleVersions } from '../../src/run/code-version.js';
import { hold } from '../../src/run/held-case.js';
import { KeptValues } from '../../src/run/kept-values.js';
import { openRunCache } from '../../src/run/open-cache.js';
import type { Cache } from '../../src/store/index.js';
import { caseOf, kit } from '../rules/engine.js';

const now = ruleVersions(rules.map(({ meta }) => meta.id));
const without = ({ findings, unstated }: CheckResult) => ({ findings, unstated });
const FAULTY = {
  online: '# 犬类准养登记\n\n- 承诺办结时限：10个工作日\n- 法定办结时限：5个工作日\n- 咨询电话：0571-82345678\n- 投诉电话：0571-82345678\n- 受理条件：符合有关规定及其他条件\n- 申请材料：其他相关材料',
  offline: '# 犬类准养登记\n\n- 承诺办结时限：7个工作日\n- 是否收费：是\n- 办理地点：山前路',
  handbook: '# 犬类准养登记\n\n- 承诺办结时限：5个工作日\n- 是否收费：否\n- 施行日期：2018-01-15',
};

const caches: Cache[] = [];
afterAll(() => { for (const cache of caches) cache.close(); });

/** A memo with a cache of its own, and a case that counts by which rules it is checked. */
async function memoOf(sides: Parameters<typeof caseOf>[0]) {
  const cache = openRunCache(undefined);
  caches.push(cache);
  const values = new KeptValues(cache);
  const subject = await caseOf(sides);
  const asked: (readonly string[] | 'all')[] = [];
  return {
    asked,
    async check(table: RuleTable): Promise<CheckResult> {
      const putAway = (guides: typeof subject.online) => guides.map(({ capture, guide }) => ({ capture, guide: values.keepGuide(guide) }));
      const read = { ...subject, online: putAway(subject.online), offline: putAway(subject.offline) };
      const held = hold(read, values, () => Promise.resolve(read));
      return new CheckMemo(values, 'code', [], '', table).result(held, (some) => {
        asked.push(some ?? 'all');
        return Promise.resolve({ result: checkCase(subject, kit, some ? { rules: rules.filter(({ meta }) => some.includes(meta.id)) } : {}), turns: [] });
      });
    },
  };
}

describe('a check that was kept', () => {
  test('is not done again; where one rule changed, that one alone runs, and only on cases that have its sides', async () => {
    const stale = { ...now, 'guide/stale': 'other code' };
    const whole = await memoOf(FAULTY);
    const first = await whole.check(stale);
    expect(whole.asked).toEqual(['all']);
    expect(await whole.check(now)).toEqual(first);
    expect(await whole.check(now)).toEqual(first);
    expect(whole.asked).toEqual(['all', ['guide/stale']]);
    const withoutEntry = await memoOf({ online: FAULTY.online, offline: FAULTY.offline });
    await withoutEntry.check(stale);
    await withoutEntry.check(now);
    expect(withoutEntry.asked).toEqual(['all']);
  });
});

describe('where a rule changed', () => {
  test('every rule has a hash of its own', () => {
    expect(new Set(Object.values(now)).size).toBe(rules.length);
  });

  test.each(rules.map(({ meta }) => [meta.id, meta.group]))('the result is that of a whole check, and only what it is merged with runs: %s', async (id, group) => {
    const subject = await caseOf(FAULTY);
    const whole = checkCase(subject, kit);
    const before = { ...now, [id]: 'other code' };
    const changed = changedRules(rules, now, before);
    if (group === 'C') expect(changed.run.map(({ meta }) => meta.id)).toEqual([id]);
    else expect(changed.run.every(({ meta }) => meta.group !== 'C')).toBe(true);
    // What the other code said is not what the rule says now.
    const earlier: CheckResult = { ...whole, findings: whole.findings.filter(({ rule }) => rule !== id) };
    expect(without(replaced(earlier, changed, checkCase(subject, kit, { rules: changed.run })))).toEqual(without(whole));
  });

  test('what a rule said that is gone is gone', async () => {
    const whole = checkCase(await caseOf(FAULTY), kit);
    const [some] = whole.findings.filter(({ number }) => number.startsWith('C'));
    const changed = changedRules(rules.filter(({ meta }) => meta.id !== some?.rule), Object.fromEntries(Object.entries(now).filter(([id]) => id !== some?.rule)), now);
    expect(changed.stale.has(some?.rule ?? '')).toBe(true);
  });

  test('rules on one guide alone say nothing that others are merged with', async () => {
    for (const rule of rules.filter(({ meta }) => meta.group === 'C')) {
      for (const example of rule.meta.examples) {
        const subject = { ...(await caseOf(example)), ...example.facts };
        expect([...rule.check(subject, kit)].filter(({ relation }) => relation !== 'quality')).toEqual([]);
      }
    }
  });
});
