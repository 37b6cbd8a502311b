import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildServer } from '../../src/server/app.js';
import { openBench, type Bench } from './kit.js';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

describe('for those who keep the service', () => {
  test('it lives, and is ready while its database answers', async () => {
    expect((await bench.app.inject('/health')).json()).toMatchObject({ status: 'ok' });
    const ready = await bench.app.inject('/health/ready');
    expect([ready.statusCode, ready.json<{ checks: { name: string; ok: boolean }[] }>().checks.map(({ name, ok }) => [name, ok])]).toEqual([200, [['database', true], ['schema', true], ['disk', true]]]);
    const other = await openBench();
    await other.desk.store.db.withTables<{ kysely_migration: { name: string; timestamp: string } }>().insertInto('kysely_migration').values({ name: '9999-later', timestamp: 'x' }).execute();
    expect((await other.app.inject('/health/ready')).statusCode).toBe(503);
    await other.desk.store.close();
    const gone = await other.app.inject('/health/ready');
    expect([gone.statusCode, gone.json<{ checks: unknown[] }>().checks[0]]).toEqual([503, { name: 'database', ok: false, detail: '数据库没有应答' }]);
    expect((await other.app.inject('/health')).statusCode).toBe(200);
    await other.app.close();
  });

  test('what it measures is read by Prometheus, and names no address, user or text', async () => {
    await bench.app.inject({ url: '/api/units/secret-unit', headers: await bench.as('inspector') });
    await bench.app.inject('/api/no-such?word=secret');
    const { statusCode, headers, body } = await bench.app.inject('/metrics');
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    for (const line of body.trimEnd().split('\n')) expect(line).toMatch(/^(?:# (?:HELP|TYPE) \w+ .+|\w+(?:\{(?:\w+="(?:[^"\\\n]|\\.)*",?)+\})? -?[\d.e+-]+(?:nan)?)$/i);
    for (const name of ['zhinan_http_requests_total', 'zhinan_http_request_seconds_bucket', 'process_resident_memory_bytes', 'zhinan_disk_free_bytes', 'zhinan_info']) expect(body).toContain(`\n${name}{`.replace(/\{$/, name.startsWith('process') || name.includes('disk') ? ' ' : '{'));
    expect(body).not.toContain('secret');
    // Buckets only grow.
    const buckets = [...body.matchAll(/zhinan_http_request_seconds_bucket\{method="GET",route="\/health",le="[^"]+"\} (\d+)/g)].map(([, count]) => Number(count));
    expect(buckets).toEqual([...buckets].sort((a, b) => a - b));
  });

  test.each<[string, string | undefined, Record<string, string>, string, number]>([
    ['this machine', undefined, {}, '127.0.0.1', 200],
    ['this machine, by IPv6', undefined, {}, '::1', 200],
    ['another machine', undefined, {}, '10.1.2.3', 403],
    ['another machine through a proxy on this one', undefined, { 'x-forwarded-for': '10.1.2.3' }, '127.0.0.1', 403],
    ['another machine through a proxy that calls itself', undefined, { via: '1.1 proxy' }, '127.0.0.1', 403],
    ['another machine through a proxy that tells what was asked', undefined, { 'x-forwarded-proto': 'https' }, '::1', 403],
    ['another machine with the token', 'a-secret-token', { authorization: 'Bearer a-secret-token' }, '10.1.2.3', 200],
    ['another machine with another token', 'a-secret-token', { authorization: 'Bearer another' }, '10.1.2.3', 403],
    ['this machine without the token', 'a-secret-token', {}, '127.0.0.1', 403],
  ])('measures for %s', async (_, metricsToken, headers, remoteAddress, status) => {
    const app = await buildServer(bench.desk, metricsToken ? { metricsToken } : {});
    expect((await app.inject({ url: '/metrics', headers, remoteAddress })).statusCode).toBe(status);
    await app.close();
  });

  test('a line of the log for each request, with the route and not what was asked', async () => {
    const lines: string[] = [];
    const app = await buildServer(bench.desk, { log: (line) => lines.push(line) });
    await app.inject('/api/units?word=secret');
    await app.inject('/health');
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([{ method: 'GET', route: '/api/units', status: 401 }, { route: '/health', status: 200 }]);
    expect(lines.join('')).not.toContain('secret');
    await app.close();
  });
});
