import type { StoppedHost } from '../../crawl/index.js';
import { fleetProgress, fleetSteps, hostProgress, jobsAtWork, listHandedOut, listWorkers, type FleetWorker, type HandedOut, type JobKind, type Store } from '../../store/index.js';
import type { FleetAbout } from '../fleet/opened-census.js';
import type { WorkerAbout } from '../fleet/worker.js';
import type { Desk } from '../desk.js';

export interface FleetMachine {
  id: string;
  machine: string;
  version: string;
  /** 在岗, 没有音信, 已退出, 不接任务 */
  state: string;
  startedAt: string;
  seenAt: string;
  /** What it does now, one sentence each. */
  doing: string[];
  asking: string[];
  done: number;
  /** Resident megabytes. */
  memory: number;
  refuses?: string;
}

export interface FleetHost {
  host: string;
  items: number;
  fetched: number;
  done: number;
  /** Why it is left alone. */
  stopped?: string;
}

export interface FleetCensusView {
  id: string;
  catalogue: string;
  handedOutAt: string;
  /** 正在进行, 已完成, 已停止 */
  state: string;
  items: number;
  fetched: number;
  done: number;
  failed: { host: string; items: number; error: string }[];
  hosts: FleetHost[];
}

/** The machines that work on this database, and how far they are with what was handed out. `many`: the store is one that machines share. */
export interface FleetSight {
  many: boolean;
  machines: FleetMachine[];
  censuses: FleetCensusView[];
}

/** Censuses that are shown. */
const SHOWN = 5;
const KINDS: Record<JobKind, string> = { fetch: '取网页', check: '读取比对', confirm: '复核取证' };
const STATES: Record<HandedOut['state'], string> = { open: '正在进行', done: '已完成', stopped: '已停止' };

export async function fleetSight({ store }: Desk): Promise<FleetSight> {
  if (store.kind !== 'postgres') return { many: false, machines: [], censuses: [] };
  const jobs = await jobsAtWork(store);
  const machines = (await listWorkers(store)).map((worker): FleetMachine => {
    const about = worker.about as WorkerAbout;
    const own = worker.alive ? jobs.filter((job) => job.worker === worker.id) : [];
    return {
      id: worker.id, machine: worker.machine, version: worker.version, state: stateOf(worker), startedAt: worker.startedAt, seenAt: worker.seenAt,
      doing: own.map(({ kind, host, slice }) => `${kind === undefined ? '' : KINDS[kind]}${host === '' ? '' : ` ${host}`}（第 ${slice + 1} 组）`),
      asking: worker.alive ? about.asking : [], done: about.done, memory: about.memory, ...(worker.alive && about.refuses !== undefined ? { refuses: about.refuses } : {}),
    };
  });
  return { many: true, machines, censuses: await Promise.all((await listHandedOut(store, SHOWN)).map((handed) => censusView(store, handed))) };
}

function stateOf({ state, alive }: FleetWorker & { alive: boolean }): string {
  if (state === 'left') return '已退出';
  if (!alive) return '没有音信';
  return state === 'refusing' ? '不接任务' : '在岗';
}

async function censusView(store: Store, { census, about, handedOutAt, state }: HandedOut): Promise<FleetCensusView> {
  const { items, fetched, done, failed } = await fleetProgress(store, census);
  const stopped = await fleetSteps<StoppedHost>(store, census, 'stopped');
  const hosts = (await hostProgress(store, census)).map((row): FleetHost => {
    const message = stopped.get(row.host)?.message;
    return { ...row, ...(message === undefined ? {} : { stopped: message }) };
  });
  return { id: census, catalogue: (about as FleetAbout).catalogue, handedOutAt, state: STATES[state], items, fetched, done, failed: failed.map(({ host, items: count, error }) => ({ host, items: count, error })), hosts };
}
