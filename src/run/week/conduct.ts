import { renderMessage } from '../../check/message.js';
import type { Charge, BookLine } from '../../model/points.js';
import type { DrawnItem } from '../../model/draw.js';
import type { ConductRow } from '../../model/week-summary.js';
import type { RuleMeta } from '../../model/rule.js';
import { meta as falseMeta } from '../../office/governance/false-report.js';
import { meta as filingMeta, notFiled, type FilingDuty } from '../../office/governance/filing-not-filed.js';
import type { GovernanceMark } from '../../office/governance/mark.js';
import { meta as overdueMeta, overdue } from '../../office/governance/rectification-overdue.js';
import { meta as repeatMeta, repeats } from '../../office/governance/repeat.js';
import { late, meta as lateMeta } from '../../office/governance/report-late.js';
import { meta as undersizedMeta, undersized } from '../../office/governance/sample-undersized.js';
import { bulletinOf, windowOf } from '../../office/windows.js';
import { dateOf } from '../../office/dates.js';
import { allFindings, getRecords, listFilingDues, listFilings, listUnits, listWeeks } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { listOffices, unitNames } from '../desk/offices.js';
import { holidays } from '../holidays.js';
import { drawOf } from './draw-week.js';
import { officeSettings } from './office-settings.js';

/**
 * What group D of the rules says of a week: filings that are missing, mending that is overdue or was reported falsely, problems that came
 * back, samples that were too small, a report that was late. Points stand with those that are in the books.
 */
export async function conductIn(desk: Desk, week: string, reached: ReadonlySet<string>, picks: readonly DrawnItem[], charges: readonly Charge[], lines: ReadonlyMap<string, BookLine>): Promise<ConductRow[]> {
  const { clock } = await officeSettings(desk);
  const window = windowOf(week, clock, holidays());
  const [now, ends] = [desk.now(), desk.now() < window.cutOff ? desk.now() : window.cutOff];
  const findings = new Map((await allFindings(desk.store, {})).filter(({ kind }) => kind !== 'census').map((row) => [row.fingerprint, row]));
  const records = [...(await getRecords(desk.store, [...findings.keys()])).values()];
  const names = await unitNames(desk);
  const draw = await drawOf(desk, week);
  const told = (charge: Charge): GovernanceMark => ({ unit: charge.unit, key: charge.fingerprint, messageId: 'false', data: { times: charge.fingerprint.split(' ')[2] ?? '' } });
  const sentAt = (await listWeeks(desk.store)).find((one) => one.week === week)?.frozenAt ?? undefined;
  const marks: [RuleMeta, GovernanceMark[]][] = [
    [filingMeta, notFiled(await duties(desk), dateOf(ends)).filter(({ data }) => (data['day'] ?? '') >= week)],
    [overdueMeta, overdue(records, dateOf(ends))],
    [falseMeta, charges.filter((charge) => charge.week === week && charge.finding.rule === falseMeta.id && charge.revokedAt === undefined).map(told)],
    [repeatMeta, repeats(records.filter(({ confirmed }) => confirmed !== undefined && bulletinOf(confirmed.at, clock, holidays()).id === week))],
    [undersizedMeta, draw && now >= window.cutOff ? undersized(draw, picks, reached) : []],
    [lateMeta, draw ? late(window, [{ office: (await listOffices(desk)).offices['centre'] ?? '', ...(sentAt ? { sentAt } : {}) }], now) : []],
  ];
  return marks.flatMap(([meta, own]) => own.map((mark): ConductRow => {
    const base = mark.key.split(' ')[0] ?? '';
    const points = lines.get(meta === overdueMeta ? `${base} overdue ${week}` : mark.key)?.points;
    const item = findings.get(base)?.itemName;
    return { number: meta.number, title: meta.failTitle, unit: names.get(mark.unit) ?? mark.unit, ...(item ? { itemName: item } : {}), words: renderMessage(meta, mark.messageId, inWords(mark.data)), ...(points ? { points } : {}) };
  }));
}

/** What each unit is to file by the days that were entered, with what it filed first. */
async function duties(desk: Desk): Promise<FilingDuty[]> {
  const filings = (await listFilings(desk.store, {})).map(({ unit, item, receivedAt }) => ({ unit, item, on: receivedAt.slice(0, 10) }));
  const units = (await listUnits(desk.store)).filter(({ until }) => until === null).map(({ id, name }) => ({ id, name }));
  return (await listFilingDues(desk.store)).flatMap(({ unit, item, due }) => units.filter(({ id, name }) => unit === '' || unit === id || unit === name).map(({ id, name }): FilingDuty => {
    const filedOn = filings.filter((one) => (one.unit === id || one.unit === name) && (item === '' || one.item === item)).map(({ on }) => on).sort()[0];
    return { unit: id, material: item === '' ? '标准化材料' : item, due, ...(filedOn ? { filedOn } : {}) };
  }));
}

/** Moments as people read them. */
const inWords = (data: Record<string, string>): Record<string, string> => Object.fromEntries(Object.entries(data).map(([name, value]) => [name, /^\d{4}-\d\d-\d\dT/.test(value) ? value.slice(0, 16).replace('T', ' ') : value]));
