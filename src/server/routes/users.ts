import { Type } from 'typebox';
import { listUnits } from '../../run/desk/units.js';
import type { Desk } from '../../run/desk.js';
import { FirstPassword, NewUser, UserChange, UserView } from '../api/admin.js';
import type { App } from '../app.js';
import { isRole } from '../can.js';
import { userOf } from '../guard.js';
import { Refused } from '../problems.js';

const TAGS = ['用户'];
const Id = Type.Object({ id: Type.String({ maxLength: 64 }) });

export function userRoutes(api: App, desk: Desk): void {
  const config = { action: 'user.manage' } as const;

  api.get('/users', { config, schema: { tags: TAGS, summary: '全部用户', response: { 200: Type.Array(UserView) } } }, async () => {
    const names = new Map((await listUnits(desk)).map(({ id, name }) => [id, name]));
    return (await desk.accounts.list()).map((user) => ({
      id: user.id, account: user.name, name: user.display, role: user.role, active: user.active, mustChangePassword: user.mustChange, createdAt: user.createdAt, version: user.version,
      ...(user.unit ? { unit: user.unit, unitName: names.get(user.unit) ?? user.unit } : {}), ...(user.subject ? { subject: user.subject } : {}),
      ...(user.lockedUntil && user.lockedUntil > desk.now() ? { lockedUntil: user.lockedUntil } : {}),
    }));
  });

  api.post('/users', { config, schema: { tags: TAGS, summary: '新增用户（返回初始密码，只显示一次）', body: NewUser, response: { 200: FirstPassword } } }, async (request) => {
    const { account, name, role, unit, subject } = request.body;
    await agree(role, unit ?? undefined);
    return desk.accounts.add({ account, name, role, ...(unit ? { unit } : {}), ...(subject ? { subject } : {}) }, userOf(request).id);
  });

  api.put('/users/:id', { config, schema: { tags: TAGS, summary: '修改用户', params: Id, body: UserChange } }, async (request, reply) => {
    const { version, ...set } = request.body;
    const { id } = request.params;
    const before = (await desk.accounts.list()).find((user) => user.id === id);
    if (!before) throw new Refused(404, '没有这个用户，请刷新后再看。');
    if (id === userOf(request).id && (set.active === false || (set.role !== undefined && set.role !== before.role))) throw new Refused(409, '不能停用自己或改自己的角色，请另一位管理员来改。');
    await agree(set.role ?? before.role, set.unit === undefined ? (before.unit ?? undefined) : (set.unit ?? undefined));
    await desk.accounts.change(id, version, set, userOf(request).id);
    return reply.status(204).send();
  });

  api.post('/users/:id/password', { config, schema: { tags: TAGS, summary: '重设密码（返回新的初始密码，只显示一次）；这个人现有的登录和接口令牌全部失效', params: Id, response: { 200: FirstPassword } } }, async (request) =>
    ({ id: request.params.id, password: await desk.accounts.resetPassword(request.params.id, userOf(request).id) }));

  async function agree(role: string, unit: string | undefined): Promise<void> {
    if (!isRole(role)) throw new Refused(400, '没有这种角色，请从列表中选。', 'role');
    if (role === 'department' && !unit) throw new Refused(400, '部门用户要选所属单位。', 'unit');
    if (unit && !(await listUnits(desk)).some(({ id }) => id === unit)) throw new Refused(400, '没有这个单位，请先在“单位”里登记。', 'unit');
  }
}
