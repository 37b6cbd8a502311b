import { UserProblem } from '../run/problem.js';
import { isRole, type Role } from './can.js';

/** How people come in. */
export interface Door {
  /** Cookies only over https: set where the server stands behind one that speaks it. */
  secure?: boolean;
  /** The office's own sign-on (OpenID Connect), beside the accounts of this system. */
  oidc?: OidcSettings;
  /** Said on the door of a first start. */
  hint?: string;
}

export interface OidcSettings {
  /** As people call it: 浙政钉, 统一身份认证. */
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Address of this server as browsers see it. */
  origin: string;
  /** The claim that names the person, as `subject` of an account does; `sub` where absent. */
  claim?: string;
  /** What is asked for besides `openid`; `profile` where absent. */
  scope?: string;
  /** How people without an account get one; absent: they are refused. */
  newcomers?: Newcomers;
  /** Plain http to the provider: for networks that are closed, and for tests on this machine. */
  insecure?: boolean;
}

/** The first entry whose value the claim holds gives the role of a new account. */
export interface Newcomers {
  claim: string;
  roles: readonly (readonly [value: string, role: Role])[];
  /** Holds a unit's name or identity, for people of departments. */
  unitClaim?: string;
}

/** The session's cookie: no script reads it, no other site sends it. */
export const sessionCookie = (door: Door) => ({ httpOnly: true, sameSite: 'strict', path: '/', secure: door.secure ?? false }) as const;

const NEEDED = ['ZHINAN_OIDC_ISSUER', 'ZHINAN_OIDC_CLIENT', 'ZHINAN_OIDC_SECRET', 'ZHINAN_ORIGIN'] as const;

/**
 * Sign-on of the office, from the environment: its secret must not stand in a command line. Undefined where none is set.
 * @throws UserProblem where a setting is missing or cannot be used
 */
export function oidcFrom(env: Record<string, string | undefined>): OidcSettings | undefined {
  const set = (name: string): string | undefined => env[name]?.trim() || undefined;
  const [issuer, clientId, clientSecret, origin] = NEEDED.map(set);
  if (!issuer && !clientId && !clientSecret) return undefined;
  if (!issuer || !clientId || !clientSecret || !origin) throw new UserProblem(`统一身份认证的设置不全，还缺环境变量：${NEEDED.filter((name) => !set(name)).join('、')}。`);
  const insecure = set('ZHINAN_OIDC_INSECURE') === 'yes';
  const protocol = addressOf('ZHINAN_OIDC_ISSUER', issuer).protocol;
  if (protocol !== 'https:' && !insecure) throw new UserProblem('ZHINAN_OIDC_ISSUER 须以 https:// 开头；只在封闭的内网里，才可加 ZHINAN_OIDC_INSECURE=yes 使用 http://。');
  const claim = set('ZHINAN_OIDC_CLAIM');
  const scope = set('ZHINAN_OIDC_SCOPE');
  const newcomers = newcomersFrom(set);
  return {
    issuer, clientId, clientSecret, origin: addressOf('ZHINAN_ORIGIN', origin).origin, name: set('ZHINAN_OIDC_NAME') ?? '统一身份认证', insecure,
    ...(claim ? { claim } : {}), ...(scope ? { scope } : {}), ...(newcomers ? { newcomers } : {}),
  };
}

function newcomersFrom(set: (name: string) => string | undefined): Newcomers | undefined {
  const table = set('ZHINAN_OIDC_ROLES');
  if (!table) return undefined;
  const claim = set('ZHINAN_OIDC_ROLE_CLAIM');
  if (!claim) throw new UserProblem('设置了 ZHINAN_OIDC_ROLES，还须用 ZHINAN_OIDC_ROLE_CLAIM 写明认证信息里哪一项是角色。');
  const roles = table.split(/[,，;；]/).filter((row) => row.trim() !== '').map((row) => {
    const [value = '', role = '', ...rest] = row.split('=').map((part) => part.trim());
    if (value === '' || rest.length > 0 || !isRole(role)) throw new UserProblem(`ZHINAN_OIDC_ROLES 里的“${row.trim()}”看不懂，应写成“认证里的值=角色”，角色只能是 inspector、department、reform、service、editor、viewer 之一。`);
    if (role === 'admin') throw new UserProblem('ZHINAN_OIDC_ROLES 不能自动开通系统管理员，请由现有管理员在“用户”里新增。');
    return [value, role] as const;
  });
  const unitClaim = set('ZHINAN_OIDC_UNIT_CLAIM');
  if (!unitClaim && roles.some(([, role]) => role === 'department')) throw new UserProblem('要自动开通部门账号，须用 ZHINAN_OIDC_UNIT_CLAIM 写明认证信息里哪一项是单位名称。');
  return { claim, roles, ...(unitClaim ? { unitClaim } : {}) };
}

function addressOf(name: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') throw new UserProblem(`${name} 不是网址：“${text}”。`);
  return url;
}
