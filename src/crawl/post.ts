import { request } from 'undici';

const LONGEST = 20_000;
const LARGEST = 256 * 1024;

/**
 * Posts bytes to a server that the installation itself names (a timestamp server), never to one that a page names.
 * @throws Error with a Chinese message where no answer of status 200 came
 */
export async function postBytes(url: string, body: Uint8Array, contentType: string, accept: string): Promise<Uint8Array> {
  const answer = await request(url, { method: 'POST', headers: { 'content-type': contentType, accept }, body: Buffer.from(body), signal: AbortSignal.timeout(LONGEST) });
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body as AsyncIterable<Uint8Array>) {
    parts.push(part);
    size += part.length;
    if (size > LARGEST) throw new Error('应答过大');
  }
  if (answer.statusCode !== 200) throw new Error(`状态码 ${answer.statusCode}`);
  return Buffer.concat(parts);
}
