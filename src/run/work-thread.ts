import { parentPort, workerData } from 'node:worker_threads';
import { openEngine } from './engine.js';
import { openWork, type WorkSetup, type WorkTask } from './work.js';

/** What a thread answers to one task. */
export interface WorkAnswer {
  id: number;
  result?: unknown;
  /** Why there is none. */
  failed?: string;
}

// A thread that reads pages and files of plain text and checks cases, and nothing else: it opens no file but the schemas (workers.ts).
const { confirmed, portals } = workerData as WorkSetup;
const engine = openEngine(confirmed);
const work = openWork({ ...engine, schemas: { ...engine.schemas, portals } });

const done = (task: WorkTask): unknown => (task.kind === 'page' ? work.page(task) : task.kind === 'file' ? work.file(task.input) : task.kind === 'case' ? work.checkCase(task.subject) : work.check(task));

async function answer(id: number, task: WorkTask): Promise<WorkAnswer> {
  try {
    return { id, result: await done(task) };
  } catch (cause) {
    return { id, failed: cause instanceof Error ? cause.message : String(cause) };
  }
}

parentPort?.on('message', ({ id, task }: { id: number; task: WorkTask }) => {
  void answer(id, task).then((given) => parentPort?.postMessage(given));
});
