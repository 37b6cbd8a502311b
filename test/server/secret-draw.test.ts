import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROLES } from '../../src/server/can.js';
import type { Draw } from '../../src/model/draw.js';
import { drawOf, revealDraw } from '../../src/run/week/draw-week.js';
import { openBench, type Bench } from './kit.js';
import { openSampleCity } from './sample-week.js';

let bench: Bench;
let endPortal: () => void;
let draw: Draw;
let week: string;
beforeAll(async () => {
  bench = await openBench();
  endPortal = await openSampleCity(bench);
  week = (await bench.app.inject({ method: 'POST', url: '/api/draw', headers: await bench.as('inspector') })).json<{ week: string }>().week;
  const kept = await drawOf(bench.desk, week);
  if (!kept) throw new Error('nothing was drawn');
  draw = kept;
}, 120_000);
afterAll(async () => {
  await bench.close();
  endPortal();
});

/** What some must be asked with; a search for all that there is. */
const QUERIES: Record<string, string> = { '/api/search': '?text=%E5%8A%9E%E7%90%86', '/api/trends': '?by=unit' };
/** Nothing to answer before anything was filed or contested. */
const NOTHING_YET = ['/api/filings/difference', '/api/contested/list.xlsx'];

/** What every GET without parameters answers a role that may ask. */
async function everything(role: (typeof ROLES)[number]): Promise<[string, string][]> {
  const { paths } = bench.app.swagger() as { paths: Record<string, object> };
  const answers: [string, string][] = [];
  for (const [path, methods] of Object.entries(paths)) {
    if (!('get' in methods) || path.includes('{')) continue;
    const answer = await bench.app.inject({ url: `${path}${QUERIES[path] ?? ''}`, headers: await bench.as(role) });
    if (answer.statusCode === 200) answers.push([path, answer.body]);
  }
  return answers;
}

test('a draw is nobody’s but the centre’s before its pages are taken, and everybody’s afterwards', async () => {
  const items = draw.picks.map(({ item }) => item);
  expect(items.length).toBeGreaterThan(10);
  const answered = new Set<string>();
  for (const role of ROLES) {
    for (const [path, body] of await everything(role)) {
      answered.add(path);
      expect(body.includes(draw.random), `${role} ${path} shows the random value`).toBe(false);
      // An item or two stand as examples; the log names the catalogue's items as they are entered, and what it keeps of the draw is not shown.
      if (role !== 'inspector' && path !== '/api/audit') expect(items.filter((item) => body.includes(`"${item}"`)).length, `${role} ${path} shows what was drawn`).toBeLessThan(3);
    }
  }
  // Each was answered somebody: a refusal shows nothing anyway.
  const { paths } = bench.app.swagger() as { paths: Record<string, object> };
  expect(Object.entries(paths).flatMap(([path, methods]) => ('get' in methods && !path.includes('{') && !answered.has(path) ? [path] : [])).filter((path) => !NOTHING_YET.includes(path))).toEqual([]);
  expect((await bench.app.inject({ url: '/api/audit?thing=setting', headers: await bench.as('reform') })).body).toContain('随机值公布后可看');
  expect((await bench.app.inject({ url: `/api/draws/${week}`, headers: await bench.as('viewer') })).statusCode).toBe(400);
  await revealDraw(bench.desk, week, 'test');
  expect((await bench.app.inject({ url: `/api/draws/${week}`, headers: await bench.as('viewer') })).body).toContain(draw.random);
  expect((await bench.app.inject({ url: '/api/audit?thing=setting', headers: await bench.as('reform') })).body).toContain(draw.random);
});
