/** What went wrong, in a sentence for people. */
export class ApiProblem extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Whether asking again would be answered the same: the server understood and said no. */
export const isRefusal = (error: unknown): boolean => error instanceof ApiProblem && error.status >= 400 && error.status < 500 && error.status !== 429;

async function answerOf<T>(response: Response): Promise<T> {
  const type = response.headers.get('content-type') ?? '';
  const body: unknown = response.status === 204 ? undefined : type.includes('json') ? await response.json() : await response.text();
  if (response.ok) return body as T;
  const said = typeof body === 'object' && body !== null && 'message' in body && typeof body.message === 'string' ? body.message : '服务器没有回答，请稍后再试。';
  if (response.status === 401 && !location.pathname.startsWith('/login')) location.assign(`/login?next=${encodeURIComponent(location.pathname + location.search)}`);
  throw new ApiProblem(response.status, said);
}

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const isForm = body instanceof FormData;
  let response: Response;
  try {
    response = await fetch(`/api${path}`, {
      method, credentials: 'same-origin',
      // A page of another origin cannot set this header: it is what guards against forged requests, beside SameSite.
      headers: { 'x-zhinan': '1', ...(body !== undefined && !isForm ? { 'content-type': 'application/json' } : {}) },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
  } catch {
    throw new ApiProblem(0, '连不上服务器，请检查网络后再试；已填写的内容仍在页面上。');
  }
  return answerOf<T>(response);
}

export const api = {
  get: <T>(path: string) => ask<T>('GET', path),
  post: <T>(path: string, body: unknown = {}) => ask<T>('POST', path, body),
  put: <T>(path: string, body: unknown = {}) => ask<T>('PUT', path, body),
  remove: <T>(path: string) => ask<T>('DELETE', path),
};

/** Tells the server something while the page goes away; nobody is there any more to be told whether it was heard. */
export function tellLeaving(path: string): void {
  void fetch(`/api${path}`, { method: 'POST', credentials: 'same-origin', keepalive: true, headers: { 'x-zhinan': '1', 'content-type': 'application/json' }, body: '{}' }).catch(() => undefined);
}

/** A query string of what is set. */
export function query(values: Record<string, string | number | undefined>): string {
  const set = Object.entries(values).filter((entry): entry is [string, string | number] => entry[1] !== undefined && entry[1] !== '');
  return set.length === 0 ? '' : `?${new URLSearchParams(set.map(([key, value]) => [key, String(value)])).toString()}`;
}
