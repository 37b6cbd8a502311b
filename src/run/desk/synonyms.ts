import { randomUUID } from 'node:crypto';
import type { VocabularyRow } from '../../model/vocabulary.js';
import { getFinding, getSetting, setSetting } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { UserProblem } from '../problem.js';
import { userNames } from './offices.js';

/** Words that a person confirmed to mean the same; the engine of the next run knows them. */
export interface SynonymView {
  id: string;
  useName: string;
  a: string;
  b: string;
  who: string;
  at: string;
  why: string;
}

interface Confirmed extends VocabularyRow {
  id: string;
  by: string;
  at: string;
  why: string;
}

/** The key under which runs look for confirmed rows. */
const KEY = 'vocabulary';
const MOST_CHARACTERS = 60;

/** Kinds of value for which whole names can stand for each other, by the finding's element. Numbers, money and times never can. */
const USES: { pattern: RegExp; use: string; name: string }[] = [
  { pattern: /^materials?(?:\[\])?(?:\.name)?$/, use: 'materials.name', name: '材料名称' },
  { pattern: /^(?:decidingBody|acceptingBody|competentAuthority|delegatingAuthority|jointBodies|material\.issuer)(?:\[\])?/, use: 'organ.abbreviation', name: '机关名称' },
  { pattern: /^places(?:\[\])?\.(?:address|name)$/, use: 'address.synonym', name: '地址' },
  { pattern: /^process\.steps(?:\[\])?(?:\.name)?$/, use: 'steps.name', name: '环节名称' },
];

const numbersOf = (text: string): string => (text.normalize('NFKC').match(/\d+|[零一二两三四五六七八九十百]+/gu) ?? []).join();

/** Do two wordings name different numbers (5号窗口, 6号窗口)? No words can make these one. */
const differInNumbers = (a: string, b: string): boolean => numbersOf(a) !== numbersOf(b);

/** What a finding's element could have confirmed; undefined where words cannot stand for each other. */
const synonymUse = (element: string): { use: string; name: string } | undefined => USES.find(({ pattern }) => pattern.test(element));

/** Is there anything to confirm: an element whose words can stand for each other, and sides whose short texts do not all differ in numbers? */
export function offersSynonym(element: string, texts: readonly string[]): boolean {
  const [first = '', ...others] = texts.filter((text) => text !== '' && [...text].length <= MOST_CHARACTERS);
  return synonymUse(element) !== undefined && (others.length === 0 || others.some((text) => !differInNumbers(first, text)));
}

export async function listSynonyms(desk: Desk): Promise<SynonymView[]> {
  const names = await userNames(desk);
  return ((await getSetting<Confirmed[]>(desk.store, KEY)) ?? []).map(({ id, use, canonical, terms, by, at, why }) => ({ id, useName: USES.find((one) => one.use === use)?.name ?? '其他', a: canonical, b: terms[0] ?? '', who: names.get(by) ?? by, at, why })).reverse();
}

/** Confirms, where it is seen, that two wordings of a finding mean the same. @throws UserProblem, Missing */
export async function confirmSynonym(desk: Desk, { finding, a, b, why }: { finding: string; a: string; b: string; why: string }, by: string): Promise<void> {
  const row = await getFinding(desk.store, finding);
  const use = synonymUse(row.element);
  if (!use) throw new UserProblem('这个要素不是名称，不能确认同义；数字、金额、时限、号码不同就是不同。');
  const [canonical, term] = [a.trim(), b.trim()];
  if (canonical === '' || term === '' || canonical === term) throw new UserProblem('请写出两种不同的写法。');
  if (differInNumbers(canonical, term)) throw new UserProblem('两种写法的数字不同（如窗口、楼层、门牌），不能确认同义；数字不同就是不同。');
  if ([canonical, term].some((text) => [...text].length > MOST_CHARACTERS || text.includes('\n'))) throw new UserProblem(`写法要在 ${MOST_CHARACTERS} 字以内、一行写完；整段文字不能作同义词。`);
  if (why.trim() === '') throw new UserProblem('请写明依据，如文件名称或与谁核实过。');
  const at = desk.now();
  // Read within the change: two who confirm at once would otherwise take each other's row away.
  await desk.store.change((added) => ({ by, at, action: 'synonym.confirm', thing: 'finding', id: finding, detail: added }), async () => {
    const known = (await getSetting<Confirmed[]>(desk.store, KEY)) ?? [];
    if (known.some((one) => one.use === use.use && new Set([one.canonical, ...one.terms, canonical, term]).size === 2)) throw new UserProblem('这两种写法已经确认过，下次核查生效。');
    const added: Confirmed = { id: `${finding.slice(0, 8)}-${randomUUID()}`, use: use.use, canonical, terms: [term], source: `人工确认：${why.trim()}`, by, at, why: why.trim() };
    await setSetting(desk.store, KEY, [...known, added], { by, at });
    return added;
  });
}

/** Takes a confirmed pair back; the next run does without it. @throws UserProblem */
export async function dropSynonym(desk: Desk, id: string, by: string): Promise<void> {
  const at = desk.now();
  await desk.store.change({ by, at, action: 'synonym.drop', thing: 'setting', id: KEY, detail: { id } }, async () => {
    const known = (await getSetting<Confirmed[]>(desk.store, KEY)) ?? [];
    if (!known.some((one) => one.id === id)) throw new UserProblem('没有这条同义词，请刷新后再看。');
    await setSetting(desk.store, KEY, known.filter((one) => one.id !== id), { by, at });
  });
}
