import { finishWeekRun, getSetting, listWeekRuns } from '../../store/index.js';
import type { VocabularyRow } from '../../model/vocabulary.js';
import { shanghaiTime } from '../../model/shanghai-time.js';
import type { Desk } from '../desk.js';
import { Interrupted } from '../interrupted.js';
import { Conflict } from '../../store/index.js';
import { UserProblem } from '../problem.js';
import { checkedHere } from '../week/city.js';
import { toCheck, weekOf } from '../week/draw-week.js';
import { runWeek, type RunOptions } from '../week/run-week.js';

/** Where the run that is under way stands, or how the last one of this process ended. */
export interface RunState {
  running: boolean;
  kind?: 'weekly' | 'census';
  week?: string;
  stage?: string;
  done?: number;
  total?: number;
  note?: string;
  startedAt?: string;
  /** Of the last run: a sentence where it failed. */
  failed?: string;
  /** Of the last run: it is finished and what it found is in the list. */
  finished?: boolean;
}

export interface Runner {
  state(): RunState;
  /** Calls `told` with each change until the returned function is called. */
  listen(told: (state: RunState) => void): () => void;
  /** Begins a run in the background. @throws Conflict where one is under way, UserProblem where nothing is drawn */
  start(kind: 'weekly' | 'census', by: string): Promise<void>;
  /** Goes on with a run that an earlier process left unfinished. */
  resume(): Promise<void>;
  /** Ends what is under way, so that the next start goes on with it. */
  close(): Promise<void>;
}

/** Settings of runs in the workbench; tests run without a browser. */
export type RunnerOptions = Pick<RunOptions, 'browser' | 'confirmAfter'>;

/** Milliseconds between two tellings: a run's progress comes in hundreds of steps a second. */
const BREATH = 250;

/** Runs the week's checks in this process, one at a time and beside the requests. */
export function openRunner(desk: () => Desk, root: string, options: RunnerOptions = {}): Runner {
  let state: RunState = { running: false };
  let work: Promise<void> = Promise.resolve();
  let stop = new AbortController();
  let later: NodeJS.Timeout | undefined;
  const listeners = new Set<(state: RunState) => void>();
  const tell = (): void => {
    clearTimeout(later);
    later = undefined;
    for (const listener of listeners) listener(state);
  };
  const change = (next: RunState, at: 'once' | 'soon'): void => {
    state = next;
    if (at === 'once') tell();
    else later ??= setTimeout(tell, BREATH);
  };

  async function carryOut(kind: 'weekly' | 'census', week: string, by: string): Promise<void> {
    try {
      await runWeek(desk(), kind, by, {
        root, ...options, signal: stop.signal, vocabulary: (await getSetting<VocabularyRow[]>(desk().store, 'vocabulary')) ?? [],
        progress: (stage, done, total, note) => change({ ...state, stage, done, total, ...(note ? { note } : {}) }, 'soon'),
      });
      change({ running: false, kind, week, finished: true }, 'once');
    } catch (cause) {
      if (cause instanceof Interrupted || stop.signal.aborted) return change({ running: false, kind, week }, 'once');
      const failed = cause instanceof UserProblem ? cause.message : '核查没有完成，请再核查一次；仍不行请告诉系统管理员。';
      if (!(cause instanceof UserProblem)) process.stderr.write(`${JSON.stringify({ level: 'error', at: 'runner', message: (cause as Error).message, stack: (cause as Error).stack })}\n`);
      await endFailed(desk(), kind, week, by, failed);
      change({ running: false, kind, week, failed }, 'once');
    }
  }

  function begin(kind: 'weekly' | 'census', week: string, by: string): void {
    stop = new AbortController();
    change({ running: true, kind, week, stage: '准备', done: 0, total: 0, startedAt: shanghaiTime(Date.parse(desk().now())) }, 'once');
    work = carryOut(kind, week, by);
  }

  return {
    state: () => state,
    listen(told) {
      listeners.add(told);
      return () => listeners.delete(told);
    },
    async start(kind, by) {
      if (state.running) throw new Conflict('正在核查，请等本次核查结束后再开始。');
      await checkedHere(desk());
      const week = await weekOf(desk());
      if (kind === 'weekly') await toCheck(desk(), week);
      if (state.running) throw new Conflict('正在核查，请等本次核查结束后再开始。');
      begin(kind, week, by);
    },
    async resume() {
      const [open] = await listWeekRuns(desk().store, { state: 'running' });
      const week = await weekOf(desk());
      if (!open || state.running) return;
      if (open.week === week) return begin(open.kind === 'census' ? 'census' : 'weekly', week, '系统');
      await endFailed(desk(), open.kind, open.week, '系统', '这次核查没有在本期内完成。');
    },
    async close() {
      stop.abort();
      await work;
      clearTimeout(later);
      listeners.clear();
    },
  };
}

/** A run that cannot go on is ended with the sentence why; what it had fetched stays kept. */
async function endFailed(desk: Desk, kind: string, week: string, by: string, why: string): Promise<void> {
  for (const run of await listWeekRuns(desk.store, { kind, week, state: 'running' })) await finishWeekRun(desk.store, run.id, 'failed', { by, at: desk.now() }, { ...(run.content as object), failed: why });
}
