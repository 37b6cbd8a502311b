import { ApiProblem } from '../api.js';

function save(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Saves bytes that came as base64. */
export function saveBytes(name: string, base64: string): void {
  save(name, new Blob([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))]));
}

/** Saves the file that a route makes of a body. @throws ApiProblem with the server's sentence */
export async function saveFrom(path: string, body: unknown, name: string): Promise<void> {
  const answer = await fetch(`/api${path}`, { method: 'POST', credentials: 'same-origin', headers: { 'x-zhinan': '1', 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (!answer.ok) throw new ApiProblem(answer.status, ((await answer.json().catch(() => ({}))) as { message?: string }).message ?? '没有生成文件，请再试一次。');
  save(name, await answer.blob());
}
