import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { getSetting, listUnits, setSetting } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { UserProblem } from '../problem.js';
import type { CityPlan } from '../week/city.js';
import { unitNames, userNames } from './offices.js';

/** A file that was handed over or a field sheet that was filled in, as it was taken in. */
export interface HandoverView {
  id: string;
  name: string;
  size: number;
  takenAt: string;
  who: string;
  source: string;
  person: string;
  date: string;
  /** `online`: pages and data of the online side; `sheet`: a 现场核查表, for the offline side of a unit. */
  kind: 'online' | 'sheet';
  /** Name of the unit that was visited. */
  unitName?: string;
}

interface Taken extends Omit<HandoverView, 'who' | 'unitName'> {
  by: string;
  unit?: string;
}

const KEY = 'handovers';
/** Endings that `zhinan` reads of what is handed over, and pictures that belong to a field sheet. */
const READ = /\.(?:html?|mht(?:ml)?|xlsx?|et|csv|tsv|json|docx|md|txt|png|jpe?g)$/i;
const SHEET = /\.(?:docx|xlsx)$/i;

/** Each file has a folder of its own, so that two of one name do not meet; its note says where it comes from. */
const placeOf = (desk: Desk, id: string): string => path.join(desk.folder, 'handover', id);

/** What was taken in, newest first. */
export async function listHandovers(desk: Desk): Promise<HandoverView[]> {
  const names = await userNames(desk);
  const units = await unitNames(desk);
  const taken = (await getSetting<Taken[]>(desk.store, KEY)) ?? [];
  return taken.map(({ by, unit, ...row }) => ({ ...row, who: names.get(by) ?? by, ...(unit ? { unitName: units.get(unit) ?? unit } : {}) })).sort((a, b) => (a.takenAt < b.takenAt ? 1 : -1));
}

/** Takes a file in; the next run reads it. @throws UserProblem where it is none that can be read, or was taken in before */
export async function takeHandover(desk: Desk, file: { name: string; bytes: Uint8Array; source: string; person: string; date: string; kind: HandoverView['kind']; unit?: string }, by: string): Promise<HandoverView> {
  const name = safeName(file.name);
  if (file.kind === 'sheet') await sheetOf(desk, name, file.unit);
  if (!READ.test(name)) throw new UserProblem(`“${name}”不是能读取的移交文件。请上传保存的网页（.html、.mhtml）、Excel、CSV、JSON、Word、Markdown 或截图；压缩包请先解压。`);
  if (file.bytes.length === 0) throw new UserProblem(`“${name}”是空文件，没有收下，请核对后重新上传。`);
  const id = createHash('sha256').update(file.bytes).digest('hex').slice(0, 24);
  const row: Taken = { id, name, size: file.bytes.length, takenAt: desk.now(), by, source: file.source, person: file.person, date: file.date, kind: file.kind, ...(file.unit ? { unit: file.unit } : {}) };
  // Read within the change: of two who hand over at once both stay, and of two alike one. The file is there before its row tells of it.
  await desk.store.change({ by, at: desk.now(), action: 'handover.take', thing: 'handover', id, detail: { name, size: row.size } }, async () => {
    const taken = (await getSetting<Taken[]>(desk.store, KEY)) ?? [];
    if (taken.some((one) => one.id === id)) throw new UserProblem(`“${name}”的内容与已收下的文件相同，没有重复收下。`);
    const folder = placeOf(desk, id);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, name), file.bytes);
    await writeFile(path.join(folder, 'handover.json'), JSON.stringify({ source: file.source, date: file.date, person: file.person }));
    await setSetting(desk.store, KEY, [...taken, row], { by, at: desk.now() });
  });
  return (await listHandovers(desk)).find((one) => one.id === id) ?? { ...row, who: by };
}

/** Takes a file out again: the next run does not read it. @throws UserProblem */
export async function dropHandover(desk: Desk, id: string, by: string): Promise<void> {
  await desk.store.change((name) => ({ by, at: desk.now(), action: 'handover.drop', thing: 'handover', id, detail: { name } }), async () => {
    const taken = (await getSetting<Taken[]>(desk.store, KEY)) ?? [];
    const row = taken.find((one) => one.id === id);
    if (!row) throw new UserProblem('没有这份移交文件，可能已经移除，请刷新后再看。');
    await setSetting(desk.store, KEY, taken.filter((one) => one.id !== id), { by, at: desk.now() });
    return row.name;
  });
  await rm(placeOf(desk, id), { recursive: true, force: true });
}

/** A plan with what was taken in here, beside what else it names. */
export async function withHandovers(desk: Desk, plan: CityPlan): Promise<CityPlan> {
  const taken = (await getSetting<Taken[]>(desk.store, KEY)) ?? [];
  const units = await unitNames(desk);
  const online = taken.filter(({ kind }) => kind === 'online');
  const sheets = taken.filter(({ kind }) => kind === 'sheet').map(({ id, name, unit, date, person }) => ({ path: path.join(placeOf(desk, id), name), date, person, ...(unit ? { unit: units.get(unit) ?? unit } : {}) }));
  return {
    ...plan,
    ...(online.length > 0 ? { handover: [...(plan.handover ?? []), ...online.map(({ id }) => placeOf(desk, id))] } : {}),
    ...(sheets.length > 0 ? { fieldSheets: [...(plan.fieldSheets ?? []), ...sheets] } : {}),
  };
}

/** Whether a file can be a field sheet of a unit. @throws UserProblem */
async function sheetOf(desk: Desk, name: string, unit: string | undefined): Promise<void> {
  if (!SHEET.test(name)) throw new UserProblem(`“${name}”不是现场核查表。请上传填好的 Word（.docx）或 Excel（.xlsx）核查表。`);
  if (!unit || !(await listUnits(desk.store)).some(({ id }) => id === unit)) throw new UserProblem('现场核查表要选被查单位，才能归到它的事项。');
}

/** A file's own name, without folders and signs that a file system or Excel takes amiss. */
function safeName(name: string): string {
  const base = [...(name.split(/[/\\]/).at(-1) ?? '')].filter((sign) => sign >= ' ' && sign !== '\u007f' && !'<>:"|?*'.includes(sign)).join('').replace(/^[.\s]+/, '').normalize('NFC');
  const ending = /\.[^.]{1,8}$/.exec(base)?.[0] ?? '';
  const stem = base.slice(0, base.length - ending.length).slice(0, 60).trim();
  if (stem === '' || `${stem}${ending}`.toLowerCase() === 'handover.json') throw new UserProblem('文件名不能用，请改成普通的名称后再上传。');
  return `${stem}${ending}`;
}
