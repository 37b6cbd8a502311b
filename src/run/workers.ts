import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Case } from '../model/case.js';
import type { Guide } from '../model/guide.js';
import type { Checked } from './check-memo.js';
import { entryFile } from './code-version.js';
import type { Engine } from './engine.js';
import { openWork, type WorkSetup, type WorkTask } from './work.js';
import type { WorkAnswer } from './work-thread.js';

/** Reads pages and checks cases on all cores. What a thread could not do rejects; the others go on. */
export interface Workers {
  page(task: Omit<Extract<WorkTask, { kind: 'page' }>, 'kind'>): Promise<Guide[]>;
  /** By all rules, or by some, named by their identifiers. */
  check(subject: Case, rules?: readonly string[]): Promise<Checked>;
  /** How many items are worth being under way at once. */
  abreast: number;
  close(): void;
}

/** From the sources (tests, scripts) the work is done in the process itself: Node 20 starts no thread from a .ts file. */
const BUILT = !import.meta.url.endsWith('.ts');
/** More threads than this are fed by no single reader of files. */
const MOST = 16;
/** Megabytes that one page or case may take. Real ones need some 150. */
const HEAP_MB = 1024;
/** A page's tree fits in, so that most of it is gone before it is copied anywhere. */
const YOUNG_MB = 64;

/** A thread takes as long to start as some fifty pages or cases take: the next is started when so many more have come, or one has waited so long (milliseconds). */
const WORTH = 50;
const PATIENCE = 1_000;

/** Milliseconds for one page or case; real ones need some ten. A page that its reader never ends with is given up, not the run. */
const LONGEST = 120_000;

/** `thread`: file of the built thread, for scripts that run from the sources. */
export function openWorkers(engine: Engine, confirmed: WorkSetup['confirmed'] = [], thread: string | undefined = BUILT ? entryFile('work-thread') : undefined): Workers {
  if (thread !== undefined) return threads(thread, { confirmed, portals: engine.schemas.portals }, Math.min(MOST, availableParallelism()));
  const work = openWork(engine);
  return {
    abreast: 4,
    page: async (task) => work.page({ ...task, kind: 'page' }),
    async check(subject, rules) {
      // A server goes on answering while a run compares.
      await new Promise(setImmediate);
      return work.check(subject, rules);
    },
    close: () => undefined,
  };
}

interface Waiting {
  task: WorkTask;
  done: (result: unknown) => void;
  failed: (cause: Error) => void;
  /** Until it is begun. */
  impatience?: NodeJS.Timeout;
}

/** The bytes of a page are copied once, because who asks goes on with its own, and that copy is moved. */
function send(worker: Worker, id: number, task: WorkTask): void {
  if (task.kind !== 'page') return worker.postMessage({ id, task });
  const bytes = new Uint8Array(task.body.bytes);
  worker.postMessage({ id, task: { ...task, body: { ...task.body, bytes } } }, [bytes.buffer]);
}

function threads(file: string, setup: WorkSetup, most: number): Workers {
  const waiting: Waiting[] = [];
  const idle: Worker[] = [];
  const busy = new Map<Worker, Waiting & { id: number; limit: NodeJS.Timeout }>();
  let count = 0;
  let asked = 0;
  let worth = 1;
  let closed = false;

  const lost = (worker: Worker, why: string): void => {
    const task = busy.get(worker);
    clearTimeout(task?.limit);
    busy.delete(worker);
    const at = idle.indexOf(worker);
    if (at >= 0) idle.splice(at, 1);
    task?.failed(new Error(why));
    next();
  };
  const start = (): Worker => {
    const worker = new Worker(file, { workerData: setup, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_MB } });
    worker.on('message', ({ id, result, failed }: WorkAnswer) => {
      const task = busy.get(worker);
      if (task?.id !== id) return;
      clearTimeout(task.limit);
      busy.delete(worker);
      idle.push(worker);
      worker.unref();
      if (failed === undefined) task.done(result);
      else task.failed(new Error(failed));
      next();
    });
    worker.on('error', (cause) => lost(worker, cause instanceof Error ? cause.message : String(cause)));
    worker.on('exit', () => lost(worker, '处理中途意外停止'));
    return worker;
  };
  const next = (): void => {
    while (!closed && waiting.length > 0) {
      const worker = idle.pop() ?? (busy.size < worth ? start() : undefined);
      const task = worker && waiting.shift();
      if (!worker || !task) return;
      count += 1;
      clearTimeout(task.impatience);
      const limit = setTimeout(() => { lost(worker, '处理超过了时限'); void worker.terminate(); }, LONGEST);
      limit.unref();
      busy.set(worker, { ...task, id: count, limit });
      worker.ref();
      send(worker, count, task.task);
    }
  };
  const allow = (threads: number): void => { worth = Math.max(worth, Math.min(most, threads)); };
  const run = <T>(task: WorkTask): Promise<T> => new Promise((resolve, reject) => {
    const one: Waiting = { task, done: (result) => resolve(result as T), failed: reject };
    waiting.push(one);
    asked += 1;
    allow(1 + Math.floor(asked / WORTH));
    next();
    if (waiting.includes(one)) {
      one.impatience = setTimeout(() => { allow(worth + 1); next(); }, PATIENCE);
      one.impatience.unref();
    }
  });
  return {
    abreast: 2 * most,
    page: (task) => run<Guide[]>({ ...task, kind: 'page' }),
    check: (subject, rules) => run<Checked>({ kind: 'check', subject, ...(rules ? { rules } : {}) }),
    close() {
      closed = true;
      for (const worker of [...idle, ...busy.keys()]) void worker.terminate();
      for (const { failed, impatience } of waiting.splice(0)) {
        clearTimeout(impatience);
        failed(new Error('已停止'));
      }
    },
  };
}
