import { Type } from 'typebox';
import type { Desk } from '../../run/desk.js';
import { NewToken, TokenView } from '../api/admin.js';
import type { App } from '../app.js';
import { can, isAction } from '../can.js';
import { userOf } from '../guard.js';
import { Refused } from '../problems.js';

const TAGS = ['接口令牌'];

export function tokenRoutes(api: App, desk: Desk): void {
  const config = { action: 'token.manage' } as const;

  api.get('/tokens', { config, schema: { tags: TAGS, summary: '自己的令牌', response: { 200: Type.Array(TokenView) } } }, async (request) =>
    (await desk.accounts.tokens(userOf(request).id)).map(({ hash, name, scopes, createdAt, expires, usedAt, revokedAt }) => ({ hash, name, scopes, createdAt, ...(expires ? { expires } : {}), ...(usedAt ? { usedAt } : {}), ...(revokedAt ? { revokedAt } : {}) })));

  api.post('/tokens', { config, schema: { tags: TAGS, summary: '生成令牌（只显示一次）', body: NewToken, response: { 200: Type.Object({ secret: Type.String() }) } } }, async (request) => {
    const user = userOf(request);
    const scopes = request.body.scopes.filter(isAction);
    if (scopes.length < request.body.scopes.length) throw new Refused(400, '权限中有不认识的项，请从列表中选。', 'scopes');
    if (scopes.some((scope) => !can(user, scope))) throw new Refused(403, '令牌的权限不能超过您自己的权限。', 'scopes');
    const expires = request.body.expires && `${request.body.expires}T23:59:59+08:00`;
    if (expires && expires <= desk.now()) throw new Refused(400, '有效期已经过去，请选今天或以后的日期；长期有效的不填。', 'expires');
    return { secret: await desk.accounts.addToken(user.id, request.body.name, scopes, expires) };
  });

  api.delete('/tokens/:hash', { config, schema: { tags: TAGS, summary: '停用令牌', params: Type.Object({ hash: Type.String({ maxLength: 64 }) }) } }, async (request, reply) => {
    await desk.accounts.revokeToken(userOf(request).id, request.params.hash);
    return reply.status(204).send();
  });
}
