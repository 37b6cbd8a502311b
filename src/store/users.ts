import { Conflict, Missing, once } from './conflict.js';
import { read, written } from './rows.js';
import type { Store } from './store.js';
import type { UserRow } from './tables/office.js';
import type { By } from './units.js';

/** A user; `passwordHash` is argon2id's own text, `subject` the identity at the sign-on of the office. */
export type User = Omit<UserRow, 'content' | 'mustChange' | 'active'> & { mustChange: boolean; active: boolean; content: unknown };

export interface NewUser {
  id: string;
  /** Sign-on name, unique. */
  name: string;
  display: string;
  role: string;
  unit?: string;
  passwordHash?: string;
  subject?: string;
  mustChange?: boolean;
  content?: unknown;
}

/** Adds a user. @throws Conflict where the name or subject is taken */
export async function addUser(store: Store, user: NewUser, { by, at }: By): Promise<void> {
  const { id, name, display, role, unit, passwordHash, subject, mustChange, content } = user;
  const row = {
    id, name, display, role, unit: unit ?? null, passwordHash: passwordHash ?? null, subject: subject ?? null, mustChange: mustChange ? 1 : 0, failed: 0, lockedUntil: null, active: 1, createdAt: at, version: 1, content: written(content),
  };
  await store.change({ by, at, action: 'user.add', thing: 'user', id, detail: { name, role, unit } }, () => once(store.db.insertInto('users').values(row), 1, `用户名“${name}”已被使用，请另取一个。`));
}

/** Changes a user as whoever changes has seen it (`version`). The log names what was changed, never a password's hash. @throws Conflict, Missing */
export async function changeUser(store: Store, id: string, version: number, set: Partial<Pick<User, 'display' | 'role' | 'unit' | 'passwordHash' | 'subject' | 'mustChange' | 'active' | 'content'>>, { by, at }: By): Promise<number> {
  const { mustChange, active, content, passwordHash, ...rest } = set;
  const detail = { ...rest, mustChange, active, ...(passwordHash === undefined ? {} : { password: 'changed' }) };
  return store.change({ by, at, action: 'user.change', thing: 'user', id, detail }, async () => {
    const { numUpdatedRows } = await store.db
      .updateTable('users')
      .set({
        ...rest,
        ...(passwordHash === undefined ? {} : { passwordHash, failed: 0, lockedUntil: null }),
        ...(mustChange === undefined ? {} : { mustChange: mustChange ? 1 : 0 }),
        ...(active === undefined ? {} : { active: active ? 1 : 0 }),
        ...(content === undefined ? {} : { content: written(content) }),
        version: version + 1,
      })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (Number(numUpdatedRows) > 0) return version + 1;
    if (!(await getUser(store, { id }))) throw new Missing('没有这个用户，请刷新后再看。');
    throw new Conflict('这个用户的资料刚被他人更改，请刷新后再改。');
  });
}

/** Counts a failed sign-on; from the `most`-th on the user is locked until `until`. How often it has failed by now. */
export async function countFailure(store: Store, id: string, { most, until }: { most: number; until: string }, { by, at }: By): Promise<number> {
  return store.change((failed) => (failed === most ? { by, at, action: 'user.lock', thing: 'user', id, detail: { until } } : undefined), async () => {
    await store.db.updateTable('users').set(({ eb }) => ({ failed: eb('failed', '+', 1) })).where('id', '=', id).execute();
    const { failed } = await store.db.selectFrom('users').select('failed').where('id', '=', id).executeTakeFirstOrThrow();
    if (failed >= most) await store.db.updateTable('users').set({ lockedUntil: until }).where('id', '=', id).execute();
    return failed;
  });
}

/** Forgets failed sign-ons: the user has signed on. */
export async function clearFailures(store: Store, id: string): Promise<void> {
  await store.db.updateTable('users').set({ failed: 0, lockedUntil: null }).where('id', '=', id).execute();
}

export async function getUser(store: Store, which: { id: string } | { name: string } | { subject: string }): Promise<User | undefined> {
  const query = store.db.selectFrom('users').selectAll();
  const row = await ('id' in which ? query.where('id', '=', which.id) : 'name' in which ? query.where('name', '=', which.name) : query.where('subject', '=', which.subject)).executeTakeFirst();
  return row && readUser(row);
}

/** All users in order of their names. */
export async function listUsers(store: Store): Promise<User[]> {
  return (await store.db.selectFrom('users').selectAll().orderBy('name').execute()).map(readUser);
}

export const readUser = (row: UserRow): User => ({ ...row, mustChange: row.mustChange === 1, active: row.active === 1, content: read(row.content) });
