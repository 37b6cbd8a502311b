import { Type } from 'typebox';
import { listOffices, unitNamed } from '../../run/desk/offices.js';
import type { Desk } from '../../run/desk.js';
import { ChangePassword, Me, SignedOut, SignIn, SignInMeans } from '../api/session.js';
import type { App } from '../app.js';
import { sessionCookie, type Door } from '../door.js';
import { ACTIONS, can } from '../can.js';
import { COOKIE, userOf } from '../guard.js';
import type { SignOn } from '../sign-on.js';
import { VIA_COOKIE } from './oidc.js';

const TAGS = ['登录'];

export function sessionRoutes(api: App, desk: Desk, door: Door, provider: SignOn | undefined): void {
  const cookie = sessionCookie(door);

  api.get('/sign-in', { config: { action: 'open' }, schema: { tags: TAGS, summary: '有哪些登录方式', response: { 200: SignInMeans } } }, () => ({ ...(door.oidc ? { oidc: door.oidc.name } : {}), ...(door.hint ? { firstHint: door.hint } : {}) }));

  api.post('/sign-in', { config: { action: 'open', rateLimit: { max: 120, timeWindow: '1 minute' } }, schema: { tags: TAGS, summary: '登录', body: SignIn, response: { 200: Type.Object({ mustChangePassword: Type.Boolean() }) } } }, async (request, reply) => {
    const { secret, account } = await desk.accounts.signIn(request.body.account.trim(), request.body.password);
    void reply.setCookie(COOKIE, secret, cookie);
    return { mustChangePassword: account.mustChangePassword };
  });

  api.post('/sign-out', { config: { action: 'signed-in' }, schema: { tags: TAGS, summary: '退出', response: { 200: SignedOut } } }, async (request, reply) => {
    const secret = request.cookies[COOKIE];
    if (secret) await desk.accounts.signOut(secret);
    const leave = request.cookies[VIA_COOKIE] ? await provider?.leave() : undefined;
    void reply.clearCookie(COOKIE, cookie).clearCookie(VIA_COOKIE, cookie);
    return leave ? { leave } : {};
  });

  api.get('/me', { config: { action: 'signed-in' }, schema: { tags: TAGS, summary: '当前用户', response: { 200: Me } } }, async (request) => {
    const user = userOf(request);
    const { offices, sample } = await listOffices(desk);
    return {
      id: user.id, name: user.name, role: user.role, ...(user.unit ? { unit: user.unit, unitName: await unitNamed(desk, user.unit) } : {}),
      may: ACTIONS.filter((action) => can(user, action)), mustChangePassword: user.mustChangePassword, offices, sample,
    };
  });

  api.post('/password', { config: { action: 'signed-in' }, schema: { tags: TAGS, summary: '修改密码', body: ChangePassword } }, async (request, reply) => {
    const { secret } = await desk.accounts.changePassword(userOf(request).id, request.body.current, request.body.next);
    return reply.setCookie(COOKIE, secret, cookie).status(204).send();
  });
}
