// The city of the benches of the fleet: the generated city of bench-scale, its pages spread over loopback addresses that answer slowly.
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeScaleCity } from './scale-city.js';

export interface SpreadCity {
  catalogue: string;
  hosts: string[];
  /** Pages that were asked for since the last time this was asked, with the moments of `performance.now` of the first and the last one. */
  asked(): { pages: number; first: number; last: number };
  /** Most requests under way at once at one host, since this was asked last. */
  busiest(): number;
  close(): void;
}

/** Writes a city of so many guides; its pages are served by so many hosts 127.0.0.1 …, each answer after so many milliseconds. */
export async function openSpreadCity(folder: string, guides: number, hosts: number, latency: number): Promise<SpreadCity> {
  const city = writeScaleCity(folder, guides);
  const underWay = new Map<string, number>();
  let busiest = 0;
  let asked = { pages: 0, first: 0, last: 0 };
  const server = createServer((request, response) => {
    const host = request.socket.localAddress ?? '';
    underWay.set(host, (underWay.get(host) ?? 0) + 1);
    busiest = Math.max(busiest, underWay.get(host) ?? 0);
    response.on('close', () => underWay.set(host, (underWay.get(host) ?? 1) - 1));
    setTimeout(() => {
      if (request.url === '/robots.txt') return void response.writeHead(200, { 'content-type': 'text/plain' }).end('User-agent: *\nCrawl-delay: 0\n');
      const number = /^\/g\/(\d+)$/.exec(request.url ?? '')?.[1];
      if (number === undefined) return void response.writeHead(404).end('<h1>404</h1>');
      const now = performance.now();
      asked = { pages: asked.pages + 1, first: asked.pages === 0 ? now : asked.first, last: now };
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(city.page(Number(number), false));
    }, latency);
  });
  // A connection that the site closes while it is used again would be tried twice, which the report tells.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  const { port } = server.address() as AddressInfo;
  const names = Array.from({ length: hosts }, (_, host) => `127.0.0.${host + 1}`);
  writeFileSync(city.catalogue, readFileSync(city.catalogue, 'utf8').replaceAll(/,\/g\/(\d+),/g, (_, number: string) => `,http://${names[Number(number) % hosts] ?? ''}:${port}/g/${number},`));
  return {
    catalogue: city.catalogue,
    hosts: names,
    asked() {
      const before = asked;
      asked = { pages: 0, first: 0, last: 0 };
      return before;
    },
    busiest() {
      const most = busiest;
      busiest = 0;
      return most;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
