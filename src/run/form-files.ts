import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Side } from '../model/capture.js';
import type { Guide } from '../model/guide.js';
import type { SnapshotStore } from '../store/index.js';
import type { FileReader } from './file-reader.js';
import { slashes } from './files.js';
import { formsNamed, readForms, type FormBytes, type FormSource, type KnownForms } from './forms.js';
import type { HeldCase } from './held-case.js';
import type { KeptValues } from './kept-values.js';
import { openFile } from './opening.js';
import { PartBook } from './part-book.js';

/** What lies in a folder that was named by the user, by its path there. */
interface Listed {
  files(): { name: string; path: string }[];
  opens?: typeof openFile;
}

/**
 * Forms that lie beside the files of the sides: of a guide or entry in a folder that the user named, the form's path from that file on.
 * Nothing outside of those folders is opened, whatever a guide says.
 */
export function formsBeside(folders: Partial<Record<Side, Listed>>, web: (url: string) => Promise<FormBytes | undefined>): FormSource {
  return async (side, capture, href) => {
    if (capture.url !== undefined || /^https?:/i.test(href)) return URL.canParse(href, capture.url) ? web(new URL(href, capture.url).href) : undefined;
    const named = decoded(href);
    const folder = folders[side];
    const files = folder?.files() ?? [];
    const stands = capture.file ?? '';
    const own = files.find((file) => stands === file.name || stands.endsWith(`/${file.name}`));
    if (named === undefined || !own) return undefined;
    const wanted = path.posix.normalize(path.posix.join(path.posix.dirname(slashes(own.name)), named));
    const found = files.find((file) => slashes(file.name) === wanted);
    return found && folder ? (folder.opens ?? openFile)(found.path, named) : { problem: `没有找到“${named}”，请把空白表格放在指南写的位置。` };
  };
}

/** A form beside a guide that the user named itself: in the guide's own folder or below it, links out of it not followed. */
export async function formBeside(guide: string, href: string): Promise<FormBytes | undefined> {
  const named = decoded(href);
  if (named === undefined || /^[a-z][a-z0-9+.-]*:/i.test(named)) return undefined;
  try {
    const folder = await realpath(path.dirname(guide));
    const file = await realpath(path.resolve(folder, named));
    return file.startsWith(folder + path.sep) ? await openFile(file, named) : undefined;
  } catch {
    return { problem: `没有找到“${named}”，请把空白表格放在指南写的位置。` };
  }
}

/** Absolute paths of the forms that a guide names beside itself. */
export function formPaths(file: string, guide: Guide): string[] {
  return formsNamed(guide).flatMap(({ href }) => {
    const named = decoded(href);
    return named === undefined || /^[a-z][a-z0-9+.-]*:/i.test(named) ? [] : [path.resolve(path.dirname(file), named)];
  });
}

/** Reads the forms of all cases of a run: those beside the files, and those of the web that the run keeps. */
export async function readAllForms(cases: readonly HeldCase[], { folder, store, handbook, offline, files, values }: { folder: string; store: SnapshotStore; handbook: Listed; offline: Listed; files: Pick<FileReader, 'readAll'>; values: KeptValues }): Promise<void> {
  const book = await PartBook.open(folder, store);
  const source = formsBeside({ handbook, offline }, async (address) => {
    const url = new URL(address);
    url.hash = '';
    const record = book.get(url.href);
    const bytes = await book.bytes(url.href);
    return bytes ? { bytes } : record && { problem: '网页上的表格没有取到，请打开链接核对。' };
  });
  const known: KnownForms = new Map();
  for (const held of cases) {
    if (!held.namesForms) continue;
    const subject = await held.load();
    await readForms(subject, source, files, known);
    if (subject.forms) held.light.forms = values.keep(subject.forms);
  }
}

function decoded(href: string): string | undefined {
  try {
    return slashes(decodeURIComponent(href.replace(/[?#].*$/, '')));
  } catch {
    return undefined;
  }
}
