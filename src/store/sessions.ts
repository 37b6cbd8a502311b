import { Missing } from './conflict.js';
import { read, written } from './rows.js';
import type { Store } from './store.js';
import type { TokenRow } from './tables/office.js';
import type { By } from './units.js';
import { readUser, type User } from './users.js';

/** A session of the web application; only the hash of its secret is kept. */
export interface Session {
  hash: string;
  user: string;
  createdAt: string;
  seenAt: string;
  expires: string;
  content: unknown;
}

/** A token of a program, kept by the hash of its secret. */
export type Token = Omit<TokenRow, 'scopes'> & { scopes: string[] };

/** Begins a session; the sign-on stands in the log. */
export async function beginSession(store: Store, session: { hash: string; user: string; expires: string; content?: unknown }, { by, at }: By): Promise<void> {
  const { hash, user, expires, content } = session;
  await store.change({ by, at, action: 'session.begin', thing: 'user', id: user }, () => store.db.insertInto('sessions').values({ hash, user, createdAt: at, seenAt: at, expires, content: written(content) }).execute());
}

/** The session of a secret's hash that has not expired at `at`, with whose it is: both are asked for at every request, at once. */
export async function getSession(store: Store, hash: string, at: string): Promise<{ session: Session; user: User } | undefined> {
  const row = await store.db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user')
    .selectAll('users')
    .select(['sessions.createdAt as begunAt', 'sessions.seenAt', 'sessions.expires', 'sessions.content as about'])
    .where('sessions.hash', '=', hash)
    .where('sessions.expires', '>', at)
    .executeTakeFirst();
  if (!row) return undefined;
  const { begunAt, seenAt, expires, about, ...user } = row;
  return { session: { hash, user: user.id, createdAt: begunAt, seenAt, expires, content: read(about) }, user: readUser(user) };
}

/** Notes that a session is in use, and until when it then lasts. */
export async function touchSession(store: Store, hash: string, seenAt: string, expires: string): Promise<void> {
  await store.db.updateTable('sessions').set({ seenAt, expires }).where('hash', '=', hash).execute();
}

/** Ends a session, all of a user, or those that have expired. */
export async function endSessions(store: Store, which: { hash: string } | { user: string } | { expiredAt: string }): Promise<void> {
  const query = store.db.deleteFrom('sessions');
  await ('hash' in which ? query.where('hash', '=', which.hash) : 'user' in which ? query.where('user', '=', which.user) : query.where('expires', '<=', which.expiredAt)).execute();
}

export async function addToken(store: Store, token: { hash: string; user: string; name: string; scopes: readonly string[]; expires?: string }, { by, at }: By): Promise<void> {
  const { hash, user, name, scopes, expires } = token;
  await store.change({ by, at, action: 'token.add', thing: 'user', id: user, detail: { name, scopes, expires } }, () =>
    store.db.insertInto('tokens').values({ hash, user, name, scopes: written(scopes), createdAt: at, expires: expires ?? null, usedAt: null, revokedAt: null }).execute());
}

/** The token of a secret's hash that holds at `at`; its use is noted. */
export async function useToken(store: Store, hash: string, at: string): Promise<Token | undefined> {
  const row = await store.db.selectFrom('tokens').selectAll().where('hash', '=', hash).where('revokedAt', 'is', null).where((is) => is.or([is('expires', 'is', null), is('expires', '>', at)])).executeTakeFirst();
  if (!row) return undefined;
  await store.db.updateTable('tokens').set({ usedAt: at }).where('hash', '=', hash).execute();
  return { ...row, scopes: read(row.scopes) };
}

/** @throws Missing */
export async function revokeToken(store: Store, hash: string, { by, at }: By): Promise<void> {
  await store.change((user) => ({ by, at, action: 'token.revoke', thing: 'user', id: user }), async () => {
    const token = await store.db.updateTable('tokens').set({ revokedAt: at }).where('hash', '=', hash).returning('user').executeTakeFirst();
    if (!token) throw new Missing('没有这个令牌，请刷新后再看。');
    return token.user;
  });
}

/** Tokens of a user in order of their making. */
export async function listTokens(store: Store, user: string): Promise<Token[]> {
  const rows = await store.db.selectFrom('tokens').selectAll().where('user', '=', user).orderBy('createdAt').orderBy('hash').execute();
  return rows.map((row) => ({ ...row, scopes: read(row.scopes) }));
}
