import { watch, type FSWatcher } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { precheckFiles } from './precheck-files.js';
import { precheckWith } from './precheck.js';
import { Prechecker, type PrecheckSettings } from './prechecker.js';

/** Editors write a file in several steps: what comes within this many milliseconds is one change. */
const SETTLED_MS = 60;

/**
 * Checks the files, then each of them again when it changes, and all of them when the handbook does, until `signal` is raised. Programs
 * save by putting a new file in the old one's place, so that folders are watched and not files. `print` gets each result.
 * @throws UserProblem where there are no files
 */
export async function watchPrecheck(named: string[], settings: PrecheckSettings, print: (text: string) => void, signal: AbortSignal, now: () => Date = () => new Date()): Promise<void> {
  const first = await precheckFiles(named);
  let checker = await Prechecker.open(settings);
  const watchers: FSWatcher[] = [];
  const changed = new Set<string>();
  let handbookChanged = false;
  let timer: NodeJS.Timeout | undefined;
  let busy: Promise<void> = Promise.resolve();
  const check = async (files: readonly string[], notices: typeof first.notices): Promise<void> => {
    const { output } = await precheckWith(checker, { files, notices }, { format: 'text' }, now());
    print(output);
  };
  const again = async (): Promise<void> => {
    const files = await precheckFiles(named).catch(() => ({ files: [], notices: [] }));
    const own = handbookChanged ? files.files : files.files.filter((file) => changed.has(path.resolve(file)));
    if (handbookChanged) {
      checker.close();
      checker = await Prechecker.open(settings);
    }
    handbookChanged = false;
    changed.clear();
    if (own.length > 0) await check(own, []);
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => { busy = busy.then(again).catch((cause: unknown) => print(`没有检查：${cause instanceof Error ? cause.message : String(cause)}\n`)); }, SETTLED_MS);
  };
  const look = async (place: string, seen: (file: string) => void): Promise<void> => {
    const folder = (await stat(place)).isDirectory();
    const base = folder ? place : path.dirname(place);
    watchers.push(watch(base, { recursive: folder }, (_event, name) => {
      if (name === null) return;
      seen(path.resolve(base, name));
      soon();
    }));
  };
  try {
    await check(first.files, first.notices);
    for (const name of named) await look(name, (file) => changed.add(file));
    if (settings.handbook) await look(settings.handbook, () => { handbookChanged = true; });
    print('正在留意文件变化，保存后自动重新检查（按 Ctrl-C 结束）……\n');
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      else signal.addEventListener('abort', () => resolve(), { once: true });
    });
  } finally {
    clearTimeout(timer);
    for (const one of watchers) one.close();
    await busy;
    checker.close();
  }
}
