import { monitorEventLoopDelay } from 'node:perf_hooks';
import { toolVersion } from '../run/versions.js';
import type { Measures } from '../run/desk/health.js';

/** Upper bounds of the histogram, seconds. */
const BOUNDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Timing {
  buckets: number[];
  sum: number;
  count: number;
}

/** Counts requests by method, route and status, and how long they took. Addresses are those of routes, never what users asked for. */
export interface RequestCounter {
  note(request: { method: string; route: string; status: number; seconds: number }): void;
  lines(): string[];
  close(): void;
}

export function openRequestCounter(): RequestCounter {
  const counts = new Map<string, number>();
  const timings = new Map<string, Timing>();
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  return {
    note({ method, route, status, seconds }) {
      const counted = labels({ method, route, status: String(status) });
      counts.set(counted, (counts.get(counted) ?? 0) + 1);
      const key = labels({ method, route }).slice(1, -1);
      const timing = timings.get(key) ?? { buckets: BOUNDS.map(() => 0), sum: 0, count: 0 };
      for (const [index, bound] of BOUNDS.entries()) if (seconds <= bound) timing.buckets[index] = (timing.buckets[index] ?? 0) + 1;
      timing.sum += seconds;
      timing.count += 1;
      timings.set(key, timing);
    },
    lines() {
      return [
        ...metric('zhinan_http_requests_total', 'counter', 'Requests by method, route and status.', [...counts].map(([by, count]) => `${by} ${count}`)),
        '# HELP zhinan_http_request_seconds Time to answer a request.', '# TYPE zhinan_http_request_seconds histogram',
        ...[...timings].flatMap(([key, { buckets, sum, count }]) => [
          ...BOUNDS.map((bound, index) => `zhinan_http_request_seconds_bucket{${key},le="${bound}"} ${buckets[index] ?? 0}`), `zhinan_http_request_seconds_bucket{${key},le="+Inf"} ${count}`,
          `zhinan_http_request_seconds_sum{${key}} ${sum.toFixed(6)}`, `zhinan_http_request_seconds_count{${key}} ${count}`,
        ]),
        ...metric('zhinan_event_loop_delay_seconds', 'gauge', 'Delay of the event loop, 99th of a hundred.', [` ${(delay.percentile(99) / 1e9).toFixed(6)}`]),
      ];
    },
    close: () => delay.disable(),
  };
}

/** What the machine and the store are like, in Prometheus' text format. */
export function measureLines({ counts, outcomes, running, freeBytes, backedUpAt }: Measures): string[] {
  const { rss, heapUsed } = process.memoryUsage();
  const { userCPUTime: user, systemCPUTime: system } = process.resourceUsage();
  const by = (names: string[], rows: { by: string[]; count: number }[]): string[] => rows.map((row) => `${labels(Object.fromEntries(names.map((name, index) => [name, row.by[index] ?? ''])))} ${row.count}`);
  return [
    ...metric('zhinan_info', 'gauge', 'Version of the tool.', [`${labels({ version: toolVersion(), node: process.version })} 1`]),
    ...metric('zhinan_findings', 'gauge', 'Findings by state and verdict.', by(['state', 'verdict'], counts.findings)),
    ...metric('zhinan_runs', 'gauge', 'Runs by kind and state.', by(['kind', 'state'], counts.runs)),
    ...metric('zhinan_run_steps', 'gauge', 'Steps of runs by state; waiting and taken are the queue.', by(['state'], counts.steps)),
    ...metric('zhinan_appeals', 'gauge', 'Appeals by state.', by(['state'], counts.appeals)),
    ...metric('zhinan_fetch_outcomes', 'gauge', 'Outcomes of the pages of the last run.', [...outcomes].sort().map(([outcome, count]) => `${labels({ outcome })} ${count}`)),
    ...metric('zhinan_run_active', 'gauge', 'Whether a run is under way.', [` ${running ? 1 : 0}`]),
    ...metric('zhinan_disk_free_bytes', 'gauge', 'Free bytes on the disk of the data.', freeBytes === undefined ? [] : [` ${freeBytes}`]),
    ...metric('zhinan_backup_timestamp_seconds', 'gauge', 'When the last backup was made.', backedUpAt === undefined ? [] : [` ${backedUpAt}`]),
    ...metric('process_resident_memory_bytes', 'gauge', 'Memory of the process.', [` ${rss}`]),
    ...metric('zhinan_heap_used_bytes', 'gauge', 'Memory of its objects.', [` ${heapUsed}`]),
    ...metric('process_uptime_seconds', 'gauge', 'Time since the start.', [` ${process.uptime().toFixed(1)}`]),
    ...metric('process_cpu_seconds_total', 'counter', 'Time of processors.', [` ${((user + system) / 1e6).toFixed(3)}`]),
  ];
}

function metric(name: string, type: 'counter' | 'gauge', help: string, values: string[]): string[] {
  return values.length === 0 ? [] : [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...values.map((value) => `${name}${value}`)];
}

function labels(of: Record<string, string>): string {
  return `{${Object.entries(of).map(([name, value]) => `${name}="${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`).join(',')}}`;
}
