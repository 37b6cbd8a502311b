import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { contentOf } from '../../handbook/content.js';
import { differenceOf, type DifferenceRow } from '../../handbook/difference.js';
import type { Entry } from '../../handbook/entry.js';
import { paperOf } from '../../handbook/layout.js';
import { paperToMarkdown } from '../../handbook/markdown.js';
import { toStandard } from '../../parse/index.js';
import { getSetting, keepHandbookVersion, listHandbookVersions, Missing, setSetting } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { DEFAULT_HANDBOOK, readHandbook, supplementsOf, versionsOf, type HandbookFolder, type KeptEntries } from '../handbook-files.js';
import { handbookImpact } from '../handbook-impact.js';
import { holdingEntry } from '../handbook-show.js';
import { UserProblem } from '../problem.js';
import { sha256 } from '../versions.js';
import { cityPlan } from '../week/city.js';
import { unitNames, userNames } from './offices.js';

export interface EntryRow {
  id: string;
  code: string;
  name: string;
  owner: string;
  note: string;
  versions: number;
}

export interface EntryView extends EntryRow {
  title: string;
  head: { label: string; text: string }[];
  /** Elements with what is laid down and how it is to be filled in. */
  rows: { label: string; text: string; guidance: string }[];
  all: { version: string; from: string }[];
  /** What the newest version lays down otherwise than the one before. */
  changes: DifferenceRow[];
  supplements: string[];
  /** The entry as text, to begin a draft with. */
  text: string;
  draft?: { version: string; text: string };
}

export interface Suggestion {
  id: string;
  entry: string;
  entryName: string;
  element: string;
  proposed: string;
  why: string;
  by: string;
  unit?: string;
  at: string;
  answer?: { text: string; by: string; at: string };
}

const SUGGESTIONS = 'suggestions';
const LONGEST_DRAFT = 200_000;

const folderOf = async (desk: Desk): Promise<{ handbook: string; offline?: string }> => {
  const plan = await cityPlan(desk).catch((): { handbook?: string; offline?: string } => ({}));
  return { handbook: plan.handbook ?? DEFAULT_HANDBOOK, ...(plan.offline ? { offline: plan.offline } : {}) };
};

/** Entries that this desk has read. */
const read = new WeakMap<Desk, KeptEntries>();

function handbookOf(desk: Desk, folder: string): Promise<HandbookFolder> {
  const kept = read.get(desk) ?? (new Map() as KeptEntries);
  read.set(desk, kept);
  return readHandbook(folder, desk.engine, {}, kept);
}

/** All entries of the handbook, by code. @throws UserProblem where there is no handbook */
export async function entryRows(desk: Desk): Promise<EntryRow[]> {
  const { entries } = await handbookOf(desk, (await folderOf(desk)).handbook);
  const byBase = new Map<string, Entry[]>();
  for (const entry of entries.filter(({ supplement }) => !supplement)) byBase.set(entry.base, [...(byBase.get(entry.base) ?? []), entry]);
  return [...byBase].map(([base, versions]) => rowOf(desk, base, versions)).sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** One entry. @throws Missing */
export async function entryView(desk: Desk, id: string): Promise<EntryView> {
  const handbook = await handbookOf(desk, (await folderOf(desk)).handbook);
  if (!handbook.entries.some(({ base, supplement }) => base === id && !supplement)) throw new Missing('手册里没有这个事项，请从列表中选。');
  const versions = versionsOf(handbook, id);
  const { entry } = holdingEntry(versions, desk.now().slice(0, 10));
  const { elements } = desk.engine.schemas;
  const guidance = new Map(elements.map(({ label, guidance: words }) => [label, words ?? '']));
  const content = contentOf(entry.standard.guide);
  const paper = paperOf(content, elements);
  const dated = [...versions].sort((a, b) => ((a.standard.effectiveFrom ?? '') < (b.standard.effectiveFrom ?? '') ? -1 : 1));
  const [former, last] = dated.slice(-2);
  const draft = (await listHandbookVersions(desk.store, id)).filter(({ state }) => state === 'draft').at(-1);
  const rows = elements.flatMap(({ id: element, label, scope }) => (scope === 'meta' ? [] : (content.fields[element] ?? []).map((text) => ({ label, text, guidance: guidance.get(label) ?? '' }))));
  const materials = (content.materials ?? []).map(({ name, scenario, parts }) => ({
    label: '申请材料', text: [scenario ? `${name}（${scenario}）` : name, elements.flatMap(({ within, part, label }) => { const text = within === 'materials' && part !== undefined ? (parts as Partial<Record<string, string>>)[part] : undefined; return text ? [`${label}：${text}`] : []; }).join('；')].filter((line) => line !== '').join('\n'), guidance: '',
  }));
  return {
    ...rowOf(desk, id, versions), title: paper.title, head: paper.head.map(([label, text]) => ({ label, text })), rows: [...rows, ...materials],
    all: dated.map(({ standard }) => ({ version: standard.version ?? '未写版本', from: standard.effectiveFrom ?? '' })), changes: former && last ? differenceOf(former.standard, last.standard, desk.engine.kit) : [],
    supplements: supplementsOf(handbook, entry).map(({ standard, file }) => standard.guide.fields.supplementOf?.[0]?.text ?? path.basename(file)), text: paperToMarkdown(paper),
    ...(draft ? { draft: { version: draft.version, text: (draft.content as { text: string }).text } } : {}),
  };
}

/** What a draft lays down otherwise, and which units' guides would fall out of the standard by it. @throws UserProblem */
export async function draftImpact(desk: Desk, id: string, text: string): Promise<{ changes: DifferenceRow[]; impact: string }> {
  const { handbook, offline } = await folderOf(desk);
  const { entry } = holdingEntry(versionsOf(await handbookOf(desk, handbook), id), desk.now().slice(0, 10));
  const bytes = new TextEncoder().encode(checked(text));
  const standard = toStandard(await desk.engine.reader.read({ bytes, name: 'draft.md', snapshot: sha256(bytes), context: {} }));
  const changes = differenceOf(entry.standard, standard, desk.engine.kit);
  if (!offline) return { changes, impact: '没有设置线下指南文件夹，不能查对各单位的影响。' };
  const folder = await mkdtemp(path.join(tmpdir(), 'zhinan-draft-'));
  try {
    const file = path.join(folder, 'draft.md');
    await writeFile(file, bytes);
    return { changes, impact: await handbookImpact([file], { handbook, offline }, () => new Date(desk.now())) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Keeps a draft of an entry; drafted again, it takes the place of the former. @throws UserProblem, Conflict, Missing */
export async function keepDraft(desk: Desk, id: string, version: string, text: string, by: string): Promise<void> {
  await entryView(desk, id);
  await keepHandbookVersion(desk.store, { entry: id, version, sha256: sha256(checked(text)), state: 'draft', content: { text } }, { by, at: desk.now() });
}

/** 勘误建议 to whoever keeps the handbook. @throws Missing */
export async function suggest(desk: Desk, id: string, given: Pick<Suggestion, 'element' | 'proposed' | 'why'>, from: { id: string; unit?: string }): Promise<void> {
  const { name } = await entryView(desk, id);
  const now = { by: from.id, at: desk.now() };
  await desk.store.change(() => undefined, async () => {
    const one: Suggestion = { id: randomUUID(), entry: id, entryName: name, ...given, by: from.id, ...(from.unit ? { unit: from.unit } : {}), at: now.at };
    await setSetting(desk.store, SUGGESTIONS, [...((await getSetting<Suggestion[]>(desk.store, SUGGESTIONS)) ?? []), one], now);
  });
}

/** 勘误建议, those without an answer first; of one unit where it is named. */
export async function suggestions(desk: Desk, unit?: string): Promise<Suggestion[]> {
  const users = await userNames(desk);
  const units = await unitNames(desk);
  const all = ((await getSetting<Suggestion[]>(desk.store, SUGGESTIONS)) ?? []).filter((one) => unit === undefined || one.unit === unit).reverse();
  const named = all.map((one) => ({ ...one, by: users.get(one.by) ?? one.by, ...(one.unit ? { unit: units.get(one.unit) ?? one.unit } : {}), ...(one.answer ? { answer: { ...one.answer, by: users.get(one.answer.by) ?? one.answer.by } } : {}) }));
  return [...named.filter(({ answer }) => !answer), ...named.filter(({ answer }) => answer)];
}

/** Answers a suggestion, once. @throws Missing, UserProblem */
export async function answerSuggestion(desk: Desk, id: string, text: string, by: string): Promise<void> {
  const now = { by, at: desk.now() };
  await desk.store.change(() => undefined, async () => {
    const all = (await getSetting<Suggestion[]>(desk.store, SUGGESTIONS)) ?? [];
    const one = all.find((row) => row.id === id);
    if (!one) throw new Missing('没有这条建议，请刷新后再看。');
    if (one.answer) throw new UserProblem('这条建议已经答复过。');
    await setSetting(desk.store, SUGGESTIONS, all.map((row) => (row.id === id ? { ...row, answer: { text: text.trim(), ...now } } : row)), now);
  });
}

function rowOf(desk: Desk, base: string, versions: readonly Entry[]): EntryRow {
  const { entry, note } = holdingEntry(versions, desk.now().slice(0, 10));
  const { basicCode, name, owner } = entry.standard;
  return { id: base, code: basicCode ?? base, name: name ?? base, owner: owner ?? '', note, versions: versions.length };
}

function checked(text: string): string {
  if (text.trim() === '') throw new UserProblem('草案是空的，请写上内容。');
  if (text.length > LONGEST_DRAFT) throw new UserProblem('草案太长，请核对是否粘贴了别的内容。');
  return text;
}
