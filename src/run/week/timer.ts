import { hostname } from 'node:os';
import type { OfficeJob } from '../../model/office.js';
import type { Moment } from '../../model/calendar.js';
import { plusMinutes } from '../../office/dates.js';
import { dueNow, type Firing } from '../../office/schedule.js';
import { windowAt } from '../../office/windows.js';
import { Conflict, getSetting, setSetting } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { holidays } from '../holidays.js';
import { UserProblem } from '../problem.js';
import { officeSettings } from './office-settings.js';

/** Does a job for a window; what it did, a sentence. */
export type Doer = (firing: Firing) => Promise<string>;

/** The clock as the store keeps it: when each job was last done, and who sees to it now, so that two processes on one store do not. */
interface Clock {
  fired: Record<string, Moment>;
  holder: string;
  until: Moment;
}

const KEY = 'clock';
const BY = '定时任务';
/** Minutes for which the watch is kept, the longest run among them; one that was killed on this machine is seen to be gone at once. */
const HELD = 12 * 60;

/**
 * Does what is due by the clock, in its order, each job once a window; what an outage left is caught up with or said to be given up. A job
 * that cannot be done stays due. A sentence for each job.
 */
export async function fireDue(desk: Desk, doers: Readonly<Record<string, Doer>>): Promise<string[]> {
  const { clock, jobs } = await officeSettings(desk);
  const due = (fired: Record<string, Moment>) => dueNow(jobs.filter(({ id }) => id in doers), fired, desk.now(), clock, holidays());
  if (due((await kept(desk, jobs)).fired).length === 0) return [];
  const holder = `${hostname()} ${process.pid}`;
  const watch = await takeWatch(desk, jobs, holder);
  if (!watch) return ['另一处正在办理到期的工作，本次不重复办理。'];
  const said: string[] = [];
  const stopped = new Set<string>();
  try {
    for (const firing of due(watch.fired)) {
      const job = jobs.find(({ id }) => id === firing.job);
      const doer = doers[firing.job];
      if (!job || !doer || stopped.has(job.id)) continue;
      const { words, done } = await carryOut(doer, firing, windowAt(desk.now(), clock, holidays()).id, job);
      said.push(`${job.title}（${firing.window} 起一期${firing.late >= 60 ? `，迟 ${Math.floor(firing.late / 60)} 小时` : ''}）：${words}${firing.missed.length > 0 ? `因停机没有办理的还有 ${firing.missed.join('、')} 起的各期，已不能补办。` : ''}`);
      if (!done) stopped.add(job.id);
      else watch.fired[job.id] = firing.at;
      await keep(desk, watch);
    }
  } finally {
    await keep(desk, { ...watch, holder: '' });
  }
  return said;
}

async function carryOut(doer: Doer, firing: Firing, present: string, job: OfficeJob): Promise<{ words: string; done: boolean }> {
  // A list cannot be drawn, nor a page fetched, for a window that is over.
  if (job.catchUp === 'last' && firing.window !== present) return { words: '这一期已经过去，不能补办。', done: true };
  try {
    return { words: await doer(firing), done: true };
  } catch (cause) {
    if (cause instanceof Conflict) return { words: cause.message, done: true };
    if (cause instanceof UserProblem) return { words: `没有办成：${cause.message}`, done: false };
    throw cause;
  }
}

/** The clock as it is kept. What was never done is due from the beginning of the window in which the clock first looked. */
async function kept(desk: Desk, jobs: readonly OfficeJob[]): Promise<Clock> {
  const known = await getSetting<Clock>(desk.store, KEY);
  if (known && jobs.every(({ id }) => id in known.fired)) return known;
  const { from } = windowAt(desk.now(), (await officeSettings(desk)).clock, holidays());
  const clock: Clock = { holder: '', until: desk.now(), ...known, fired: { ...Object.fromEntries(jobs.map(({ id }) => [id, plusMinutes(from, -1)])), ...known?.fired } };
  await keep(desk, clock);
  return clock;
}

const keep = (desk: Desk, clock: Clock): Promise<void> => setSetting(desk.store, KEY, clock, { by: BY, at: desk.now() });

/** The clock, now seen to by this process; undefined where another one does. */
async function takeWatch(desk: Desk, jobs: readonly OfficeJob[], holder: string): Promise<Clock | undefined> {
  return desk.store.change(() => undefined, async () => {
    const clock = await kept(desk, jobs);
    if (clock.holder !== '' && clock.until > desk.now() && !isGone(clock.holder)) return undefined;
    const mine = { ...clock, holder, until: plusMinutes(desk.now(), HELD) };
    await keep(desk, mine);
    return mine;
  });
}

/** Whether the process that had the watch was one of this machine and is no more. */
function isGone(holder: string): boolean {
  const [host, pid] = holder.split(' ');
  if (host !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch {
    return true;
  }
}
