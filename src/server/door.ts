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
  /** Plain http to the provider: for tests on this machine alone. */
  insecure?: boolean;
}

/** The session's cookie: no script reads it, no other site sends it. */
export const sessionCookie = (door: Door) => ({ httpOnly: true, sameSite: 'strict', path: '/', secure: door.secure ?? false }) as const;
