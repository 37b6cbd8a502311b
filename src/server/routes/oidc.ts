import { randomUUID } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { Desk } from '../../run/desk.js';
import { UserProblem } from '../../run/problem.js';
import type { App } from '../app.js';
import { sessionCookie, type Door, type OidcSettings } from '../door.js';
import { COOKIE } from '../guard.js';
import { identityOf, newcomerOf } from '../newcomer.js';
import { Refused } from '../problems.js';
import type { Begun, SignOn } from '../sign-on.js';

const FLOW_COOKIE = 'zhinan-oidc';
/** Says that a browser came by the office's sign-on, so that leaving leads there too. */
export const VIA_COOKIE = 'zhinan-via';
const TEN_MINUTES = 600_000;
/** So that nobody fills the memory by beginning sign-ons. */
const MOST_BEGUN = 1000;

/** Sign-on by OpenID Connect; what goes wrong is said on a page, because a browser stands there and no program. */
export function oidcRoutes(api: App, desk: Desk, door: Door, settings: OidcSettings, provider: SignOn): void {
  const begun = new Map<string, Begun & { until: number }>();
  // The way back comes from another site, which a strict cookie does not survive.
  const flowCookie = { ...sessionCookie(door), sameSite: 'lax', path: '/api/oidc' } as const;

  api.get('/oidc/start', { config: { action: 'open', rateLimit: { max: 60, timeWindow: '1 minute' } }, schema: { hide: true } }, (_request, reply) => onPage(reply, async () => {
    const now = Date.parse(desk.now());
    for (const [key, { until }] of begun) if (until < now) begun.delete(key);
    if (begun.size >= MOST_BEGUN) throw new Refused(429, '正在登录的人太多，请过几分钟再试。');
    const { flow, url } = await provider.begin();
    const key = randomUUID();
    begun.set(key, { ...flow, until: now + TEN_MINUTES });
    return reply.setCookie(FLOW_COOKIE, key, flowCookie).redirect(url);
  }));

  api.get('/oidc/back', { config: { action: 'open', rateLimit: { max: 60, timeWindow: '1 minute' } }, schema: { hide: true } }, (request, reply) => onPage(reply, async () => {
    const key = request.cookies[FLOW_COOKIE] ?? '';
    const flow = begun.get(key);
    begun.delete(key);
    void reply.clearCookie(FLOW_COOKIE, flowCookie);
    if (!flow || flow.until < Date.parse(desk.now())) throw new Refused(400, '登录已超时，请回到登录页重新开始。');
    const claims = await provider.end(flow, new URL(request.url, settings.origin).search);
    const identity = identityOf(claims, settings);
    const { secret } = await desk.accounts.signInAs(identity, newcomerOf(claims, identity, settings), settings.name);
    void reply.setCookie(COOKIE, secret, sessionCookie(door)).setCookie(VIA_COOKIE, 'oidc', sessionCookie(door));
    // A page of our own, because a strict cookie is not sent along with a redirect that another site began.
    return reply.type('text/html; charset=utf-8').send('<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/"><title>正在登录</title><p><a href="/">进入指南针</a></p></html>');
  }));
}

/** Answers what is refused as a page that leads back to the door. */
async function onPage(reply: FastifyReply, work: () => Promise<FastifyReply>): Promise<FastifyReply> {
  try {
    return await work();
  } catch (problem) {
    if (!(problem instanceof Refused || problem instanceof UserProblem)) throw problem;
    const page = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>没有登录 · 指南针</title>
<body style="font:16px/1.7 system-ui,'Microsoft YaHei',sans-serif;max-width:32em;margin:15vh auto;padding:0 1em;color:#1f2328"><h1 style="font-size:1.3em">没有登录</h1><p role="alert">${escaped(problem.message)}</p><p><a href="/login" style="color:#0958d9">回到登录页</a></p></body></html>`;
    return reply.status(problem instanceof Refused ? problem.statusCode : 403).type('text/html; charset=utf-8').send(page);
  }
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
