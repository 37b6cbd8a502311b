import type { FastifyRequest } from 'fastify';
import { Refused } from './problems.js';

/** What a form with files held: texts by field, and the files with the names that the sender gave them. */
export interface Uploaded {
  fields: Record<string, string>;
  files: { name: string; bytes: Uint8Array }[];
}

/** Bytes of a name: file systems take 255, and what it is kept under adds to it. A Chinese character is three. */
const LONGEST_NAME = 180;

/** Reads a multipart form; files and fields are bounded by the server's limits, all files together by `most` bytes. @throws Refused */
export async function uploaded(request: FastifyRequest, most = 40 * 1024 * 1024): Promise<Uploaded> {
  if (!request.isMultipart()) throw new Refused(400, '没有收到文件，请用页面上的“选择文件”提交。');
  const got: Uploaded = { fields: {}, files: [] };
  let size = 0;
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') got.fields[part.fieldname] = part.value;
      continue;
    }
    const bytes = await part.toBuffer();
    size += bytes.length;
    if (size > most) throw new Refused(413, `文件合计超过 ${Math.round(most / 1024 / 1024)} MB，请压缩图片或分次提交。`);
    got.files.push({ name: safeName(part.filename), bytes: new Uint8Array(bytes) });
  }
  return got;
}

/** The one file of a form. @throws Refused where there is none, or more than one */
export async function uploadedFile(request: FastifyRequest): Promise<{ fields: Record<string, string>; file: { name: string; bytes: Uint8Array } }> {
  const { fields, files } = await uploaded(request);
  const [file] = files;
  if (!file || file.bytes.length === 0) throw new Refused(400, file ? `文件“${file.name}”是空的，请核对后重新选择。` : '没有收到文件，请选择一份文件。', 'file');
  if (files.length > 1) throw new Refused(400, `一次只能提交一份文件，收到了 ${files.length} 份。`, 'file');
  return { fields, file };
}

/** A file's own name without folders and signs that no name may have; its ending stays. */
function safeName(name: string | undefined): string {
  const own = (name ?? '').normalize('NFC').split(/[/\\]/).at(-1)?.replaceAll(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '').replace(/^\.+/, '').trim() ?? '';
  if (own === '') return '未命名';
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(own)?.[0] ?? '';
  if (Buffer.byteLength(own) <= LONGEST_NAME) return own;
  const stem = [...own.slice(0, own.length - ending.length)];
  while (Buffer.byteLength(stem.join('')) + ending.length > LONGEST_NAME) stem.pop();
  return `${stem.join('')}${ending}`;
}
