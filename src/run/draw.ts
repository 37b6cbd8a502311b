import { randomBytes } from 'node:crypto';
import type { Draw, DrawInput, DrawSettings, FrameItem, PastItem } from '../model/draw.js';
import type { ServiceItem } from '../model/item.js';
import { commitTo } from '../office/draw-order.js';
import { drawItems } from '../office/draw.js';
import { currentPicks, replaceItem } from '../office/replacements.js';
import { verifyDraw } from '../office/verify-draw.js';
import { plusDays } from '../office/dates.js';
import { thursdayOf, windowOf } from '../office/windows.js';
import { givenDate } from './date-option.js';
import { asJson, readCommitment, readDraw, readSealed, readSecret, writeNew, writeOver, type SealedDraw } from './draw-files.js';
import { openEngine } from './engine.js';
import { holidays } from './holidays.js';
import { lastPeriod } from './last-period.js';
import { openCatalogue } from './open-catalogue.js';
import { UserProblem } from './problem.js';

export interface Said {
  output: string;
  exitCode: 0 | 1;
}

const PARTS = { random: '随机', volume: '办件量大', changed: '本期变动', recheck: '复查' } as const;

/** Chooses a random value for a window, keeps it to itself and writes down its hash for everybody. */
export async function commitSample({ window, out, secret }: { window?: string; out: string; secret: string }, now: string): Promise<Said> {
  const { clock } = openEngine().schemas.office;
  const thursday = window === undefined ? plusDays(thursdayOf(now.slice(0, 10)), 7) : orSay(() => windowOf(givenDate(window), clock, holidays()).id);
  const random = randomBytes(32).toString('hex');
  const commitment = commitTo(random, thursday, now);
  await writeNew(secret, asJson({ window: thursday, random }), true);
  await writeNew(out, asJson(commitment));
  return { output: `${thursday}起一期的随机值已生成。\n请公布：摘要 ${commitment.sha256}（文件 ${out}）\n请保密到取证结束：${secret}\n`, exitCode: 0 };
}

export interface DrawOptions {
  catalogue: string;
  commitment: string;
  secret: string;
  past: string[];
  report?: string;
  size?: number;
  out: string;
  list?: string;
}

/** Draws the items of the window committed to, and writes the list for the centre alone. */
export async function drawWindow(options: DrawOptions): Promise<Said> {
  const engine = openEngine();
  const { schemas } = engine;
  const commitment = await readCommitment(options.commitment);
  const secret = await readSecret(options.secret);
  const catalogue = await openCatalogue(options.catalogue, engine);
  const before = await Promise.all(options.past.map((file) => readSealed(file)));
  const { rechecks, missed } = options.report === undefined ? { rechecks: [], missed: new Set<string>() } : await lastPeriod(options.report);
  const settings: DrawSettings = { ...schemas.office.draw, ...(options.size === undefined ? {} : { size: options.size }) };
  const input: DrawInput = { window: commitment.window, settings, frame: catalogue.items.map(frameItem), past: before.flatMap((draw) => pastItems(draw, missed)), rechecks };
  const sealed = sealedOf(orSay(() => drawItems(input, secret.random, commitment)));
  await writeNew(options.out, asJson(sealed));
  if (options.list !== undefined) await writeNew(options.list, listOf(sealed, secret.random));
  const short = sealed.quotas.flatMap(({ unit, shortfall }) => (shortfall === undefined ? [] : [`  ${unit}：${shortfall}`]));
  const notices = catalogue.notices.map(({ where, message }) => `  ${where}：${message}`);
  return {
    output: [
      `${sealed.input.window}起一期：${sealed.quotas.length}个单位、${input.frame.length}个事项，抽到${sealed.picks.length}项（${partsInWords(sealed)}）。`,
      ...(short.length > 0 ? ['不足应抽数的单位：', ...short] : []), ...(notices.length > 0 ? ['事项库里没有用上的行：', ...notices] : []),
      `名单写在 ${options.out}；取证结束以前请勿外传。`, '',
    ].join('\n'),
    exitCode: 0,
  };
}

/** Gives up an item for the next in line. */
export async function replaceInSample({ draw, secret, item, reason, by, list }: { draw: string; secret: string; item: string; reason: string; by: string; list?: string }, now: string): Promise<Said> {
  const sealed = await readSealed(draw);
  const { random } = await readSecret(secret);
  const replaced = sealedOf(orSay(() => replaceItem({ ...sealed, random }, item, reason, by, now)));
  await writeOver(draw, asJson(replaced));
  if (list !== undefined) await writeOver(list, listOf(replaced, random));
  const substitute = replaced.replacements.at(-1)?.by;
  return { output: `“${item}”${substitute === undefined ? '不再核查，本单位没有可递补的事项' : `由“${substitute}”递补`}，原因：${reason}。\n`, exitCode: 0 };
}

/** Shows the random value: the file that anybody can draw again from. Before the window is over only where the captures are done. */
export async function revealSample({ draw, secret, out, captured }: { draw: string; secret: string; out: string; captured: boolean }, now: string): Promise<Said> {
  const sealed = await readSealed(draw);
  const { random } = await readSecret(secret);
  const { to } = windowOf(sealed.input.window, openEngine().schemas.office.clock, holidays());
  if (now < to && !captured) throw new UserProblem(`本期到${to.slice(0, 10)}零时才结束，取证结束以前公布名单会让单位提前知道；取证确已完成的，请加 --captured。`);
  const check = verifyDraw({ ...sealed, random });
  if (!check.ok) throw new UserProblem(`名单与随机值对不上，没有公布：${check.lines.join('')}`, 1);
  await writeNew(out, asJson({ ...sealed, random }));
  return { output: `已写出 ${out}，可以公布；任何人用 zhinan sample verify 都能重新抽取核对。\n`, exitCode: 0 };
}

/** Draws again from what was published. */
export async function verifySample(file: string, catalogue: string | undefined): Promise<Said> {
  const draw = await readDraw(file);
  const frame = catalogue === undefined ? undefined : (await openCatalogue(catalogue, openEngine())).items.map(frameItem);
  const { ok, lines } = checked(draw, frame, file);
  return { output: `${ok ? '核对一致。' : '核对不一致！'}\n${lines.map((line) => `  ${line}`).join('\n')}\n`, exitCode: ok ? 0 : 1 };
}

/** @throws UserProblem where parts of the file are missing or of another sort. */
function checked(draw: Draw, frame: readonly FrameItem[] | undefined, file: string): ReturnType<typeof verifyDraw> {
  try {
    return verifyDraw(draw, frame);
  } catch (error) {
    if (error instanceof TypeError) throw new UserProblem(`“${file}”的内容不完整，无法重新抽取，请向信息中心索取原文件。`);
    throw error;
  }
}

const sealedOf = ({ random: _random, ...sealed }: Draw): SealedDraw => sealed;

function frameItem({ id, name, department, volume, changed }: ServiceItem): FrameItem {
  return { id, name, unit: department, ...(volume === undefined ? {} : { volume }), ...(changed ? { changed } : {}) };
}

function pastItems(draw: SealedDraw, missed: ReadonlySet<string>): PastItem[] {
  const given = new Set(draw.replacements.map(({ item }) => item));
  const { window } = draw.input;
  const replaced = draw.picks.filter((pick) => given.has(pick.item)).map((pick): PastItem => ({ ...pick, window, outcome: 'replaced' }));
  return [...replaced, ...currentPicks({ ...draw, random: '' }).map((pick): PastItem => ({ ...pick, window, outcome: missed.has(pick.item) ? 'missed' : 'checked' }))];
}

/** The list as people read it: CSV with a mark of its encoding. */
function listOf(draw: SealedDraw, random: string): string {
  const names = new Map(draw.input.frame.map((item) => [item.id, item.name]));
  const quoted = (text: string) => `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  const rows = currentPicks({ ...draw, random }).map((pick, n) => [String(n + 1), pick.unit, names.get(pick.item) ?? '', pick.item, `${PARTS[pick.part]}${pick.carried ? '（上期未核查）' : ''}`]);
  return `\uFEFF${[['序号', '单位', '事项名称', '编码', '类别'], ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
}

function partsInWords(draw: SealedDraw): string {
  return (Object.keys(PARTS) as (keyof typeof PARTS)[]).map((part) => `${PARTS[part]}${draw.picks.filter((pick) => pick.part === part).length}项`).join('、');
}

/** The office's own sentences, for whoever gave the command. */
function orSay<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof RangeError) throw new UserProblem(error.message);
    throw error;
  }
}
