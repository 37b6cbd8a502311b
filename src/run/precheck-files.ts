import { lstat, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { isAside } from '../parse/index.js';
import type { Notice } from './catalogue.js';
import { UserProblem } from './problem.js';

/** Files to check, in order, and what was left out. */
export interface PrecheckFiles {
  files: string[];
  notices: Notice[];
}

const MOST_FILES = 20_000;
const DEEPEST = 20;

/** The files that are named, and all below the folders that are named; a link in a folder is not followed. @throws UserProblem where there are none */
export async function precheckFiles(named: readonly string[]): Promise<PrecheckFiles> {
  const found: PrecheckFiles = { files: [], notices: [] };
  for (const name of named) {
    let folder: boolean;
    try {
      folder = (await stat(name)).isDirectory();
    } catch (cause) {
      throw new UserProblem(await missing(name, (cause as NodeJS.ErrnoException).code));
    }
    if (folder) await below(name, found);
    else found.files.push(name);
  }
  if (found.files.length === 0) throw new UserProblem(`“${named.join('”“')}”里没有可以检查的指南文件（.docx .doc .xlsx .pdf .md .html .json .zip）${found.notices.length > 0 ? `：${found.notices[0]?.message ?? ''}` : '。'}`);
  return found;
}

async function missing(name: string, code: string | undefined): Promise<string> {
  const link = await lstat(name).then((about) => about.isSymbolicLink(), () => false);
  if (link) return `“${name}”是快捷方式（符号链接），它指向的文件不存在。请提供原文件。`;
  if (code === 'ENAMETOOLONG') return '文件名太长，系统打不开。请改一个短一些的文件名。';
  if (code === 'EACCES' || code === 'EPERM') return `没有权限打开“${name}”。请在属性里允许读取，或复制到自己的文件夹后再试。`;
  return `没有找到“${name}”，请核对文件名。`;
}

async function below(folder: string, found: PrecheckFiles): Promise<void> {
  const asides: string[] = [];
  const visit = async (at: string, depth: number): Promise<void> => {
    if (depth > DEEPEST || found.files.length > MOST_FILES) {
      found.notices.push({ where: at, message: depth > DEEPEST ? '文件夹套得太深，没有继续查找。' : `文件超过 ${MOST_FILES} 个，其余没有检查。请分批检查。` });
      return;
    }
    let entries;
    try {
      entries = await readdir(at, { withFileTypes: true });
    } catch (cause) {
      found.notices.push({ where: at, message: `文件夹打不开（${(cause as NodeJS.ErrnoException).code ?? '未知原因'}），里面的文件没有检查。请检查文件夹权限。` });
      return;
    }
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const full = path.join(at, entry.name);
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.')) await visit(full, depth + 1);
      } else if (entry.isSymbolicLink()) found.notices.push({ where: full, message: '是快捷方式（符号链接），没有检查。请把原文件放进文件夹。' });
      else if (!entry.isFile()) found.notices.push({ where: full, message: '不是普通文件（是设备或管道），没有打开。' });
      else if (isAside(entry.name)) asides.push(entry.name);
      else found.files.push(full);
    }
  };
  await visit(folder, 1);
  if (asides.length > 0) found.notices.push({ where: folder, message: `有 ${asides.length} 个图片等文件不是指南，没有检查（${asides.slice(0, 3).join('、')}${asides.length > 3 ? '……' : ''}）。` });
}
