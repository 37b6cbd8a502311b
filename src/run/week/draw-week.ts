import { randomBytes } from 'node:crypto';
import type { Draw, DrawnItem, FrameItem, PastItem } from '../../model/draw.js';
import { plusDays } from '../../office/dates.js';
import { commitTo, inOrderOfLot } from '../../office/draw-order.js';
import { drawItems } from '../../office/draw.js';
import { lookBackSize, withinLookBack } from '../../office/rectification.js';
import { currentPicks, replaceItem } from '../../office/replacements.js';
import { windowAt } from '../../office/windows.js';
import { allFindings, commitSample, fillSample, getRecords, getSample, keepFrame, listWeekRuns, revealSample, setSetting, getSetting, type Sample } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { holidays } from '../holidays.js';
import { UserProblem } from '../problem.js';
import { checkedHere, enterCity, frameOf, readPlanned } from './city.js';
import { officeSettings, stateSettings } from './office-settings.js';

/** The draw of a week as it stands in the store: kept whole, so that it can be shown and drawn again. */
const KEY = 'draw:';
const keyOf = (week: string): string => `${KEY}${week}`;

/** The week whose draw a setting of this key keeps; undefined for all other settings. */
export const drawnWeek = (key: string): string | undefined => (key.startsWith(KEY) ? key.slice(KEY.length) : undefined);

/** The window that a moment lies in. */
export async function weekOf(desk: Desk, at: string = desk.now()): Promise<string> {
  return windowAt(at, (await officeSettings(desk)).clock, holidays()).id;
}

/**
 * Draws the items of the present window: commits to a random value, then draws by it from the catalogue of today. The list is for the
 * information centre alone until the draw is shown.
 * @throws Conflict where the week is drawn, UserProblem where there is no catalogue
 */
export async function drawWeek(desk: Desk, by: string): Promise<Sample> {
  const plan = await checkedHere(desk);
  const { items } = await readPlanned(desk, plan);
  if (items.length === 0) throw new UserProblem('事项目录里没有可抽查的事项，请核对目录。');
  await enterCity(desk, items, by);
  const settings = await officeSettings(desk);
  const window = windowAt(desk.now(), settings.clock, holidays());
  const frame = await frameOf(desk, items);
  const random = randomBytes(32).toString('hex');
  const commitment = commitTo(random, window.id, desk.now());
  const input = { window: window.id, settings: settings.draw, frame, past: await pastItems(desk, window.id), rechecks: await rechecks(desk, frame, random) };
  const draw = drawItems(input, random, commitment);
  const now = { by, at: desk.now() };
  const id = `${window.id}-weekly`;
  await desk.store.change({ ...now, action: 'week.draw', thing: 'week', id: window.id, detail: { commitment: commitment.sha256, items: draw.picks.length } }, async () => {
    const frameId = await keepFrame(desk.store, { day: now.at.slice(0, 10), source: plan.catalogue, rows: frame.map((item) => ({ item: item.id, unit: item.unit, content: item })) }, now);
    await commitSample(desk.store, { id, week: window.id, kind: 'weekly', frame: frameId, commitment: commitment.sha256 }, now);
    await fillSample(desk.store, id, draw.picks.map((pick) => ({ item: pick.item, unit: pick.unit, reason: pick.part, content: pick })), now);
    await setSetting(desk.store, keyOf(window.id), draw, now);
  });
  return drawn(desk, window.id);
}

/** The draw of a week with its rows. @throws UserProblem where there is none */
export async function drawn(desk: Desk, week: string): Promise<Sample> {
  const sample = await getSample(desk.store, { week, kind: 'weekly' });
  if (!sample) throw new UserProblem('本期还没有抽取，请先抽取。');
  return sample;
}

/** The draw as it is published, with all that is needed to draw it again; only once it may be shown. */
export async function publishedDraw(desk: Desk, week: string): Promise<Draw> {
  const sample = await drawn(desk, week);
  if (!sample.revealedAt) throw new UserProblem('本期取证还没有结束，抽取的随机值和名单暂不公布。');
  const draw = await getSetting<Draw>(desk.store, keyOf(week));
  if (!draw) throw new UserProblem('没有留存本期的抽取记录，请用备份核对。');
  return draw;
}

/** The whole draw of a week, for the machine's own figures. */
export const drawOf = (desk: Desk, week: string): Promise<Draw | undefined> => getSetting<Draw>(desk.store, keyOf(week));

/** Shows the random value, once the window's pages are taken. */
export async function revealDraw(desk: Desk, week: string, by: string): Promise<void> {
  const draw = await getSetting<Draw>(desk.store, keyOf(week));
  const sample = await drawn(desk, week);
  if (draw && !sample.revealedAt) await revealSample(desk.store, sample.id, draw.random, { by, at: desk.now() });
}

/** Gives up an item of the draw for the next in line, with the reason on record. */
export async function replaceDrawn(desk: Desk, week: string, item: string, reason: string, by: string): Promise<void> {
  // Read and written as one, so that of two people who replace at once neither takes back what the other did.
  await desk.store.change(() => undefined, async () => {
    const draw = await getSetting<Draw>(desk.store, keyOf(week));
    if (!draw) throw new UserProblem('本期还没有抽取，请先抽取。');
    await setSetting(desk.store, keyOf(week), replaced(draw, item, reason, by, desk.now()), { by, at: desk.now() });
  });
}

function replaced(...how: Parameters<typeof replaceItem>): Draw {
  try {
    return replaceItem(...how);
  } catch (cause) {
    if (cause instanceof RangeError) throw new UserProblem(cause.message);
    throw cause;
  }
}

/** What is to be checked in a week, replacements carried out. */
export async function toCheck(desk: Desk, week: string): Promise<DrawnItem[]> {
  const draw = await getSetting<Draw>(desk.store, keyOf(week));
  if (!draw) throw new UserProblem('本期还没有抽取，请先抽取。');
  return currentPicks(draw);
}

/** Windows that are looked back at, more than `restWindows` of any sensible setting. */
const PAST_WINDOWS = 12;

/** What earlier windows drew and whether it was reached; a window of which no run came through has reached nothing. */
async function pastItems(desk: Desk, week: string): Promise<PastItem[]> {
  const past: PastItem[] = [];
  const runs = (await listWeekRuns(desk.store)).filter((run) => run.week < week && run.kind !== 'census');
  for (let back = PAST_WINDOWS; back > 0; back -= 1) {
    const window = plusDays(week, -7 * back);
    const draw = await getSetting<Draw>(desk.store, keyOf(window));
    if (!draw) continue;
    const reached = new Set(runs.filter((run) => run.week === window).flatMap((run) => (run.content as { checked?: string[] } | null)?.checked ?? []));
    const gone = new Set(draw.replacements.map(({ item }) => item));
    past.push(...draw.picks.filter(({ item }) => gone.has(item)).map((pick): PastItem => ({ ...pick, window, outcome: 'replaced' })));
    past.push(...currentPicks(draw).map((pick): PastItem => ({ ...pick, window, outcome: reached.has(pick.item) ? 'checked' : 'missed' })));
  }
  return past;
}

/** Items with findings that are to be mended or were reported as mended, and, by lot, a fifth of those closed within the days for a look back. */
async function rechecks(desk: Desk, frame: readonly FrameItem[], random: string): Promise<string[]> {
  const open = new Set((await allFindings(desk.store, { state: ['rectifying', 'suspended', 'reported', 'reopened'] })).map(({ item }) => item));
  for (const item of await toLookBackAt(desk, random)) open.add(item);
  return frame.filter(({ id }) => open.has(id)).map(({ id }) => id);
}

/** Items of the findings that a look back takes this time: none that was looked back at, in the order of the lot. */
async function toLookBackAt(desk: Desk, random: string): Promise<string[]> {
  const { lookBackDays } = await stateSettings(desk);
  const closed = await allFindings(desk.store, { state: 'closed' });
  const records = await getRecords(desk.store, closed.map(({ fingerprint }) => fingerprint));
  const today = desk.now().slice(0, 10);
  const due = closed.filter(({ fingerprint }) => {
    const record = records.get(fingerprint);
    return record && record.lookedBackAt === undefined && withinLookBack(record, today, lookBackDays);
  });
  return inOrderOfLot(due.map(({ fingerprint, item }) => ({ id: fingerprint, item })), random, '').slice(0, lookBackSize(due.length)).map(({ item }) => item);
}
