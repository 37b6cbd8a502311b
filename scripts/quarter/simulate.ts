import { createHash } from 'node:crypto';
import type { Holidays, Window } from '../../src/model/calendar.js';
import type { Draw, FrameItem, PastItem } from '../../src/model/draw.js';
import { judgedOn, type TakenCapture } from '../../src/office/cut-off.js';
import { atHour, dateOf, plusDays, plusMinutes } from '../../src/office/dates.js';
import { commitTo } from '../../src/office/draw-order.js';
import { drawItems } from '../../src/office/draw.js';
import { ratesOf, type CheckedItem, type WeekRates } from '../../src/office/problem-rate.js';
import { lookBackSize, withinLookBack } from '../../src/office/rectification.js';
import { verifyDraw } from '../../src/office/verify-draw.js';
import { bulletinOf, windowOf } from '../../src/office/windows.js';
import { agendaOf } from './agenda.js';
import { chanceOf } from './chance.js';
import { defectOf, defectsOf, itemsOf, WRONG_ENTRY, type CityItem, type Defect } from './city.js';
import { deskOf } from './desk.js';
import { peopleOf } from './people.js';
import { CLOCK, CLOSED_AT, DRAW, FIRST_THURSDAY, HANDBOOK_CHANGE, MERGED_UNITS, OUTAGE, STATES, WEEKS } from './settings.js';

export interface SimulatedWeek {
  window: Window;
  draw: Draw;
  rates: WeekRates;
}

/**
 * Lives through the quarter with the office's own functions. `print` is called when a week's bulletin goes out, and once when all is closed.
 */
export function simulate(seed: number, holidays: Holidays, print: (desk: ReturnType<typeof deskOf>, window: Window | undefined, now: string) => void) {
  const chance = chanceOf(seed);
  const items = itemsOf(chance);
  const byId = new Map(items.map((item) => [item.id, item]));
  const defects = new Map(defectsOf(items, WEEKS * 7, chance).map((defect) => [defect.fingerprint, defect]));
  const desk = deskOf({ clock: CLOCK, states: STATES, holidays, units: MERGED_UNITS });
  const agenda = agendaOf();
  const people = peopleOf(desk, agenda, defects, holidays, chance);
  const weeks: SimulatedWeek[] = [];
  const past: PastItem[] = [];
  const defectsAt = (id: string) => [...defects.values()].filter((defect) => defect.seen.item === id);
  const half: string[] = [];

  for (const defect of defects.values()) if (defect.born > 0) agenda.at(atHour(plusDays(FIRST_THURSDAY, defect.born), '03:00'), () => { defect.active = true; });
  for (let day = FIRST_THURSDAY; day < dateOf(CLOSED_AT); day = plusDays(day, 1)) agenda.at(atHour(day, '00:30'), (now) => desk.tick(now));
  for (let n = 0; n < WEEKS; n++) {
    const window = windowOf(plusDays(FIRST_THURSDAY, 7 * n), CLOCK, holidays);
    agenda.at(plusMinutes(window.from, 5), () => week(window, n));
    agenda.at(plusMinutes(window.due, -120), (now) => lookAgain(window, now));
    agenda.at(window.due, (now) => tell(window, now));
    agenda.at(plusMinutes(window.due, 1), (now) => print(desk, window, now));
  }
  const tuesday = plusDays(FIRST_THURSDAY, 7 * HANDBOOK_CHANGE.week + 5);
  agenda.at(atHour(tuesday, HANDBOOK_CHANGE.at), (at) => {
    const wrong = [...defects.values()].filter(({ seen }) => seen.basicCode === WRONG_ENTRY.basicCode && seen.element === WRONG_ENTRY.element);
    for (const defect of wrong) defect.active = false;
    people.act({ at, act: 'fault', code: '手册错误', fingerprints: wrong.map((defect) => defect.fingerprint).sort() });
  });
  const thursdayAfter = plusDays(FIRST_THURSDAY, 7 * (OUTAGE.week + 2));
  agenda.at(atHour(thursdayAfter, '10:00'), (at) => people.act({ at, act: 'fault', code: '平台故障', fingerprints: [...half].sort() }));
  agenda.run(CLOSED_AT);
  print(desk, undefined, CLOSED_AT);
  return { desk, weeks, items, defects };

  /** Thursday 00:05: the draw, and a moment for each item of it. */
  function week(window: Window, n: number): void {
    const random = createHash('sha256').update(`quarter ${seed} week ${n}`).digest('hex');
    const open = [...desk.records.values()].filter((record) => !['dismissed', 'revoked', 'closed'].includes(record.state));
    const closed = [...desk.records.values()].filter((record) => withinLookBack(record, window.id, STATES.lookBackDays));
    const back = closed.filter((_, index) => index % 5 === n % 5).slice(0, Math.max(lookBackSize(closed.length), 1));
    const rechecks = [...new Set([...open, ...back].map((record) => desk.known.get(record.fingerprint)?.item ?? ''))].sort();
    const frame: FrameItem[] = items.map(({ basicCode: _basicCode, ...item }) => ({ ...item, ...(chance.hits(2) ? { changed: true } : {}) }));
    const draw = drawItems({ window: window.id, settings: DRAW, frame, past: past.filter((one) => one.window >= plusDays(window.id, -7 * DRAW.restWindows)), rechecks }, random, commitTo(random, window.id, plusMinutes(window.from, -720)));
    if (!verifyDraw(draw).ok) throw new Error(`the draw of ${window.id} cannot be drawn again`);
    // Thursday 09:00 to Wednesday 21:30, at even distances.
    const step = (6 * 1440 + 12.5 * 60) / draw.picks.length;
    const captures = draw.picks.map((pick, index) => {
      const taken: TakenCapture[] = [];
      // A third has been taken in the night before, with the census.
      if (index % 3 === 0) agenda.at(plusMinutes(window.from, 120), (now) => void taken.push({ takenAt: now, good: true }));
      agenda.at(plusMinutes(window.from, 540 + Math.floor(index * step)), (now) => {
        const good = !isWithin(now, n, OUTAGE.down);
        taken.push({ takenAt: now, good });
        if (good) see(pick.item, now, isWithin(now, n, OUTAGE.half));
      });
      return { pick, taken };
    });
    agenda.at(plusMinutes(window.cutOff, -1), (now) => {
      const checked = captures.map(({ pick, taken }): CheckedItem => {
        const on = judgedOn(taken, window);
        if (on !== undefined && taken.at(-1)?.good === false) see(pick.item, now, false);
        return { ...pick, outcome: on === undefined ? 'missed' : 'checked', problems: on === undefined ? 0 : problemsOf(pick.item) };
      });
      past.push(...checked.map(({ problems: _problems, ...one }) => ({ ...one, window: window.id })));
      weeks.push({ window, draw, rates: ratesOf(checked) });
      desk.chargeOverdue(window.id);
    });
  }

  /** A capture of an item: every defect that is there is seen, and of those on record it is seen that they are gone. */
  function see(id: string, at: string, halfEmpty: boolean): void {
    const item = byId.get(id);
    if (item === undefined) return;
    for (const defect of defectsAt(id)) show(defect, at);
    if (halfEmpty && chance.hits(70)) {
      const defect = { ...halfPage(item), active: true };
      defects.set(defect.fingerprint, defect);
      half.push(defect.fingerprint);
      show(defect, at);
      defect.active = false;
    }
  }

  function halfPage(item: CityItem): Defect {
    const defect = defectOf(item, 'half a page', 1, chance);
    return { ...defect, seen: { ...defect.seen, number: 'A03', rule: 'material/missing', severity: '严重', maintainer: item.unit, lifecycle: 'stable' } };
  }

  function show(defect: Defect, at: string): void {
    const { fingerprint, seen, values } = defect;
    if (defect.active) people.act({ at, act: 'seen', fingerprint, seen, values });
    else if (desk.records.has(fingerprint)) people.act({ at, act: 'gone', fingerprint });
  }

  function problemsOf(id: string): number {
    return defectsAt(id).filter((defect) => defect.active && desk.records.has(defect.fingerprint)).length;
  }

  /** Two hours before the bulletin: what is to be printed is fetched once more. */
  function lookAgain(window: Window, now: string): void {
    for (const fingerprint of toPrint(window)) {
      const defect = defects.get(fingerprint);
      if (defect) show(defect, now);
    }
  }

  function tell(window: Window, at: string): void {
    for (const fingerprint of toPrint(window)) people.act({ at, act: 'notify', fingerprint, by: people.notifier });
  }

  function toPrint(window: Window): string[] {
    const ready = [...desk.records.values()].filter((record) => record.state === 'confirmed' && record.confirmed !== undefined && bulletinOf(record.confirmed.at, CLOCK, holidays).id <= window.id);
    return ready.map((record) => record.fingerprint).sort();
  }
}

function isWithin(now: string, week: number, [from, to]: readonly [string, string]): boolean {
  const wednesday = plusDays(FIRST_THURSDAY, 7 * week + 6);
  return week === OUTAGE.week && now >= atHour(wednesday, from) && now < atHour(wednesday, to);
}
