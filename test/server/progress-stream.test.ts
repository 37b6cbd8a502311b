import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openBench, type Bench } from './kit.js';

/** More than the server lets pass between two looks at who listens. */
const A_LOOK = 21_000;

describe('the stream of progress ends with', () => {
  let bench: Bench;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    bench = await openBench();
    await bench.app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterEach(async () => {
    await bench.close();
    vi.useRealTimers();
  });

  /** Listens; what has come so far, and when it is over. */
  async function listen(headers: Record<string, string>) {
    const { port } = bench.app.server.address() as { port: number };
    const answer = await new Promise<IncomingMessage>((resolve, reject) => { get({ host: '127.0.0.1', port, path: '/api/progress/events', headers }, resolve).on('error', reject); });
    let text = '';
    answer.setEncoding('utf8').on('data', (piece: string) => { text += piece; });
    return { ended: once(answer, 'end'), over: () => answer.readableEnded, text: () => text };
  }

  test.each<[string, (bench: Bench) => Promise<unknown>]>([
    ['the account', async ({ desk }) => desk.accounts.change('viewer', (await desk.accounts.list()).find(({ id }) => id === 'viewer')?.version ?? 0, { active: false }, 'test')],
    ['the password', ({ desk }) => desk.accounts.resetPassword('viewer', 'test')],
    ['the sign-out', async ({ app, as }) => app.inject({ method: 'POST', url: '/api/sign-out', headers: await as('viewer') })],
  ])('%s', async (_what, close) => {
    const stream = await listen(await bench.as('viewer'));
    vi.advanceTimersByTime(A_LOOK);
    await vi.waitFor(() => expect(stream.text()).toContain(': \n\n'), 20_000);
    expect(stream.over()).toBe(false);
    await close(bench);
    vi.advanceTimersByTime(A_LOOK);
    await stream.ended;
    expect(stream.over()).toBe(true);
  }, 60_000);

  test('the token', async () => {
    const headers = await bench.as('viewer');
    const { secret } = (await bench.app.inject({ method: 'POST', url: '/api/tokens', headers, payload: { name: '程序', scopes: ['run.read'] } })).json<{ secret: string }>();
    const stream = await listen({ authorization: `Bearer ${secret}` });
    await bench.desk.accounts.resetPassword('viewer', 'test');
    vi.advanceTimersByTime(A_LOOK);
    await stream.ended;
    expect(stream.over()).toBe(true);
  }, 60_000);
});
