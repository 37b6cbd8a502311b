import { shanghaiTime } from '../model/shanghai-time.js';
import {
  addToken, addUser, beginSession, changeUser, clearFailures, countFailure, endSessions, getSession, getUser, listTokens, listUnits, listUsers, revokeToken, touchSession, useToken, type By, type Store, type User,
} from '../store/index.js';
import { weaknessOf } from './password-strength.js';
import { firstPassword, hashPassword, isPassword, newSecret, secretHash } from './passwords.js';
import { UserProblem } from './problem.js';

/** Somebody who is signed in, by a session or a token. */
export interface Account {
  id: string;
  /** Sign-on name. */
  account: string;
  name: string;
  role: string;
  unit?: string;
  mustChangePassword: boolean;
  /** Of a token: the actions it is held to. */
  scopes?: string[];
}

/** The account that somebody gets whom the office's sign-on vouches for and nobody entered yet. */
export interface Newcomer {
  account: string;
  name: string;
  role: string;
  /** Of a department: its name or identity, as the sign-on writes it. */
  unit?: string;
}

const MINUTE = 60_000;
/** A session that is not used for this long is over; NIST SP 800-63B (AAL2) asks for 30 minutes of rest at the most, offices work longer on a page. */
const IDLE = 120 * MINUTE;
const LONGEST = 12 * 60 * MINUTE;
const MOST_FAILURES = 5;
const LOCKED = 15 * MINUTE;
/** Said of every sign-in that fails: another sentence for a locked account would tell that there is one, or that the password was right. */
const WRONG = `账号或密码不对，请重新填写。连续 ${MOST_FAILURES} 次不对，账号锁定 ${LOCKED / MINUTE} 分钟；过后再试，或请系统管理员重设密码。`;
/** What a password that nobody has is compared with, so that an unknown name takes as long as a known one. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$CYhgd37QLwI0BmosxSaLUA$zyc/9kzSMuxeTK1Uyc/eVDLIa0nnvhStJ3+zHqueM7o';

const accountOf = (user: User): Account => ({ id: user.id, account: user.name, name: user.display, role: user.role, ...(user.unit ? { unit: user.unit } : {}), mustChangePassword: user.mustChange });

/** @throws UserProblem where the unit is not known here or the account's name is somebody else's */
async function addNewcomer(store: Store, subject: string, { account, name, role, unit }: Newcomer, by: By): Promise<void> {
  const own = unit === undefined ? undefined : (await listUnits(store)).find((one) => one.id === unit || one.name === unit);
  if (unit !== undefined && !own) throw new UserProblem(`${by.by}已通过，但指南针里没有您所在的单位${unit ? `“${unit}”` : ''}，请联系系统管理员登记。`);
  if (await getUser(store, { name: account })) throw new UserProblem(`${by.by}已通过，但账号名“${account}”已是别人的，请联系系统管理员为您开通。`);
  await addUser(store, { id: account, name: account, display: name, role, subject, ...(own ? { unit: own.id } : {}) }, by);
}

/** Users, their sessions and tokens: local accounts with argon2id and a lock, sessions by a random cookie, tokens held to actions. */
export function openAccounts(store: Store, now: () => number) {
  const at = (ms = now()): string => shanghaiTime(ms);
  const isLocked = ({ lockedUntil }: User): boolean => lockedUntil !== null && lockedUntil > at();
  /** Counts a wrong password, wherever it was given. */
  const failed = ({ id }: User): Promise<number> => countFailure(store, id, { most: MOST_FAILURES, until: at(now() + LOCKED) }, { by: id, at: at() });
  const live = async (secret: string): ReturnType<typeof getSession> => {
    const known = await getSession(store, secretHash(secret), at());
    return known && Date.parse(known.session.createdAt) + LONGEST >= now() && known.user.active ? known : undefined;
  };
  const begin = async (user: User): Promise<{ secret: string; account: Account }> => {
    const secret = newSecret();
    await beginSession(store, { hash: secretHash(secret), user: user.id, expires: at(now() + IDLE) }, { by: user.id, at: at() });
    return { secret, account: accountOf(user) };
  };

  return {
    /** Signs in with name and password. @throws UserProblem in one sentence that does not tell whether the name exists */
    async signIn(name: string, password: string): Promise<{ secret: string; account: Account }> {
      const user = await getUser(store, { name });
      const right = await isPassword(user?.passwordHash ?? NOBODY, password);
      if (!user?.active || !user.passwordHash || !right || isLocked(user)) {
        if (user?.active && !isLocked(user)) await failed(user);
        throw new UserProblem(WRONG);
      }
      await clearFailures(store, user.id);
      return begin(user);
    },
    /**
     * Signs in whom the office's sign-on (`by`, its name) vouches for; with a `newcomer`, somebody unknown gets that account. A first password
     * that was never used is void from then on: nobody needs it. @throws UserProblem where that person has no account here, or none any more
     */
    async signInAs(subject: string, newcomer: Newcomer | undefined, by: string): Promise<{ secret: string; account: Account }> {
      if (newcomer && !(await getUser(store, { subject }))) await addNewcomer(store, subject, newcomer, { by, at: at() });
      const user = await getUser(store, { subject });
      if (!user) throw new UserProblem(`${by}已通过，但您在指南针还没有账号。请把您的认证编号“${subject}”告诉系统管理员开通。`);
      if (!user.active) throw new UserProblem('您在指南针的账号已停用，请联系系统管理员。');
      if (!user.mustChange) return begin(user);
      await changeUser(store, user.id, user.version, { passwordHash: null, mustChange: false }, { by, at: at() });
      return begin({ ...user, mustChange: false });
    },
    async bySession(secret: string): Promise<Account | undefined> {
      const known = await live(secret);
      if (!known) return undefined;
      const { session, user } = known;
      if (Date.parse(session.seenAt) + MINUTE < now()) await touchSession(store, session.hash, at(), at(now() + IDLE));
      return accountOf(user);
    },
    /** Whether a session still holds, for what goes on while nobody does anything: it does not count as use. */
    holds: async (secret: string): Promise<boolean> => (await live(secret)) !== undefined,
    async byToken(secret: string): Promise<Account | undefined> {
      const token = await useToken(store, secretHash(secret), at());
      const user = token && (await getUser(store, { id: token.user }));
      return user?.active && token ? { ...accountOf(user), mustChangePassword: false, scopes: token.scopes } : undefined;
    },
    signOut: (secret: string): Promise<void> => endSessions(store, { hash: secretHash(secret) }),
    /** Ends all sessions, begun perhaps by whoever knew the old password, and begins one anew. @throws UserProblem where the present password is another, or the account locked by wrong ones, or the new one the same or easily guessed */
    async changePassword(id: string, current: string, next: string): Promise<{ secret: string }> {
      const user = await getUser(store, { id });
      if (!user?.passwordHash) throw new UserProblem('您的账号没有密码，用统一身份认证登录，不用改密码。');
      if (isLocked(user)) throw new UserProblem(`连续 ${MOST_FAILURES} 次填错现在的密码，账号已锁定 ${LOCKED / MINUTE} 分钟，请稍后再试，或请系统管理员重设密码。`);
      if (!(await isPassword(user.passwordHash, current))) {
        await failed(user);
        throw new UserProblem('现在的密码不对，请重新填写。');
      }
      const weakness = weaknessOf(next, user.name);
      if (weakness) throw new UserProblem(weakness);
      if (next === current) throw new UserProblem('新密码和现在的密码相同，请换一个。');
      await changeUser(store, id, user.version, { passwordHash: await hashPassword(next), mustChange: false }, { by: id, at: at() });
      await endSessions(store, { user: id });
      return begin({ ...user, mustChange: false });
    },
    /** Adds a user with a first password, which is told once and must be changed. */
    async add(who: { account: string; name: string; role: string; unit?: string; subject?: string; password?: string }, by: string): Promise<{ id: string; password: string }> {
      const password = who.password ?? firstPassword();
      // The sign-on name never changes and says to people who it was, in the log as in a refusal.
      const id = who.account;
      await addUser(store, { id, name: who.account, display: who.name, role: who.role, ...(who.unit ? { unit: who.unit } : {}), ...(who.subject ? { subject: who.subject } : {}), passwordHash: await hashPassword(password), mustChange: true }, { by, at: at() });
      return { id, password };
    },
    /** A new first password; all sessions of the user end, and the tokens are revoked: somebody else may have made them. */
    async resetPassword(id: string, by: string): Promise<string> {
      const user = await getUser(store, { id });
      if (!user) throw new UserProblem('没有这个用户，请刷新后再看。');
      const password = firstPassword();
      await changeUser(store, id, user.version, { passwordHash: await hashPassword(password), mustChange: true }, { by, at: at() });
      await endSessions(store, { user: id });
      for (const { hash, revokedAt } of await listTokens(store, id)) if (!revokedAt) await revokeToken(store, hash, { by, at: at() });
      return password;
    },
    async change(id: string, version: number, set: { name?: string; role?: string; unit?: string | null; active?: boolean; subject?: string | null }, by: string): Promise<void> {
      const { name, ...rest } = set;
      await changeUser(store, id, version, { ...rest, ...(name === undefined ? {} : { display: name }) }, { by, at: at() });
      if (set.active === false || set.role !== undefined || set.unit !== undefined) await endSessions(store, { user: id });
    },
    list: () => listUsers(store),
    tokens: (user: string) => listTokens(store, user),
    /** A token; its secret is told once. */
    async addToken(user: string, name: string, scopes: readonly string[], expires: string | undefined): Promise<string> {
      const secret = `zn_${newSecret()}`;
      await addToken(store, { hash: secretHash(secret), user, name, scopes, ...(expires ? { expires } : {}) }, { by: user, at: at() });
      return secret;
    },
    async revokeToken(user: string, hash: string): Promise<void> {
      if (!(await listTokens(store, user)).some((token) => token.hash === hash)) throw new UserProblem('没有这个令牌，请刷新后再看。');
      await revokeToken(store, hash, { by: user, at: at() });
    },
  };
}

export type Accounts = ReturnType<typeof openAccounts>;
