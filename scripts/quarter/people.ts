import type { Holidays } from '../../src/model/calendar.js';
import { atHour, dateOf, plusDays, plusMinutes } from '../../src/office/dates.js';
import { addWorkingDays } from '../../src/office/working-days.js';
import type { Agenda } from './agenda.js';
import type { Chance } from './chance.js';
import type { Defect } from './city.js';
import type { Desk } from './desk.js';
import type { By, Fact } from './facts.js';

const CENTRE: readonly By[] = ['zhang', 'chen'].map((id) => ({ id, role: 'centre', unit: '区信息中心' }));
const LI: By = { id: 'li', role: 'reform', unit: '区跑改办' };
const ZHAO: By = { ...LI, id: 'zhao' };

/** People of the offices: what they do once a finding has come to a state, some of it wrong. */
export function peopleOf(desk: Desk, agenda: Agenda, defects: ReadonlyMap<string, Defect>, holidays: Holidays, chance: Chance) {
  const later = (now: string, days: number) => plusMinutes(atHour(addWorkingDays(dateOf(now), days, holidays), '09:00'), chance.below(7 * 60));
  const unitOf = (fingerprint: string): By => {
    const unit = desk.records.get(fingerprint)?.unit ?? '';
    return { id: `某人@${unit}`, role: 'unit', unit };
  };
  const stateOf = (fingerprint: string) => desk.records.get(fingerprint)?.state;
  const set = (fingerprint: string, active: boolean) => {
    const defect = defects.get(fingerprint);
    if (defect) defect.active = active;
  };

  /** Enters what somebody does and lets the others answer to the state that follows. */
  function act(fact: Fact): void {
    if (fact.act === 'fault') return void desk.take(fact);
    const before = desk.records.get(fact.fingerprint);
    desk.take(fact);
    const after = desk.records.get(fact.fingerprint);
    if (after !== undefined && (after.state !== before?.state || after.round !== before.round)) answer(fact.fingerprint, fact.at);
  }

  function answer(fingerprint: string, now: string): void {
    switch (stateOf(fingerprint)) {
      case 'found':
      case 'reopened':
      case 'lapsed': return review(fingerprint, now);
      case 'doubtful': return void agenda.at(later(now, 2), (at) => act({ at, act: 'confirm', fingerprint, by: reviewer(fingerprint) }));
      case 'notified': return told(fingerprint, now);
      case 'signed': return signed(fingerprint, now);
      case 'appealed': return appealed(fingerprint, now);
      case 'rectifying': return mend(fingerprint, now);
      case 'closed': return closed(fingerprint, now);
      default: return undefined;
    }
  }

  const reviewer = (fingerprint: string): By => (desk.records.get(fingerprint)?.unit === '区信息中心' ? LI : chance.pick(CENTRE));

  function review(fingerprint: string, now: string): void {
    const kind = chance.hits(4) ? 'dismiss' : chance.hits(4) ? 'doubt' : 'confirm';
    agenda.at(later(now, chance.pick([1, 1, 2, 3])), (at) => act({ at, act: kind, fingerprint, by: reviewer(fingerprint) }));
    // Some units see for themselves what is wrong and mend it before anybody tells them.
    if (chance.hits(15)) agenda.at(later(now, 1), () => set(fingerprint, false));
  }

  function told(fingerprint: string, now: string): void {
    if (chance.hits(3)) agenda.at(later(now, 1), (at) => act({ at, act: 'sign', fingerprint, by: { id: '外人', role: 'unit', unit: '第1镇外' } }));
    if (chance.hits(80)) agenda.at(later(now, 1 + chance.below(2)), (at) => act({ at, act: 'sign', fingerprint, by: unitOf(fingerprint) }));
    if (chance.hits(3)) agenda.at(later(now, 1), (at) => waive(fingerprint, at));
    if (chance.hits(75)) agenda.at(later(now, 1 + chance.below(9)), () => set(fingerprint, false));
  }

  /** An exception; of some the page changes afterwards, so that it lapses. */
  function waive(fingerprint: string, at: string): void {
    const defect = defects.get(fingerprint);
    if (!defect) return;
    act({ at, act: 'waive', fingerprint, by: LI, values: defect.values, until: plusDays(dateOf(at), 120) });
    if (!chance.hits(50)) return;
    agenda.at(later(at, 5), () => {
      defect.values = `${defect.values}1`;
      defect.active = true;
    });
  }

  function signed(fingerprint: string, now: string): void {
    if (chance.hits(18)) agenda.at(later(now, 1 + chance.below(3)), (at) => act({ at, act: 'appeal', fingerprint, by: unitOf(fingerprint) }));
    else if (chance.hits(4)) agenda.at(later(now, 6), (at) => act({ at, act: 'appeal', fingerprint, by: unitOf(fingerprint) }));
    else if (chance.hits(25)) agenda.at(later(now, 1), (at) => act({ at, act: 'accept', fingerprint, by: unitOf(fingerprint) }));
  }

  function appealed(fingerprint: string, now: string): void {
    if (chance.hits(10)) return void agenda.at(later(now, 1), (at) => act({ at, act: 'withdraw', fingerprint, by: unitOf(fingerprint) }));
    // Who confirmed what the centre answers for tries to decide on it, and is refused.
    agenda.at(later(now, 2), (at) => {
      if (desk.records.get(fingerprint)?.confirmed?.by === 'li') act({ at, act: 'uphold', fingerprint, by: LI });
    });
    agenda.at(later(now, 3 + chance.below(3)), (at) => {
      const die = chance.below(10);
      if (die < 4) act({ at, act: 'uphold', fingerprint, by: ZHAO });
      else if (die < 7) act({ at, act: 'reduce', fingerprint, by: ZHAO, to: chance.pick([10, 15, 33]) });
      else act({ at, act: 'revoke', fingerprint, by: ZHAO, code: chance.pick(['误判', '渠道延迟', '渠道延迟', '渠道延迟'] as const) });
    });
  }

  function mend(fingerprint: string, now: string): void {
    if (chance.hits(8)) agenda.at(later(now, 1), (at) => act({ at, act: 'suspend', fingerprint, by: LI, until: plusDays(dateOf(at), 60) }));
    else if (chance.hits(20)) agenda.at(later(now, 1), (at) => act({ at, act: 'give-time', fingerprint, by: LI, until: plusDays(dateOf(at), 12) }));
    if (chance.hits(85)) agenda.at(later(now, 1 + chance.below(14)), () => set(fingerprint, false));
    agenda.at(later(now, 2 + chance.below(4)), (at) => {
      if (defects.get(fingerprint)?.active !== true || chance.hits(15)) act({ at, act: 'report-mended', fingerprint, by: unitOf(fingerprint) });
    });
  }

  function closed(fingerprint: string, now: string): void {
    if (chance.hits(35)) agenda.at(later(now, 3 + chance.below(12)), () => set(fingerprint, true));
    if (chance.hits(4)) agenda.at(later(now, 5), (at) => act({ at, act: 'revoke', fingerprint, by: ZHAO, code: '渠道延迟' }));
  }

  return { act, answer, notifier: LI };
}
