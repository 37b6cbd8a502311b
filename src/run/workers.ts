import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Case } from '../model/case.js';
import type { ReadInput, ReadItem } from '../parse/index.js';
import type { Checked } from './check-memo.js';
import { entryFile } from './code-version.js';
import type { Engine } from './engine.js';
import { IdleProcessors } from './idle-processors.js';
import type { PutAway } from './kept-guide.js';
import { openWork, type WorkSetup, type WorkTask } from './work.js';
import type { WorkAnswer } from './work-thread.js';

type TaskOf<Kind extends WorkTask['kind']> = Omit<Extract<WorkTask, { kind: Kind }>, 'kind'>;

/** Reads pages and files of plain text and checks cases on all cores. What a thread could not do rejects; the others go on. */
export interface Workers {
  page(task: TaskOf<'page'>): Promise<PutAway[]>;
  file(input: ReadInput): Promise<ReadItem<PutAway>[]>;
  /** A case whose guides were put away, by all rules, or by some, named by their identifiers. */
  check(task: TaskOf<'check'>): Promise<Checked>;
  checkCase(subject: Case): Promise<Checked>;
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

/**
 * A thread costs seconds of a processor until it is warm. Further ones are started when there was work waiting for so long (milliseconds),
 * as many as there were idle processors meanwhile: where other programs keep the machine busy they would only take turns.
 */
const PATIENCE = 1_000;

/** Milliseconds for one page or case; real ones need some ten. A page that its reader never ends with is given up, not the run. */
const LONGEST = 120_000;
/** For a file: a process of its own tries what takes longer. */
const LONGEST_FILE = 10_000;

/** `thread`: file of the built thread, for scripts that run from the sources. */
export function openWorkers(engine: Engine, confirmed: WorkSetup['confirmed'] = [], thread: string | undefined = BUILT ? entryFile('work-thread') : undefined): Workers {
  if (thread !== undefined) return threads(thread, { confirmed, portals: engine.schemas.portals }, Math.min(MOST, availableParallelism()));
  const work = openWork(engine);
  return {
    abreast: 4,
    page: async (task) => work.page({ ...task, kind: 'page' }),
    file: (input) => work.file(input),
    async check(task) {
      // A server goes on answering while a run compares.
      await new Promise(setImmediate);
      return work.check({ ...task, kind: 'check' });
    },
    checkCase: async (subject) => work.checkCase(subject),
    close: () => undefined,
  };
}

interface Waiting {
  task: WorkTask;
  done: (result: unknown) => void;
  failed: (cause: Error) => void;
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
  const processors = new IdleProcessors();
  let count = 0;
  let worth = 1;
  let impatience: NodeJS.Timeout | undefined;
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
      if (!worker || !task) break;
      count += 1;
      const limit = setTimeout(() => { lost(worker, '处理超过了时限'); void worker.terminate(); }, task.task.kind === 'file' ? LONGEST_FILE : LONGEST);
      limit.unref();
      busy.set(worker, { ...task, id: count, limit });
      worker.ref();
      send(worker, count, task.task);
    }
    look();
  };
  /** As long as work waits, it is looked after a while whether more threads would get it done sooner. */
  const look = (): void => {
    if (closed || waiting.length === 0 || worth >= most) {
      clearTimeout(impatience);
      impatience = undefined;
    } else if (!impatience) {
      processors.sinceLast();
      impatience = setTimeout(() => {
        impatience = undefined;
        worth = Math.min(most, worth + Math.min(waiting.length, Math.round(processors.sinceLast())));
        next();
      }, PATIENCE);
      impatience.unref();
    }
  };
  const run = <T>(task: WorkTask): Promise<T> => new Promise((resolve, reject) => {
    waiting.push({ task, done: (result) => resolve(result as T), failed: reject });
    next();
  });
  return {
    abreast: 2 * most,
    page: (task) => run<PutAway[]>({ ...task, kind: 'page' }),
    file: (input) => run<ReadItem<PutAway>[]>({ kind: 'file', input }),
    check: (task) => run<Checked>({ ...task, kind: 'check' }),
    checkCase: (subject) => run<Checked>({ kind: 'case', subject }),
    close() {
      closed = true;
      for (const worker of [...idle, ...busy.keys()]) void worker.terminate();
      clearTimeout(impatience);
      for (const { failed } of waiting.splice(0)) failed(new Error('已停止'));
    },
  };
}
