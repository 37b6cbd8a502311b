import type { Newcomer } from '../run/accounts.js';
import type { OidcSettings } from './door.js';
import type { Claims } from './sign-on.js';
import { Refused } from './problems.js';

/** Names of accounts, as `NewUser` holds them. */
const ACCOUNT = /^[A-Za-z0-9_.@-]{2,64}$/;

/** The identity that an account's `subject` is compared with. @throws Refused where the provider sends none */
export function identityOf(claims: Claims, { claim = 'sub', name }: OidcSettings): string {
  const value = claims[claim];
  if (typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')) return String(value).trim();
  throw new Refused(400, `${name}没有提供您的身份编号（${claim}），请联系系统管理员核对设置。`);
}

/** The account that somebody unknown would get by the settings; undefined where that person gets none. */
export function newcomerOf(claims: Claims, identity: string, { newcomers }: OidcSettings): Newcomer | undefined {
  if (!newcomers) return undefined;
  const held = textsOf(claims[newcomers.claim]);
  const role = newcomers.roles.find(([value]) => held.includes(value))?.[1];
  if (!role) return undefined;
  const account = [...textsOf(claims['preferred_username']), identity].find((text) => ACCOUNT.test(text));
  if (!account) return undefined;
  const [unit] = role === 'department' && newcomers.unitClaim ? textsOf(claims[newcomers.unitClaim]) : [];
  return { account, name: textsOf(claims['name'])[0]?.slice(0, 64) ?? account, role, ...(role === 'department' ? { unit: unit ?? '' } : {}) };
}

const textsOf = (value: unknown): string[] => [value].flat().filter((one): one is string => typeof one === 'string' && one.trim() !== '').map((one) => one.trim());
