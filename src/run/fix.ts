import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { certainChanges, type Certain } from '../check/certain.js';
import type { Amendment, Reordering } from '../model/amendment.js';
import type { Finding } from '../model/finding.js';
import { amendGuide, UnreadableError } from '../parse/index.js';
import { changesInWords } from '../report/changes.js';
import type { Prechecked, Prechecker } from './prechecker.js';

/** What was mended in a copy of a file. */
export interface Fixed {
  file: string;
  /** The copy; absent where nothing was certain, or the file cannot be written back. */
  copy?: string;
  /** Bytes of the copy. */
  content?: Uint8Array;
  /** In Chinese, for people: each change with its place, and what the second check says. */
  words: string;
  done: (Amendment | Reordering)[];
  /** Findings of the copy. */
  findings: Finding[];
}

const MOST_COPIES = 99;

/**
 * Writes what is certain into a copy beside the file (名称-修正.docx), never into the file itself, and checks the copy: changes after which
 * something new is found are not kept.
 */
export async function fixFile(checker: Prechecker, file: string, checked: readonly Prechecked[], now: Date): Promise<Fixed> {
  const read = checked.flatMap(({ subject, findings }) => (subject?.offline[0] ? [{ subject, guide: subject.offline[0].guide, findings }] : []));
  const nothing = (why: string): Fixed => ({ file, words: `${file}：${why}`, done: [], findings: read.flatMap((one) => one.findings) });
  if (read.length === 0) return nothing('没有读出，没有可以改的。');
  const certain = read.map(({ guide, subject }) => certainChanges(guide, subject, checker.engine.kit));
  const all: Certain = { amendments: certain.flatMap((one) => one.amendments), reorderings: certain.flatMap((one) => one.reorderings) };
  if (all.amendments.length + all.reorderings.length === 0) return nothing('没有可以确定改正的写法。');
  const bytes = new Uint8Array(await readFile(file));
  for (const changes of attempts(all)) {
    let amended;
    try {
      amended = await amendGuide(bytes, path.basename(file), changes.amendments, changes.reorderings);
    } catch (cause) {
      if (cause instanceof UnreadableError) return nothing(cause.message);
      throw cause;
    }
    if (!amended || amended.done.length === 0) continue;
    const copy = await writeCopy(file, amended.content);
    const after: Prechecked[] = [];
    for await (const one of checker.check([copy], now)) after.push(one);
    const before = new Set(read.flatMap(({ findings }) => findings).map(defectOf));
    const found = after.flatMap(({ findings }) => findings);
    if (after.every((one) => one.unreadable === undefined) && after.length === checked.length && found.every((finding) => before.has(defectOf(finding)))) {
      const count = read.reduce((sum, { findings }) => sum + findings.length, 0);
      const result = found.length < count ? `改后再查：问题由 ${count} 条减为 ${found.length} 条，没有新增。` : `改后再查：没有新增问题${count > 0 ? `，原有 ${count} 条不属于能确定改正的写法，请按提示修改` : ''}。`;
      return { file, copy, content: amended.content, words: `${file} → ${copy}（原文件没有改动）\n${changesInWords(amended.done)}${result}`, done: amended.done, findings: found };
    }
    await rm(copy, { force: true });
  }
  return nothing('没有能确定改正、改后又不引起新问题的写法，没有写副本。');
}

/** All changes, else fewer kinds of them. */
function attempts({ amendments, reorderings }: Certain): Certain[] {
  const marks = amendments.filter(({ why }) => !why.startsWith('材料'));
  const tries = [{ amendments, reorderings }, { amendments, reorderings: [] }, { amendments: marks, reorderings: [] }];
  return tries.filter((one, index) => index === 0 || one.amendments.length + one.reorderings.length > 0);
}

/** A copy goes by another name, so that the item of a guide without a code does too: findings are told apart by what they say. */
const defectOf = ({ rule, element, key, messageId, verdict }: Finding): string => [rule, element, key ?? '', messageId, verdict].join('|');

async function writeCopy(file: string, content: Uint8Array): Promise<string> {
  const { dir, name, ext } = path.parse(file);
  for (let number = 1; number <= MOST_COPIES; number += 1) {
    const copy = path.join(dir, `${name}-修正${number === 1 ? '' : number}${ext}`);
    try {
      await writeFile(copy, content, { flag: 'wx' });
      return copy;
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    }
  }
  throw new Error(`${file} 的修正副本已超过 ${MOST_COPIES} 份`);
}
