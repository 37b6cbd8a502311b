import { readFile, stat } from 'node:fs/promises';
import { slashes } from './files.js';

/** A file's bytes, or one Chinese sentence on why there are none. */
export type Opened = { bytes: Uint8Array; problem?: undefined } | { bytes?: undefined; problem: string };

/** Guides of offices are below 5 MB, with pictures below 20 MB. */
const MOST_MB = 30;

const BY_CODE: Record<string, (name: string) => string> = {
  ENOENT: (name) => `没有找到文件“${name}”，请核对文件名。`,
  EACCES: (name) => `没有权限打开文件“${name}”。请在文件属性里允许读取，或复制到自己的文件夹后再试。`,
  EPERM: (name) => `没有权限打开文件“${name}”。请在文件属性里允许读取，或复制到自己的文件夹后再试。`,
  EBUSY: (name) => `文件“${name}”正被其他程序占用。请关闭 Word、WPS 后再试。`,
  ENAMETOOLONG: () => '文件名太长，系统打不开。请改一个短一些的文件名。',
  ELOOP: (name) => `“${name}”是指向自己的快捷方式（符号链接）。请提供原文件。`,
  EISDIR: (name) => `“${name}”是文件夹，不是文件。`,
  ENOTDIR: (name) => `没有找到文件“${name}”，路径中有一段不是文件夹，请核对。`,
};

/** Opens a file that others wrote: an ordinary file of a size that a guide may have. Nothing is thrown. */
export async function openFile(path: string, named: string): Promise<Opened> {
  const name = slashes(named);
  try {
    const about = await stat(path);
    if (about.isDirectory()) return { problem: `“${name}”是文件夹，不是文件。` };
    if (!about.isFile()) return { problem: `“${name}”不是普通文件（是设备或管道），没有打开。请提供办事指南文件。` };
    return tooLarge(about.size, name) ?? { bytes: new Uint8Array(await readFile(path)) };
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? '未知原因';
    return { problem: BY_CODE[code]?.(name) ?? `文件“${name}”打不开（${code}），请检查文件权限或重新保存。` };
  }
}

function tooLarge(size: number, name: string): Opened | undefined {
  const mb = size / 1024 / 1024;
  return mb > MOST_MB ? { problem: `文件“${name}”有 ${Math.round(mb)} MB，超过 ${MOST_MB} MB，没有读取。请删去图片和附件，另存为 .docx 后重新提供。` } : undefined;
}

/** The bytes of a file that lies elsewhere than on the disk, held to the same size. */
export const ofSize = (bytes: Uint8Array, named: string): Opened => tooLarge(bytes.length, slashes(named)) ?? { bytes };
