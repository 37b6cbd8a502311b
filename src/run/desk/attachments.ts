import path from 'node:path';
import type { Attachment } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { UserProblem } from '../problem.js';

/** A file that was handed in: its name as the sender wrote it, and its bytes. */
export interface HandedIn {
  name: string;
  bytes: Uint8Array;
}

/** Most attachments at once, and bytes of them together. */
const MOST = 10;
const MOST_BYTES = 40 * 1024 * 1024;

/** First bytes of each kind; a kind may begin in several ways. */
const KINDS: Record<string, readonly (readonly number[])[]> = {
  '.pdf': [[0x25, 0x50, 0x44, 0x46]],
  '.doc': [[0xd0, 0xcf, 0x11, 0xe0]],
  '.docx': [[0x50, 0x4b, 0x03, 0x04]],
  '.jpg': [[0xff, 0xd8, 0xff]],
  '.jpeg': [[0xff, 0xd8, 0xff]],
  '.png': [[0x89, 0x50, 0x4e, 0x47]],
};

/**
 * Keeps attachments under their hash; they are handed on as they came and never opened. Kinds: PDF, Word and pictures, told by name and
 * first bytes alike. @throws UserProblem that names the file and what to do
 */
export async function keepAttachments(desk: Desk, files: readonly HandedIn[]): Promise<Attachment[]> {
  if (files.length > MOST) throw new UserProblem(`一次最多提交 ${MOST} 个附件，现有 ${files.length} 个，请合并后再传。`);
  if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) > MOST_BYTES) throw new UserProblem('附件合计超过 40 MB，请压缩图片或分次提交。');
  for (const file of files) checked(file);
  const kept: Attachment[] = [];
  for (const { name, bytes } of files) {
    const sha256 = await desk.store.bytes.put(bytes, { at: desk.now(), extension: path.extname(name).toLowerCase() });
    if (!kept.some((one) => one.sha256 === sha256)) kept.push({ sha256, name, size: bytes.length });
  }
  return kept;
}

function checked({ name, bytes }: HandedIn): void {
  const begins = KINDS[path.extname(name).toLowerCase()];
  if (!begins) throw new UserProblem(`附件“${name}”不是 PDF、Word 或图片（.pdf .doc .docx .jpg .png），没有提交。请转换后再传；盖章件请扫描成 PDF 或图片。`);
  if (bytes.length === 0) throw new UserProblem(`附件“${name}”是空的，请核对后重新选择。`);
  if (!begins.some((begin) => begin.every((byte, at) => bytes[at] === byte))) throw new UserProblem(`附件“${name}”的内容与后缀不符，可能已损坏或改过后缀。请重新导出后再传。`);
}
