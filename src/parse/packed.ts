import type { FormContent } from '../model/form.js';
import type { Guide } from '../model/guide.js';
import type { TableRow } from '../model/table-row.js';
import type { TextLine } from '../model/text-line.js';
import { isAside } from './asides.js';
import { fileTypeOf } from './file-type.js';
import type { ReadInput } from './index.js';
import { UnreadableError } from './unreadable.js';
import { newBudget, unpack, type Budget } from './zip.js';

/** One guide of a file, or in its place what is kept of it, or why there is none. */
export interface ReadItem<G = Guide> {
  /** Path inside of the archive; empty for the file itself. */
  inner: string;
  /** Which item of the file, in words; empty where it holds one. */
  where: string;
  guide?: G;
  /** The file's text, where it was asked for. */
  text?: TextLine[];
  /** Of a file that was read as a table. */
  rows?: TableRow[];
  /** Of a file that was read as a blank form. */
  form?: FormContent;
  /** Of a Word document: for each table the number of its first paragraph. */
  tableStarts?: number[];
  /** Chinese sentence: what is wrong and what to do. */
  problem?: string;
  /** No guide by its name alone (a picture beside the guides): said, and no fault. */
  aside?: boolean;
}

/** Archives within archives are opened this deep. */
const DEEPEST = 3;

const sentence = (cause: unknown): string =>
  cause instanceof RangeError ? '内容一层套一层，嵌套得太深，不像办事指南，没有读取。请把内容重新录入为 .docx 后提供。' : cause instanceof UnreadableError ? cause.message : `没有读懂（${cause instanceof Error ? cause.message.slice(0, 80) : '未知原因'}）。请另存为 .docx 或 .md 后再试，并把原文件交给系统管理员。`;

/** Reads a file, or all files of an archive, with the reader of one file. Nothing is thrown: what is wrong stands in the items. */
export function readPacked(input: ReadInput, readFile: (input: ReadInput) => Promise<ReadItem[]>): Promise<ReadItem[]> {
  return readWith(input, readFile, newBudget(), '', 1);
}

async function readWith(input: ReadInput, readFile: (input: ReadInput) => Promise<ReadItem[]>, budget: Budget, inner: string, depth: number): Promise<ReadItem[]> {
  try {
    if (fileTypeOf(input.bytes, input.name, input.mediaType) !== 'zip') return (await readFile(input)).map((item) => ({ ...item, inner }));
    if (depth > DEEPEST) return [{ inner, where: '', problem: `压缩包套了 ${depth} 层以上，没有继续解开。请把办事指南直接压缩成一个 .zip。` }];
    const items: ReadItem[] = [];
    for await (const packed of unpack(input.bytes, budget, (name) => !isAside(name))) {
      const name = inner === '' ? packed.name : `${inner}/${packed.name}`;
      if (packed.bytes === undefined) items.push(packed.problem === undefined ? { inner: name, where: '', aside: true } : { inner: name, where: '', problem: packed.problem });
      else items.push(...(await readWith({ bytes: packed.bytes, name: packed.name, snapshot: input.snapshot, context: input.context, ...(input.withText ? { withText: true } : {}) }, readFile, budget, name, depth + 1)));
    }
    if (!items.some((item) => item.aside !== true)) return [{ inner, where: '', problem: items.length === 0 ? '压缩包是空的，里面没有文件。请重新压缩后提供。' : '压缩包里没有办事指南文件（只有图片等）。请压缩 .docx、.md 等格式的办事指南后提供。' }];
    return items;
  } catch (cause) {
    return [{ inner, where: '', problem: sentence(cause) }];
  }
}
