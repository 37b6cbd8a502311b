import path from 'node:path';
import { readCatalogue, type Catalogue } from './catalogue.js';
import type { Engine } from './engine.js';
import { readBytes } from './files.js';
import { UserProblem } from './problem.js';

/** The catalogue of a file. @throws UserProblem where it is not there, is none, or holds no item that can be checked. */
export async function openCatalogue(file: string, engine: Engine): Promise<Catalogue> {
  let bytes: Uint8Array;
  try {
    bytes = await readBytes(file);
  } catch {
    throw new UserProblem(`没有找到目录文件“${file}”，请核对 --catalogue 的路径。`);
  }
  const catalogue = readCatalogue(bytes, path.basename(file), engine.schemas.catalogueColumns);
  if (catalogue.items.length === 0) throw new UserProblem(`目录文件“${path.basename(file)}”里没有可核查的事项。${catalogue.notices.map((n) => `\n  ${n.where}：${n.message}`).join('')}`);
  return catalogue;
}
