import { setTimeout as wait } from 'node:timers/promises';
import autocannon from 'autocannon';
import { chanceOf } from './chance.js';
import type { LoadUser } from './city.js';
import { requestsOf, type Asked, type Known } from './mix.js';

export interface Answer {
  route: string;
  status: number;
  bytes: number;
  /** Milliseconds. */
  time: number;
}

const REQUESTS = 400;
const TIMEOUT = 30;

/**
 * Users at work at the same time, each by its own session and connection: `rate` requests a second each, begun one after the other within
 * that second; without a rate each asks anew as soon as it is answered. What each was answered, and how many connections broke or waited too long.
 */
export async function work(origin: string, users: readonly LoadUser[], known: Known, { seconds, rate }: { seconds: number; rate?: number }): Promise<{ answers: Answer[]; broken: number }> {
  const answers: Answer[] = [];
  const results = await Promise.all(users.map(async (user, n) => {
    await wait((1_000 * n) / users.length);
    const asked = requestsOf(user, known, REQUESTS, chanceOf(n + 1));
    return one(origin, user, asked, seconds, rate, answers);
  }));
  return { answers, broken: results.reduce((all, { errors }) => all + errors, 0) };
}

/** Each kind of request once by one user of each role, one after the other: what a server reads at its first request is not what the day costs. */
export async function first(origin: string, users: readonly LoadUser[], known: Known): Promise<void> {
  const asked = new Set<string>();
  for (const [n, user] of users.entries()) {
    for (const { route, path } of requestsOf(user, known, REQUESTS, chanceOf(n + 1))) {
      if (asked.has(`${user.role} ${route}`)) continue;
      asked.add(`${user.role} ${route}`);
      await (await fetch(origin + path, { headers: { cookie: `zhinan=${user.secret}` } })).arrayBuffer();
    }
  }
}

function one(origin: string, { secret }: LoadUser, asked: readonly Asked[], seconds: number, rate: number | undefined, answers: Answer[]): Promise<autocannon.Result> {
  const headers = { cookie: `zhinan=${secret}`, 'x-zhinan': '1', 'accept-encoding': 'gzip' };
  let at = 0;
  return autocannon({
    url: origin, connections: 1, duration: seconds, timeout: TIMEOUT, headers, requests: asked.map(({ path }) => ({ path })), ...(rate === undefined ? {} : { connectionRate: rate }),
    setupClient: (client) => {
      // The types of the package name a first argument that its emitter does not pass.
      (client as unknown as { on(event: 'response', listener: (status: number, bytes: number, time: number) => void): void }).on('response', (status, bytes, time) => {
        answers.push({ route: asked[at % asked.length]?.route ?? '', status, bytes, time });
        at += 1;
      });
    },
  });
}
