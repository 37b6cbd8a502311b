// One week of the office from the draw to publishing, as people and the clock take it, step after step at fixed times. Started again after
// it was killed it goes through all steps once more, as somebody would who does not know how far it had come. Tells each step on its output.
//   tsx scripts/soak/week.ts LOCATION ROOT PORTAL
import type { Actor } from '../../src/model/finding-state.js';
import { openDesk, type Desk } from '../../src/run/desk.js';
import { firstStart, useSamplePortal } from '../../src/run/first-start.js';
import { appealFinding } from '../../src/run/desk/unit-steps.js';
import { writeWeek } from '../../src/run/week/books.js';
import { stepsByRule } from '../../src/run/week/by-rule.js';
import { drawWeek } from '../../src/run/week/draw-week.js';
import { sendNotice, signNotice, waitingForNotice } from '../../src/run/week/notices.js';
import { setOfficeSettings } from '../../src/run/week/office-settings.js';
import { publishWeek } from '../../src/run/week/publish.js';
import { runWeek } from '../../src/run/week/run-week.js';
import { takeStep } from '../../src/run/week/step.js';
import { allFindings, getSample, listAppeals, listNotices, listWeekRuns, listWeeks, type StoreLocation } from '../../src/store/index.js';
import { decideAppealed } from './decide.js';

const centre: Actor = { id: 'xinxi', role: 'centre', unit: '区信息中心' };
const reform: Actor = { id: 'paogai', role: 'reform', unit: '区跑改办' };
const WEEK = '2026-11-19';

const [place = '', root = '', portal = ''] = process.argv.slice(2);
let clock = Date.parse('2026-11-19T08:00:00+08:00');
const desk = await openDesk(JSON.parse(place) as StoreLocation, () => clock);

await step('start', '2026-11-19T08:00:00', async () => {
  await firstStart(desk, true);
  await useSamplePortal(desk, portal);
  // Every item is drawn, so that each of the weeks that are compared has the same.
  const { draw } = desk.engine.schemas.office;
  await setOfficeSettings(desk, { draw: { ...draw, size: 10_000, ceiling: 10_000 } }, 'admin');
});
await step('draw', '2026-11-19T09:00:00', async () => {
  if (!(await getSample(desk.store, { week: WEEK, kind: 'weekly' }))) await drawWeek(desk, centre.id);
});
await step('run', '2026-11-19T10:00:00', async () => {
  const [last] = await listWeekRuns(desk.store, { week: WEEK, kind: 'weekly' });
  if (last?.state !== 'done' && last?.state !== 'published') await runWeek(desk, 'weekly', centre.id, { root, browser: false, confirmAfter: 0 });
});
await step('review', '2026-11-20T09:00:00', async () => {
  for (const { fingerprint, version } of await waiting(desk)) {
    const wrong = Number.parseInt(fingerprint.slice(0, 2), 16) % 8 === 0;
    await takeStep(desk, { fingerprint, version, event: wrong ? { kind: 'dismiss', reason: '核对原页，两处说法一致' } : { kind: 'confirm' } }, centre);
  }
});
await step('notices', '2026-11-20T15:00:00', async () => {
  for (const unit of (await waitingForNotice(desk)).keys()) await sendNotice(desk, unit, centre);
});
await step('sign', '2026-11-21T09:00:00', async () => {
  for (const { id, unit } of await listNotices(desk.store, { state: 'issued' })) await signNotice(desk, id, { id: 'bumen', role: 'unit', unit }, '张三');
});
await step('appeal', '2026-11-23T09:00:00', async () => {
  for (const { fingerprint, unit, version } of await allFindings(desk.store, { state: 'signed' })) {
    if (Number.parseInt(fingerprint.slice(0, 2), 16) % 3 !== 0) continue;
    await appealFinding(desk, { fingerprint, version }, '附上盖章的说明', [{ name: '说明.pdf', bytes: new TextEncoder().encode(`%PDF-1.4 ${fingerprint}`) }], { id: 'bumen', role: 'unit', unit });
  }
});
await step('decide', '2026-11-24T09:00:00', async () => {
  for (const appeal of await listAppeals(desk.store, { state: 'open' })) await decideAppealed(desk, appeal, reform);
});
await step('books', '2026-11-25T09:00:00', async () => {
  await stepsByRule(desk);
  if (!(await published())) await writeWeek(desk, WEEK, centre.id);
});
await step('publish', '2026-11-26T10:00:00', async () => {
  if (!(await published())) await publishWeek(desk, WEEK, reform.id);
});
await step('lapse', '2026-12-01T09:00:00', async () => {
  await stepsByRule(desk);
});
tell('through');
await desk.close();

async function step(name: string, at: string, work: () => Promise<void>): Promise<void> {
  clock = Date.parse(`${at}+08:00`);
  tell(name);
  await work();
}

async function waiting(from: Desk) {
  return (await allFindings(from.store, { state: 'found', verdict: 'fail' })).filter(({ kind }) => kind !== 'census');
}

async function published(): Promise<boolean> {
  return (await listWeeks(desk.store)).some(({ week, frozenAt }) => week === WEEK && frozenAt !== null);
}

function tell(what: string): void {
  process.stdout.write(`${what}\n`);
}
