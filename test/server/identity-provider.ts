import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export interface IdentityProvider {
  issuer: string;
  /** Signs a person in on the provider's own pages, beginning at `url`; the address that the browser is sent back to. */
  signIn(url: string, person: string): Promise<string>;
  close(): Promise<void>;
}

export const CLIENT = { id: 'zhinan', secret: 'a-secret-of-the-client-1' };
/** What the provider knows of people besides their `sub`. */
export type People = Record<string, Record<string, unknown>>;

/** A certified provider on this machine, on a free port where none is named. `back`: the origin whose sign-on it serves. */
export async function openProvider(back: string, { people = {}, codeSeconds = 60, port = 0 }: { people?: People; codeSeconds?: number; port?: number } = {}): Promise<IdentityProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [`${back}/api/oidc/back`], post_logout_redirect_uris: [`${back}/login`] }],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'groups', 'organ', 'staff_number'] },
    findAccount: (_context: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub, ...people[sub] }) }),
    pkce: { required: () => true },
    cookies: { keys: ['a-key-of-the-test'] },
    ttl: { AuthorizationCode: codeSeconds, IdToken: 60, AccessToken: 60, Grant: 600, Interaction: 600, Session: 600 },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => answer(request, response));
  return {
    issuer,
    async signIn(url, person) {
      const jar = new Map<string, string>();
      const ask = async (at: string, form?: Record<string, string>): Promise<{ to: string | undefined; body: string }> => {
        const headers = { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') };
        const response = await fetch(at, form ? { method: 'POST', body: new URLSearchParams(form), headers, redirect: 'manual' } : { headers, redirect: 'manual' });
        for (const line of response.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
          if (value === '') jar.delete(name);
          else jar.set(name, value);
        }
        const to = response.headers.get('location');
        return { to: to ? new URL(to, at).href : undefined, body: await response.text() };
      };
      let at = url;
      for (let steps = 0; steps < 12; steps += 1) {
        if (at.startsWith(back)) return at;
        const { to, body } = await ask(at);
        if (to) {
          at = to;
          continue;
        }
        const prompt = /name="prompt" value="(\w+)"/.exec(body)?.[1];
        if (!prompt) throw new Error(`the provider shows no form: ${body.slice(0, 400)}`);
        at = (await ask(at, prompt === 'login' ? { prompt, login: person, password: 'x' } : { prompt })).to ?? at;
      }
      throw new Error('the provider leads nowhere');
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
