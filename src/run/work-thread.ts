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

// A thread that reads pages and checks cases, and nothing else: it opens no file but the schemas (workers.ts).
const { confirmed, portals } = workerData as WorkSetup;
const engine = openEngine(confirmed);
const work = openWork({ ...engine, schemas: { ...engine.schemas, portals } });

parentPort?.on('message', ({ id, task }: { id: number; task: WorkTask }) => {
  try {
    parentPort?.postMessage({ id, result: task.kind === 'page' ? work.page(task) : work.check(task.subject, task.rules) } satisfies WorkAnswer);
  } catch (cause) {
    parentPort?.postMessage({ id, failed: cause instanceof Error ? cause.message : String(cause) } satisfies WorkAnswer);
  }
});
