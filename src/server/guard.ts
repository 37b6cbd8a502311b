import type { FastifyRequest } from 'fastify';
import type { Desk } from '../run/desk.js';
import { oneReading } from '../run/desk/news.js';
import { listOffices } from '../run/desk/offices.js';
import type { App } from './app.js';
import type { Account } from '../run/accounts.js';
import { can, isAction, isRole, type Action, type Actor, type Thing } from './can.js';
import { Refused } from './problems.js';

export const COOKIE = 'zhinan';
const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
export const isWrite = (method: string): boolean => WRITES.has(method);

/** Who is signed in, as the guard knows it. */
export interface SignedIn extends Actor {
  name: string;
  mustChangePassword: boolean;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What `can` is asked; `'open'` for the door itself. A route must name one. */
    action?: Action | 'open' | 'signed-in';
    /** The thing that the request is about, where the answer depends on it. */
    thing?: (request: FastifyRequest) => Thing | Promise<Thing>;
  }
  interface FastifyRequest {
    user: SignedIn | undefined;
  }
  interface FastifyInstance {
    /** `GET /api/units` → what it asks of `can`; parameters are written `:`. */
    routeActions: Map<string, { action: Action | 'open' | 'signed-in' }>;
  }
}

/**
 * Asks `can` before every route. Sessions come by an HttpOnly, SameSite=Strict cookie, and writes by session need a header that no page
 * of another origin can set; programs come with a token. `often` refuses an account that asks too much in too short a time.
 */
export function guard(app: App, desk: Desk, often: (request: FastifyRequest) => Promise<void>): void {
  app.decorateRequest('user', undefined);
  const actions = new Map<string, { action: Action | 'open' | 'signed-in' }>();
  app.decorate('routeActions', actions);
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/api') && route.method !== 'HEAD' && !route.config?.action) throw new Error(`${String(route.method)} ${route.url} names no action`);
    const { handler, method } = route;
    if (method === 'GET') route.handler = async function reading(request, reply): Promise<unknown> { return oneReading(async () => handler.call(this, request, reply)); };
    if (route.config?.action) actions.set(`${String(route.method)} ${route.url.replaceAll(/:[^/]+/g, ':')}`, { action: route.config.action });
  });
  app.addHook('preValidation', async (request) => {
    const { action, thing } = request.routeOptions.config;
    if (!action || action === 'open') return;
    const { bearer, session } = shownBy(request);
    const account = bearer ? await desk.accounts.byToken(bearer) : session ? await desk.accounts.bySession(session) : undefined;
    const known = account && signedIn(account);
    const user = known?.role === 'admin' && (await listOffices(desk)).sample ? { ...known, sample: true } : known;
    if (!user) throw new Refused(401, bearer ? '令牌无效或已停用，请到“接口令牌”重新生成。' : '请先登录。');
    if (!bearer && isWrite(request.method) && request.headers['x-zhinan'] !== '1') throw new Refused(403, '这个请求不是从本系统的页面发出的，没有执行。');
    request.user = user;
    await often(request);
    if (user.mustChangePassword && !['/api/me', '/api/password', '/api/sign-out'].includes(request.routeOptions.url ?? '')) throw new Refused(403, '请先修改初始密码。');
    if (action === 'signed-in' && bearer && isWrite(request.method)) throw new Refused(403, '令牌不能做这件事，请在页面上登录后办理。');
    if (action === 'signed-in') return;
    if (!can(user, action)) throw new Refused(403, '您的角色不能做这件事。');
    if (thing && !can(user, action, await thing(request))) throw new Refused(403, '这不是您能办理的内容。');
  });
}

/** What a request shows of who sends it. */
function shownBy(request: FastifyRequest): { bearer?: string | undefined; session?: string | undefined } {
  return { bearer: /^Bearer (\S{20,200})$/.exec(request.headers.authorization ?? '')?.[1], session: request.cookies[COOKIE] };
}

/** Whether who sent a request may still go on with it, for answers that take long: the account may be closed meanwhile, its session ended, its token revoked. */
export async function stillSignedIn(request: FastifyRequest, desk: Desk): Promise<boolean> {
  const { bearer, session = '' } = shownBy(request);
  return bearer ? (await desk.accounts.byToken(bearer)) !== undefined : desk.accounts.holds(session);
}

/** An account as the guard knows it; nobody where its role is not one of ours. */
function signedIn({ id, name, role, unit, mustChangePassword, scopes }: Account): SignedIn | undefined {
  return isRole(role) ? { id, name, role, mustChangePassword, ...(unit ? { unit } : {}), ...(scopes ? { scopes: scopes.filter(isAction) } : {}) } : undefined;
}

/** Who asks; only for routes that are not open. */
export function userOf(request: FastifyRequest): SignedIn {
  if (!request.user) throw new Refused(401, '请先登录。');
  return request.user;
}

/** The unit that a user's lists are held to; undefined: all units. */
export function ownUnit(request: FastifyRequest): string | undefined {
  const user = userOf(request);
  return user.role === 'department' ? (user.unit ?? '') : undefined;
}
