import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** What the sites of a city have seen. */
export interface Sites {
  port: number;
  /** Times that each page was asked for, by host and path. */
  visits: Map<string, number>;
  /** Most requests under way at once at one host, and most connections. */
  busiest: () => number;
  connections: () => number;
  /** Least milliseconds between two starts at one host, the earliest that the first can have been. */
  closest: () => number;
  /** Milliseconds between two starts at one host, in the mean; of the host where they are least. */
  spacing: () => number;
  close(): Promise<void>;
}

export interface SiteOptions {
  /** Milliseconds that an answer takes. */
  latency?: number;
  robots?: string;
  /** Answers in place of the page, where it gives true. */
  instead?: (response: ServerResponse, host: string, url: string) => boolean;
  page: (index: number) => string;
}

/** Sites on the loopback addresses 127.0.0.1 …, all of one port: pages `/p/<n>`. */
export async function openSites({ latency = 0, robots = 'User-agent: *\nCrawl-delay: 0\n', instead, page }: SiteOptions): Promise<Sites> {
  const visits = new Map<string, number>();
  const underWay = new Map<string, number>();
  const sockets = new Map<string, number>();
  const last = new Map<string, number>();
  const starts = new Map<string, { first: number; last: number; count: number }>();
  let [busiest, connections, closest] = [0, 0, Infinity];
  const server = createServer((request, response) => {
    const host = request.socket.localAddress ?? '';
    const url = request.url ?? '';
    const now = performance.now();
    const before = last.get(host);
    if (before !== undefined) closest = Math.min(closest, now - before);
    last.set(host, now);
    const begun = starts.get(host);
    starts.set(host, { first: begun?.first ?? now, last: now, count: (begun?.count ?? 0) + 1 });
    visits.set(`${host}${url}`, (visits.get(`${host}${url}`) ?? 0) + 1);
    underWay.set(host, (underWay.get(host) ?? 0) + 1);
    busiest = Math.max(busiest, underWay.get(host) ?? 0);
    response.on('close', () => underWay.set(host, (underWay.get(host) ?? 1) - 1));
    setTimeout(() => {
      if (url === '/robots.txt') return void response.writeHead(200, { 'content-type': 'text/plain' }).end(robots);
      if (instead?.(response, host, url)) return;
      const number = /^\/p\/(\d+)$/.exec(url)?.[1];
      if (number === undefined) return void response.writeHead(404).end('<h1>404</h1>');
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(Number(number)));
    }, latency);
  });
  server.on('connection', (socket) => {
    const host = socket.localAddress ?? '';
    sockets.set(host, (sockets.get(host) ?? 0) + 1);
    connections = Math.max(connections, sockets.get(host) ?? 0);
    socket.on('close', () => sockets.set(host, (sockets.get(host) ?? 1) - 1));
  });
  // A connection that the site closes while it is used again would be tried twice, which the report tells.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  return {
    port: (server.address() as AddressInfo).port, visits, busiest: () => busiest, connections: () => connections, closest: () => closest,
    spacing: () => Math.min(...[...starts.values()].map(({ first, last, count }) => (last - first) / (count - 1))),
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}

const code = (index: number): string => `3301${String(80_000_000 + index).padStart(8, '0')}`;
const lines = (index: number, days: number): [string, string][] => [
  ['事项名称', `第${index}类渡口登记`], ['基本编码', code(index)], ['受理条件', '符合规定的单位和个人'], ['承诺办结时限', `${days}个工作日`], ['咨询电话', '0571-82345678'],
];

/** The page of an item; every seventh promises another limit than its paper. */
export const fleetPage = (index: number): string => {
  const rows = lines(index, index % 7 === 3 ? 9 : 5);
  return `<!doctype html><html><head><meta charset="utf-8"><title>第${index}类渡口登记</title></head><body><h1>第${index}类渡口登记</h1><table>${rows.map(([label, value]) => `<tr><th>${label}</th><td>${value}</td></tr>`).join('')}</table></body></html>`;
};

/** Writes a catalogue with paper guides, the pages spread over hosts 127.0.0.1 …; its path. */
export function writeFleetCity(folder: string, items: number, hosts: number, port: number): { catalogue: string; allowHosts: string[] } {
  mkdirSync(path.join(folder, 'offline'), { recursive: true });
  const rows = Array.from({ length: items }, (_, index) => {
    writeFileSync(path.join(folder, 'offline', `${index}.md`), `# 第${index}类渡口登记办事指南\n\n${lines(index, 5).map(([label, value]) => `- ${label}：${value}`).join('\n')}\n`);
    return `${code(index)},,第${index}类渡口登记,${index % 3 === 0 ? '甲局' : '乙局'},http://127.0.0.${(index % hosts) + 1}:${port}/p/${index},offline/${index}.md,`;
  });
  const catalogue = path.join(folder, '目录.csv');
  writeFileSync(catalogue, ['基本编码,实施编码,事项名称,部门,线上地址,线下文件,手册文件', ...rows].join('\n'));
  return { catalogue, allowHosts: Array.from({ length: hosts }, (_, host) => `127.0.0.${host + 1}`) };
}

const MAY_DIFFER = new Set(['takenAt', 'confirmedAt', 'firstTakenAt', 'secondTakenAt', 'startedAt', 'finishedAt', 'timings']);

/** A census's report as text, without its id and times. */
export function bareReport(out: string): string {
  const report = JSON.parse(readFileSync(path.join(out, 'report.json'), 'utf8')) as { run: Record<string, unknown> };
  return JSON.stringify({ ...report, run: { ...report.run, id: '' } }, (key, value: unknown) => (MAY_DIFFER.has(key) || (key === 'at' && typeof value === 'string') ? '' : value), 1);
}
