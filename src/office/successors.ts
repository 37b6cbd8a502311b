import type { DateText, Moment } from '../model/calendar.js';
import type { FindingRecord, FindingState } from '../model/finding-state.js';
import type { Unit } from '../model/unit.js';
import { dateOf } from './dates.js';

const ENDED: readonly FindingState[] = ['dismissed', 'revoked', 'closed'];

/** Who answers on a day for what was a unit's: itself, or its successor's successor. A unit nobody has entered stands for itself. */
export function answerableFor(name: string, day: DateText, units: readonly Unit[]): string {
  const seen = new Set<string>();
  let current = name;
  for (;;) {
    const over = units.find((unit) => unit.name === current && unit.successor !== undefined && unit.until !== undefined && unit.until <= day);
    if (over?.successor === undefined || seen.has(current)) return current;
    seen.add(current);
    current = over.successor;
  }
}

/** Records with every open finding at the unit that answers for it now. Deadlines, dates and the name of the day on which it was found stay. */
export function moveOpen(records: readonly FindingRecord[], now: Moment, units: readonly Unit[]): FindingRecord[] {
  return records.map((record) => {
    if (ENDED.includes(record.state)) return record;
    const unit = answerableFor(record.unit, dateOf(now), units);
    return unit === record.unit ? record : { ...record, unit };
  });
}

/** What is wrong with a list of units, Chinese sentences: a successor that is not listed, a circle, an end without a successor's begin. */
export function unitErrors(units: readonly Unit[]): string[] {
  const names = new Set(units.map((unit) => unit.name));
  return units.flatMap((unit) => {
    const errors: string[] = [];
    if (unit.successor !== undefined && !names.has(unit.successor)) errors.push(`“${unit.name}”的承接单位“${unit.successor}”不在单位名单里。`);
    if (unit.successor !== undefined && unit.until === undefined) errors.push(`“${unit.name}”写了承接单位，没有写撤并日期。`);
    if (unit.until !== undefined && unit.until <= unit.from) errors.push(`“${unit.name}”的撤并日期不晚于设立日期。`);
    if (inCircle(unit, units)) errors.push(`“${unit.name}”的承接关系绕成了圈，请核对。`);
    return errors;
  });
}

function inCircle(start: Unit, units: readonly Unit[]): boolean {
  const seen = new Set<string>();
  for (let name = start.successor; name !== undefined; name = units.find((unit) => unit.name === name)?.successor) {
    if (name === start.name) return true;
    if (seen.has(name)) return false;
    seen.add(name);
  }
  return false;
}
