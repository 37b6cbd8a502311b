import {
  allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, buildEndSessionUrl, calculatePKCECodeChallenge, discovery, enableNonRepudiationChecks, fetchUserInfo,
  randomNonce, randomPKCECodeVerifier, randomState, type Configuration,
} from 'openid-client';
import type { OidcSettings } from './door.js';
import { Refused } from './problems.js';

/** A sign-on that was begun and not yet come back from. */
export interface Begun {
  verifier: string;
  state: string;
  nonce: string;
}

/** What the provider says of a person. */
export type Claims = Record<string, unknown>;

const BACK = '/api/oidc/back';
const SECONDS = 10;

/** The office's sign-on: authorization code with PKCE, state and nonce. The provider is asked for when somebody comes, so that one that is down keeps nobody else out. */
export function signOn(settings: OidcSettings) {
  let known: Promise<Configuration> | undefined;
  const provider = (): Promise<Configuration> => {
    known ??= discovery(new URL(settings.issuer), settings.clientId, settings.clientSecret, undefined, { timeout: SECONDS, execute: [enableNonRepudiationChecks, ...(settings.insecure ? [allowInsecureRequests] : [])] });
    return known.catch((cause: unknown) => {
      known = undefined;
      told('the sign-on cannot be reached', cause);
      throw new Refused(400, `连不上${settings.name}，请稍后再试，或用指南针的账号登录。`);
    });
  };

  return {
    /** Where the browser is sent to, and what its coming back is held to. @throws Refused where the provider does not answer */
    async begin(): Promise<{ flow: Begun; url: string }> {
      const config = await provider();
      const flow: Begun = { verifier: randomPKCECodeVerifier(), state: randomState(), nonce: randomNonce() };
      const url = buildAuthorizationUrl(config, {
        redirect_uri: `${settings.origin}${BACK}`, scope: `openid ${settings.scope ?? 'profile'}`, code_challenge: await calculatePKCECodeChallenge(flow.verifier), code_challenge_method: 'S256', state: flow.state, nonce: flow.nonce,
      });
      return { flow, url: url.href };
    },
    /** What the provider vouches for. `query` is what it sent the browser back with. @throws Refused in one sentence, whatever was wrong */
    async end(flow: Begun, query: string): Promise<Claims> {
      const config = await provider();
      try {
        const tokens = await authorizationCodeGrant(config, new URL(`${settings.origin}${BACK}${query}`), { pkceCodeVerifier: flow.verifier, expectedState: flow.state, expectedNonce: flow.nonce, idTokenExpected: true });
        const claims = tokens.claims();
        if (!claims) throw new Error('no identity token');
        return wanted(settings).every((name) => name in claims) || !config.serverMetadata().userinfo_endpoint ? claims : { ...await fetchUserInfo(config, tokens.access_token, claims.sub), ...claims };
      } catch (cause) {
        // What the provider says is in its own words; people get one sentence.
        told('the sign-on vouches for nobody', cause);
        throw new Refused(400, `${settings.name}没有确认您的身份，请重新登录。`);
      }
    },
    /** Where a browser is sent to leave the provider too; undefined where it does not know that. */
    async leave(): Promise<string | undefined> {
      try {
        const config = await provider();
        return config.serverMetadata().end_session_endpoint ? buildEndSessionUrl(config, { post_logout_redirect_uri: `${settings.origin}/login` }).href : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

export type SignOn = ReturnType<typeof signOn>;

/** Claims that are read; what the identity token does not hold is asked for. */
const wanted = ({ claim = 'sub', newcomers }: OidcSettings): string[] => [claim, ...(newcomers ? ['name', newcomers.claim, ...(newcomers.unitClaim ? [newcomers.unitClaim] : [])] : [])];

/** For whoever keeps the server, with the cause below the library's own error. */
function told(what: string, cause: unknown): void {
  const { message, cause: below } = cause as { message?: string; cause?: { message?: string } };
  process.stderr.write(`${JSON.stringify({ level: 'warn', at: 'oidc', what, message, ...(below?.message ? { cause: below.message } : {}) })}\n`);
}
