import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Desk } from '../run/desk.js';
import { healthOf, measuresOf } from '../run/desk/health.js';
import { toolVersion } from '../run/versions.js';
import type { App } from './app.js';
import { measureLines, openRequestCounter } from './metrics.js';
import { Refused } from './problems.js';

export interface WatchSettings {
  /** Who shows it may read the measures from other machines; without one they are told to this machine alone. */
  metricsToken?: string;
  /** Takes a line of JSON for each request. */
  log?: (line: string) => void;
}

/** For those who keep the service: /health (it lives), /health/ready (it can work), /metrics (Prometheus), and a line a request. Nothing of what users see is in them. */
export function watch(app: App, desk: Desk, { metricsToken, log }: WatchSettings): void {
  const requests = openRequestCounter();
  app.addHook('onClose', (_app, done) => {
    requests.close();
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    requests.note({ method: request.method, route, status: reply.statusCode, seconds: reply.elapsedTime / 1000 });
    log?.(JSON.stringify({ time: desk.now(), method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime), ...(request.user ? { user: request.user.id } : {}) }));
    done();
  });
  // Whoever watches is not held back because others ask much.
  app.get('/health', { config: { rateLimit: false }, schema: { hide: true } }, (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok', version: toolVersion() }));
  app.get('/health/ready', { config: { rateLimit: { max: 600, timeWindow: '1 minute' } }, schema: { hide: true } }, async (_request, reply) => {
    const checks = await healthOf(desk);
    const ok = checks.every((check) => check.ok);
    return reply.status(ok ? 200 : 503).header('cache-control', 'no-store').send({ status: ok ? 'ready' : 'not-ready', checks });
  });
  app.get('/metrics', { config: { rateLimit: { max: 600, timeWindow: '1 minute' } }, schema: { hide: true } }, async (request, reply) => {
    if (!mayMeasure(request, metricsToken)) throw new Refused(403, '运行指标只给本机；其他电脑要取，请设置环境变量 ZHINAN_METRICS_TOKEN，并以 Authorization: Bearer 出示。');
    return reply.type('text/plain; version=0.0.4; charset=utf-8').header('cache-control', 'no-store').send(`${[...measureLines(await measuresOf(desk)), ...requests.lines()].join('\n')}\n`);
  });
}

/** What proxies tell of whom they ask for. */
const PASSED_ON = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'forwarded', 'x-real-ip', 'via'];

/** With a token: who shows it. Without: this machine, unless it only passes on what another asked. */
function mayMeasure(request: FastifyRequest, token: string | undefined): boolean {
  if (token) {
    const shown = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
    return timingSafeEqual(digest(shown), digest(token));
  }
  const local = /^(?:127\.|::1$|::ffff:127\.)/.test(request.ip);
  return local && !PASSED_ON.some((name) => request.headers[name] !== undefined);
}
