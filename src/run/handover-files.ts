import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { RecordTable } from '../model/records.js';
import { provenanceOf, type Provenance } from '../parse/provenance.js';
import type { Notice } from './catalogue.js';
import { filesBelow, readBytes } from './files.js';
import { UserProblem } from './problem.js';

/** A file that was handed over. */
export interface HandoverFile {
  /** Absolute. */
  path: string;
  /** As people see it: relative to what was named, with `/`. */
  name: string;
  /** What `handover.json` beside or above it says. */
  provenance: Provenance;
}

const NOTE = 'handover.json';
/** Names of spreadsheets and documents that are open, of systems' own files, of parts of a saved page. */
const NO_CONTENT = /(?:^|\/)(?:~\$|\.)|(?:^|\/)(?:Thumbs\.db|desktop\.ini)$|(?:_files|\.files|_文件)\//i;
const PICTURE = /\.(?:png|jpe?g|gif|bmp|webp|tiff?)$/i;
const READ = /\.(?:html?|shtml|xhtml|mht(?:ml)?|xlsx?|et|csv|tsv|json|docx|md|txt)$/i;

export interface HandoverFiles {
  files: HandoverFile[];
  /** Pictures by their base name in lower case. */
  pictures: Map<string, string>;
  notices: Notice[];
}

/** The files of what was named by `--handover`: a file, or a folder with all below it. @throws UserProblem where there is none. */
export async function handoverFiles(named: readonly string[], table: RecordTable): Promise<HandoverFiles> {
  const result: HandoverFiles = { files: [], pictures: new Map(), notices: [] };
  for (const root of named) {
    const kind = await kindOf(root);
    if (kind === undefined) throw new UserProblem(`没有找到移交的文件或文件夹“${root}”，请核对 --handover 的路径。`);
    const folder = kind === 'folder' ? root : path.dirname(root);
    const names = kind === 'folder' ? await filesBelow(root) : [path.basename(root)];
    const notes = await notesIn(folder, kind === 'folder' ? names : [NOTE], table, result.notices);
    for (const name of names) {
      if (NO_CONTENT.test(name) || path.posix.basename(name).toLowerCase() === NOTE) continue;
      const full = path.join(folder, name);
      if (PICTURE.test(name)) result.pictures.set(path.posix.basename(name).normalize('NFC').toLowerCase(), full);
      else if (READ.test(name)) result.files.push({ path: full, name: name.normalize('NFC'), provenance: noteFor(name, notes) });
      else result.notices.push({ where: name, message: '不是能读取的移交文件，没有使用。请提供保存的网页（.html、.mhtml）、Excel、CSV、JSON；压缩包请先解压。' });
    }
    if (kind === 'file') for (const name of await filesBelow(folder)) if (PICTURE.test(name)) result.pictures.set(path.posix.basename(name).normalize('NFC').toLowerCase(), path.join(folder, name));
  }
  return result;
}

async function kindOf(root: string): Promise<'file' | 'folder' | undefined> {
  try {
    return (await stat(root)).isDirectory() ? 'folder' : 'file';
  } catch {
    return undefined;
  }
}

interface Note {
  folder: string;
  provenance: Provenance;
  files: Record<string, Provenance>;
}

async function notesIn(folder: string, names: readonly string[], table: RecordTable, notices: Notice[]): Promise<Note[]> {
  const notes: Note[] = [];
  for (const name of names.filter((one) => path.posix.basename(one).toLowerCase() === NOTE)) {
    let text: string;
    try {
      text = new TextDecoder().decode(await readBytes(path.join(folder, name)));
    } catch {
      continue;
    }
    try {
      const record = JSON.parse(text) as Record<string, unknown>;
      const each = (record['files'] ?? record['文件'] ?? {}) as Record<string, Record<string, unknown>>;
      notes.push({
        folder: path.posix.dirname(name),
        provenance: provenanceOf(record, table),
        files: Object.fromEntries(Object.entries(each).map(([file, own]) => [file.normalize('NFC'), provenanceOf(own, table)])),
      });
    } catch {
      notices.push({ where: name, message: '移交说明不是可读的 JSON，来源、日期、人员没有从中取得；请更正后再试。' });
    }
  }
  return notes;
}

/** What the notes say of a file: those in its own folder before those above it. */
function noteFor(name: string, notes: readonly Note[]): Provenance {
  const found: Provenance = {};
  const above = notes.filter((note) => note.folder === '.' || name.startsWith(`${note.folder}/`)).sort((a, b) => b.folder.length - a.folder.length);
  for (const note of above) {
    const own = note.files[note.folder === '.' ? name : name.slice(note.folder.length + 1)] ?? note.files[path.posix.basename(name)];
    Object.assign(found, { ...note.provenance, ...own, ...found });
  }
  return found;
}
