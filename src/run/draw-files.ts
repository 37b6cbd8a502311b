import { open, writeFile } from 'node:fs/promises';
import type { Commitment, Draw } from '../model/draw.js';
import { readBytes } from './files.js';
import { UserProblem } from './problem.js';

/** A draw before the random value is shown. */
export type SealedDraw = Omit<Draw, 'random'>;

/** What only the centre keeps until the draw is shown. */
export interface Secret {
  window: string;
  random: string;
}

type Kind = '承诺' | '随机值' | '抽查名单' | '公布的抽查结果';

const SHAPES: Record<Kind, (data: Record<string, unknown>) => boolean> = {
  承诺: (data) => isText(data.window) && isText(data.sha256) && isText(data.committedAt),
  随机值: (data) => isText(data.window) && isText(data.random),
  抽查名单: (data) => data.schemaVersion === 1 && isText(data.frameHash) && isRecord(data.commitment) && isRecord(data.input) && [data.picks, data.quotas, data.replacements].every(Array.isArray),
  公布的抽查结果: (data) => SHAPES.抽查名单(data) && isText(data.random),
};

export const readCommitment = (file: string) => readKind<Commitment>(file, '承诺');
export const readSecret = (file: string) => readKind<Secret>(file, '随机值');
export const readSealed = (file: string) => readKind<SealedDraw>(file, '抽查名单');
export const readDraw = (file: string) => readKind<Draw>(file, '公布的抽查结果');

/** A JSON file of the sort that is wanted. @throws UserProblem with what is wrong and what to do. */
async function readKind<T>(file: string, kind: Kind): Promise<T> {
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder().decode(await readBytes(file)));
  } catch {
    throw new UserProblem(`${kind}文件“${file}”打不开或不是 JSON，请核对路径。`);
  }
  if (!isRecord(data) || !SHAPES[kind](data)) throw new UserProblem(`“${file}”不是${kind}文件，请核对是不是拿错了文件。`);
  return data as T;
}

/** Writes a new file; one that is there is never written over, since it may be the only proof. */
export async function writeNew(file: string, content: string, secret = false): Promise<void> {
  await writeNewBytes(file, new TextEncoder().encode(content), secret);
}

/** As `writeNew`, bytes. */
export async function writeNewBytes(file: string, content: Uint8Array, secret = false): Promise<void> {
  try {
    const handle = await open(file, 'wx', secret ? 0o600 : 0o644);
    await handle.writeFile(content);
    await handle.sync();
    await handle.close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new UserProblem(`“${file}”已经存在，不覆盖；请换一个文件名，或先把它移走。`);
    throw new UserProblem(`“${file}”写不进去（${(error as Error).message}），请核对文件夹。`, 1);
  }
}

/** Writes a file anew: the list after a replacement. */
export async function writeOver(file: string, content: string): Promise<void> {
  await writeFile(file, content);
}

export const asJson = (data: unknown) => `${JSON.stringify(data, null, 1)}\n`;

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
