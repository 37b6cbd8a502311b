import { expect, it } from 'vitest';
import { addToken, addUser, beginSession, changeUser, clearFailures, Conflict, countFailure, endSessions, getSession, getUser, listAudit, listTokens, listUsers, Missing, revokeToken, touchSession, useToken } from '../../src/store/index.js';
import { at, by } from './kit.js';
import { onBothDatabases } from './stores.js';

const user = { id: 'u1', name: 'zhangsan', display: '张三', role: 'inspector', passwordHash: '$argon2id$x', mustChange: true };

onBothDatabases('users', (stores) => {
  it('have one name, and are changed by whoever has seen them last', async () => {
    const store = await stores.open();
    await addUser(store, user, by('管理员'));
    await addUser(store, { id: 'u2', name: 'lisi', display: '李四', role: 'department', unit: 'a', subject: 'oidc|2' }, by('管理员'));
    await expect(addUser(store, { ...user, id: 'u3' }, by('管理员'))).rejects.toThrow('用户名“zhangsan”已被使用');
    expect(await changeUser(store, 'u1', 1, { passwordHash: '$argon2id$y', mustChange: false }, by('张三', 1))).toBe(2);
    await expect(changeUser(store, 'u1', 1, { active: false }, by('管理员', 2))).rejects.toThrow(Conflict);
    await expect(changeUser(store, '无', 1, { active: false }, by('管理员', 2))).rejects.toThrow(Missing);
    await changeUser(store, 'u2', 1, { active: false, role: 'viewer', content: { 备注: '调离' } }, by('管理员', 3));
    expect(await getUser(store, { name: 'zhangsan' })).toMatchObject({ id: 'u1', mustChange: false, active: true, passwordHash: '$argon2id$y' });
    expect(await getUser(store, { subject: 'oidc|2' })).toMatchObject({ id: 'u2', active: false, role: 'viewer', content: { 备注: '调离' } });
    expect((await listUsers(store)).map(({ name }) => name)).toEqual(['lisi', 'zhangsan']);
    expect(JSON.stringify(await listAudit(store, {}, { limit: 99 }))).not.toContain('argon2');
  });

  it('are locked after failed sign-ons', async () => {
    const store = await stores.open();
    await addUser(store, user, by('管理员'));
    for (const n of [1, 2, 3]) expect(await countFailure(store, 'u1', { most: 3, until: at(30) }, by('zhangsan', n))).toBe(n);
    expect(await getUser(store, { id: 'u1' })).toMatchObject({ failed: 3, lockedUntil: at(30) });
    await clearFailures(store, 'u1');
    expect(await getUser(store, { id: 'u1' })).toMatchObject({ failed: 0, lockedUntil: null });
  });

  it('have sessions and tokens that expire', async () => {
    const store = await stores.open();
    await addUser(store, user, by('管理员'));
    await beginSession(store, { hash: 's1', user: 'u1', expires: at(10), content: { agent: 'x' } }, by('zhangsan', 1));
    expect([await getSession(store, 's1', at(9)), await getSession(store, 's1', at(10))]).toMatchObject([{ session: { user: 'u1', content: { agent: 'x' } }, user: { id: 'u1', active: true, mustChange: true } }, undefined]);
    await touchSession(store, 's1', at(9), at(20));
    expect(await getSession(store, 's1', at(15))).toMatchObject({ session: { seenAt: at(9) } });
    await endSessions(store, { expiredAt: at(20) });
    expect(await getSession(store, 's1', at(15))).toBeUndefined();
    for (const hash of ['s2', 's3', 's4']) await beginSession(store, { hash, user: 'u1', expires: at(50) }, by('zhangsan', 21));
    await endSessions(store, { hash: 's2' });
    expect([await getSession(store, 's2', at(22)), await getSession(store, 's3', at(22))]).toMatchObject([undefined, { user: { id: 'u1' } }]);
    await endSessions(store, { user: 'u1' });
    expect(await getSession(store, 's3', at(22))).toBeUndefined();
    await addToken(store, { hash: 't1', user: 'u1', name: '导出', scopes: ['findings:read'], expires: at(40) }, by('张三', 22));
    expect([await useToken(store, 't1', at(30)), await useToken(store, 't1', at(40)), await useToken(store, '无', at(30))]).toMatchObject([{ user: 'u1', scopes: ['findings:read'] }, undefined, undefined]);
    await revokeToken(store, 't1', by('张三', 31));
    await expect(revokeToken(store, '无', by('张三', 31))).rejects.toThrow(Missing);
    expect([await useToken(store, 't1', at(32)), await listTokens(store, 'u1')]).toMatchObject([undefined, [{ name: '导出', usedAt: at(30), revokedAt: at(31) }]]);
  });
});
