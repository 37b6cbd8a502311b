import { access, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { appendAudit, getSetting, listWeekRuns, nextNumber, openCarry, writeCarry, type CarriedFile, type CarryKind } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { filesBelow } from '../files.js';
import { UserProblem } from '../problem.js';
import { heldFolder, plannedCity } from '../week/city.js';
import { weekOf } from '../week/draw-week.js';
import type { RunContent } from '../week/run-week.js';
import { splitFile } from './parts.js';
import { BY, carrying } from './parties.js';
import { contents, megabytes } from './words.js';

/**
 * Writes a week, or the decisions of this store, to one file for the other side, proven by reading it again; with `partMegabytes` in parts
 * for discs. What was written and the hash to tell the other side. @throws UserProblem
 */
export async function carryOut(desk: Desk, file: string, { kind, week, partMegabytes }: { kind: CarryKind; week?: string; partMegabytes?: number }): Promise<string> {
  if (await access(file).then(() => true, () => false)) throw new UserProblem(`“${file}”已经存在，没有覆盖。请换一个文件名，或先移走旧的。`);
  const of = kind === 'decisions' ? desk.now().slice(0, 10) : (week ?? (await weekOf(desk)));
  const files = kind === 'week' ? await filesOfWeek(desk, of) : await filesOfHandovers(desk);
  const { self, partner } = await carrying(desk);
  const part = `${file}.${process.pid}.part`;
  try {
    const { manifest, sha256 } = await writeCarry(desk.store, part, { kind, week: of, from: self, ...(partner ? { to: partner.store } : {}), number: await nextNumber(desk.store, 'carry'), takenAt: desk.now() }, files);
    // What cannot be read here is not worth a way to the other side.
    (await openCarry(part)).close();
    const { size } = await stat(part);
    await desk.store.change(() => undefined, () => appendAudit(desk.store, { by: BY, at: desk.now(), action: 'carry.out', thing: 'carry', id: `${self.store}/${manifest.number}`, detail: { kind, week: of, sha256, files: files.length, to: partner?.name } }));
    const written = partMegabytes === undefined || size <= partMegabytes * 1e6 ? [await placed(part, file)] : await splitFile(part, file, partMegabytes);
    return `已导出第 ${manifest.number} 个摆渡包（${contents(manifest)}，${megabytes(size)}）：\n${written.map((name) => `  ${name}\n`).join('')}清单的 SHA-256：${sha256}（另行告知对方，带入时可核对）\n${partner ? '' : '第一次导出，还不知道对方是哪一处；对方带入后，两边即互相认定。\n'}`;
  } catch (cause) {
    await rm(part, { force: true });
    const { code } = cause as NodeJS.ErrnoException;
    if (code !== undefined && /^(?:ENOENT|EACCES|EPERM|ENOSPC|EROFS|ENOTDIR|EISDIR)$/.test(code)) throw new UserProblem(`摆渡包写不进“${file}”（${code}），请核对文件夹是否存在、可写，磁盘是否已满。`);
    throw cause;
  }
}

async function placed(part: string, file: string): Promise<string> {
  await rename(part, file);
  return file;
}

/** Reports and evidence of the runs of a week that are through, and what was checked. @throws UserProblem where there is nothing, or its files are gone */
async function filesOfWeek(desk: Desk, week: string): Promise<CarriedFile[]> {
  const runs = (await listWeekRuns(desk.store, { week })).filter(({ state }) => state === 'done' || state === 'published');
  if (runs.length === 0) throw new UserProblem(`${week} 起的一期还没有完成的核查，没有可导出的内容。请先核查，或用 --week 指定另一期。`);
  const folders = new Set(await Promise.all(runs.map(({ content }) => heldFolder(desk, (content as RunContent).out))));
  const files: CarriedFile[] = [];
  for (const folder of folders) {
    const held = await below(folder);
    if (!held.includes('report.json')) throw new UserProblem(`核查的报告文件不在了（${folder}），不能导出。请用备份恢复后再导出。`);
    files.push(...held.map((name) => ({ from: path.join(folder, name), path: `runs/${path.basename(folder)}/${name}` })));
  }
  const plan = await plannedCity(desk);
  if (!plan) return files;
  files.push({ from: plan.catalogue, path: `carried/${week}/${path.basename(plan.catalogue)}` });
  for (const side of ['offline', 'handbook'] as const) {
    const folder = plan[side];
    if (folder) files.push(...(await below(folder)).map((name) => ({ from: path.join(folder, name), path: `carried/${week}/${side}/${name}` })));
  }
  return files;
}

/** What was handed over to this store and is to be read by the machine that checks. */
async function filesOfHandovers(desk: Desk): Promise<CarriedFile[]> {
  const taken = (await getSetting<{ id: string }[]>(desk.store, 'handovers')) ?? [];
  const lists = await Promise.all(taken.map(async ({ id }) => (await below(path.join(desk.folder, 'handover', id))).map((name) => ({ from: path.join(desk.folder, 'handover', id, name), path: `handover/${id}/${name}` }))));
  return lists.flat();
}

/** Files of a folder; what is on its way is left out. */
const below = async (folder: string): Promise<string[]> => (await filesBelow(folder)).filter((name) => !name.endsWith('.part'));
