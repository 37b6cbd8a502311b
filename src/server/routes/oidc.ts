import { randomUUID } from 'node:crypto';
import { allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, discovery, randomNonce, randomPKCECodeVerifier, randomState, type Configuration } from 'openid-client';
import type { Desk } from '../../run/desk.js';
import type { App } from '../app.js';
import { sessionCookie, type Door, type OidcSettings } from '../door.js';
import { COOKIE } from '../guard.js';
import { Refused } from '../problems.js';

/** A sign-on that was begun and not yet come back from. */
interface Begun {
  verifier: string;
  state: string;
  nonce: string;
  until: number;
}

const FLOW_COOKIE = 'zhinan-oidc';
const TEN_MINUTES = 600_000;
/** So that nobody fills the memory by beginning sign-ons. */
const MOST_BEGUN = 1000;

/** Sign-on by OpenID Connect: authorization code with PKCE, state and nonce. The provider's subject names the account here. */
export async function oidcRoutes(api: App, desk: Desk, door: Door, settings: OidcSettings): Promise<void> {
  let known: Promise<Configuration> | undefined;
  const provider = (): Promise<Configuration> => {
    known ??= discovery(new URL(settings.issuer), settings.clientId, settings.clientSecret, undefined, settings.insecure ? { execute: [allowInsecureRequests] } : {});
    return known.catch((cause: unknown) => {
      known = undefined;
      throw new Refused(400, `连不上${settings.name}，请稍后再试，或用指南针的账号登录。`, String(cause));
    });
  };
  const begun = new Map<string, Begun>();
  const redirect = `${settings.origin}/api/oidc/back`;
  // The way back comes from another site, which a strict cookie does not survive.
  const flowCookie = { ...sessionCookie(door), sameSite: 'lax', path: '/api/oidc' } as const;

  api.get('/oidc/start', { config: { action: 'open', rateLimit: { max: 60, timeWindow: '1 minute' } }, schema: { hide: true } }, async (_request, reply) => {
    const config = await provider();
    const now = Date.parse(desk.now());
    for (const [key, { until }] of begun) if (until < now) begun.delete(key);
    if (begun.size >= MOST_BEGUN) throw new Refused(429, '正在登录的人太多，请过几分钟再试。');
    const flow: Begun = { verifier: randomPKCECodeVerifier(), state: randomState(), nonce: randomNonce(), until: now + TEN_MINUTES };
    const key = randomUUID();
    begun.set(key, flow);
    void reply.setCookie(FLOW_COOKIE, key, flowCookie);
    const url = buildAuthorizationUrl(config, { redirect_uri: redirect, scope: 'openid', code_challenge: await calculatePKCECodeChallenge(flow.verifier), code_challenge_method: 'S256', state: flow.state, nonce: flow.nonce });
    return reply.redirect(url.href);
  });

  api.get('/oidc/back', { config: { action: 'open' }, schema: { hide: true } }, async (request, reply) => {
    const key = request.cookies[FLOW_COOKIE] ?? '';
    const flow = begun.get(key);
    begun.delete(key);
    void reply.clearCookie(FLOW_COOKIE, flowCookie);
    if (!flow) throw new Refused(400, '登录已超时，请回到登录页重新开始。');
    const subject = await grant(await provider(), new URL(request.url, settings.origin), flow);
    const { secret } = await desk.accounts.signInAs(subject);
    void reply.setCookie(COOKIE, secret, sessionCookie(door));
    // A page of our own, because a strict cookie is not sent along with a redirect that another site began.
    return reply.type('text/html; charset=utf-8').send('<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/"><title>正在登录</title><p><a href="/">进入指南针</a></p>');
  });

  async function grant(config: Configuration, url: URL, flow: Begun): Promise<string> {
    try {
      const tokens = await authorizationCodeGrant(config, url, { pkceCodeVerifier: flow.verifier, expectedState: flow.state, expectedNonce: flow.nonce, idTokenExpected: true });
      const subject = tokens.claims()?.sub;
      if (subject) return subject;
    } catch {
      // What the provider says is in its own words; people get one sentence.
    }
    throw new Refused(400, `${settings.name}没有确认您的身份，请重新登录。`);
  }
}
