import { defineKind, different, reading, same, sameForms, unsure } from './comparator.js';
import type { KindFactory } from './comparator.js';
import { stripLabel } from './labels.js';
import type { Lexicon } from './lexicon.js';
import { splitNumbered } from './numbering.js';
import { arabicNumerals } from './numerals.js';
import { foldPresentation, stripFinalPunctuation } from './presentation.js';

/** A step of a process: its name as written, the canonical name, and its time where it is written behind the name. */
export interface ProcessStep {
  written: string;
  name: string;
  duration?: string;
}

const ARROWS = /\s*(?:[-=─━]*[→➔➜➝➞⇒⟶↓⇨▶►»>＞])+\s*/u;
const DURATION = /(?:约|不超过)?\d+(?:\.\d+)?个?(?:工作日|自然日|日历日|小时|分钟|日|天|月)(?:内|以内)?$/u;
const DURATION_BRACKET = /[([][^()[\]]*(?:工作日|自然日|小时|分钟|\d[日天]|即时|当场|即办)[^()[\]]*[)\]]/gu;
const ORDER_WORD = /^(?:第?[\d一二三四五六七八九十]{1,3}(?:步|个环节)|(?:步骤|环节)[\d一二三四五六七八九十]{1,3})[:、.,]?\s*/u;
const FRAME = /^(?:开始|结束|流程开始|流程结束|(?:办理|办事|审批|业务|服务)?(?:流程|程序|步骤)图?)$/u;

/** Texts of the steps, split at the first kind of mark that the text uses: arrows, numbers, lines, dashes, then punctuation. */
function splitSteps(written: string): string[] {
  // A line break behind a mark that parts the steps is no mark of its own; 》 is an arrow where it closes no name.
  const text = (written.includes('《') ? written : written.replaceAll('》', '→')).replace(/([、,;。:])\s?\n\s?/gu, '$1');
  const tidy = (parts: string[]): string[] => parts.map((part) => stripFinalPunctuation(part)).filter((part) => part !== '');
  if (ARROWS.test(text)) {
    const parts = text.split(new RegExp(ARROWS, 'gu')).flatMap((part) => part.split('\n'));
    const counted = splitNumbered(parts.join('\n'));
    // 1.甲→2.乙→3.丙 counts its steps besides the arrows.
    return tidy(counted.length === parts.length ? counted : parts.flatMap((part) => splitNumbered(part)));
  }
  const numbered = splitNumbered(text, true);
  if (numbered.length > 1) return tidy(numbered.flatMap((item) => (/-/u.test(item) && !/[\d,。:]/u.test(item) ? item.split('-') : [item])));
  const lines = tidy((numbered[0] ?? text).split('\n'));
  if (lines.length > 1) return lines;
  const line = lines[0] ?? '';
  for (const mark of [/\s*-+\s*/u, /[;。]/u, /[、,]/u, / +/u]) {
    const parts = tidy(line.split(mark));
    if (parts.length > 1 && parts.every((part) => part.length <= 30)) return parts;
  }
  return lines;
}

function readStep(text: string, lexicon: Lexicon): ProcessStep | undefined {
  const plain = arabicNumerals(foldPresentation(text));
  const bracket = plain.match(DURATION_BRACKET)?.[0];
  const head = plain.replace(DURATION_BRACKET, '').replace(ORDER_WORD, '');
  const named = stripFinalPunctuation(head.split(/[:。,;]/u)[0] ?? '');
  const tail = DURATION.exec(named) ?? DURATION.exec(stripFinalPunctuation(head.slice(named.length)));
  const short = stripFinalPunctuation(named.replace(DURATION, '')).replace(/(?:环节|阶段)$/u, '');
  const written = short === '' ? named : short;
  if (written === '' || FRAME.test(written)) return undefined;
  const duration = bracket ?? tail?.[0];
  return { written, name: lexicon.canonical('steps.name', written) ?? written, ...(duration === undefined ? {} : { duration }) };
}

/** Steps of a process in the order in which the text has them. */
export function readSteps(text: string, lexicon: Lexicon): ProcessStep[] {
  const plain = stripLabel(text, lexicon, true);
  return splitSteps(plain).map((part) => readStep(part, lexicon)).filter((step) => step !== undefined);
}

/** 收件与受理 as 收件, 受理: the steps that a compound name puts together. */
function parts(step: ProcessStep, lexicon: Lexicon): string[] {
  const names = step.written.split(/[与及和、/]|以及/u);
  return names.length > 1 && names.every((name) => name.length >= 2) ? names.map((name) => lexicon.canonical('steps.name', name) ?? name) : [step.name];
}

/** Two names that a clerk may use for one step. Symmetric. */
function mayBeOne(a: readonly string[], b: readonly string[], lexicon: Lexicon): boolean {
  const broad = (one: readonly string[], other: readonly string[]): boolean =>
    one.length === 1 && other.length > 0 && lexicon.rows('steps.unsure').some((row) => row.canonical === one[0] && other.every((name) => row.terms.includes(name)));
  if (broad(a, b) || broad(b, a)) return true;
  if (a.length > 1 && a.length === b.length) return a.every((name, at) => mayBeOne([name], [b[at] ?? ''], lexicon));
  const [x, y] = [a[0], b[0]];
  if (a.length !== 1 || b.length !== 1 || x === undefined || y === undefined || x === '' || y === '') return false;
  if (/[不未非免]/u.test(x) !== /[不未非免]/u.test(y)) return false;
  if (x.includes(y) || y.includes(x)) return true;
  if (x.length <= 2 && y.length <= 2) return [...x].some((character) => y.includes(character));
  return x.length <= 40 && y.length <= 40 && [...x].some((_character, at) => at + 2 <= x.length && y.includes(x.slice(at, at + 2)));
}

interface Block {
  a: string[];
  b: string[];
}

/** Blocks in which two sequences part, found along their longest common subsequence. */
function partings(a: readonly string[], b: readonly string[]): Block[] {
  const width = b.length + 1;
  const table = new Int32Array((a.length + 1) * width);
  const cell = (row: number, column: number): number => table[row * width + column] ?? 0;
  for (let row = a.length - 1; row >= 0; row -= 1) {
    for (let column = b.length - 1; column >= 0; column -= 1) {
      table[row * width + column] = a[row] === b[column] ? cell(row + 1, column + 1) + 1 : Math.max(cell(row + 1, column), cell(row, column + 1));
    }
  }
  const blocks: Block[] = [];
  let open: Block | undefined;
  let row = 0;
  let column = 0;
  while (row < a.length || column < b.length) {
    const [x, y] = [a[row], b[column]];
    if (x !== undefined && x === y) {
      open = undefined;
      row += 1;
      column += 1;
      continue;
    }
    if (open === undefined) blocks.push((open = { a: [], b: [] }));
    if (y === undefined || (x !== undefined && cell(row + 1, column) >= cell(row, column + 1))) {
      if (x !== undefined) open.a.push(x);
      row += 1;
    } else {
      open.b.push(y);
      column += 1;
    }
  }
  return blocks;
}

const list = (names: readonly string[]): string => names.map((name) => `“${name.length > 16 ? `${name.slice(0, 16)}…` : name}”`).join('、');

/** More steps than any process has: such a text is no list of steps. */
const MOST_STEPS = 400;

/** Kind `steps`: the ordered steps of a process. */
export const createSteps: KindFactory = ({ lexicon }) =>
  defineKind<ProcessStep[]>({
    within: 'nothing',
    read(text) {
      const steps = readSteps(text, lexicon);
      if (steps.length === 0 || steps.length > MOST_STEPS) return reading<ProcessStep[]>(undefined, [text.slice(0, 200)]);
      const renamed = steps.filter((step) => step.name !== step.written).map((step) => `“${step.written}”即“${step.name}”`);
      const timed = steps.some((step) => step.duration !== undefined) ? ['环节后所注时间另行比对'] : [];
      return reading(steps, [], [...renamed, ...timed]);
    },
    judge(a, b, _context, sides) {
      const [namesA, namesB] = [a.value, b.value].map((steps) => steps.map((step) => step.name)) as [string[], string[]];
      if (namesA.join('\n') === namesB.join('\n')) return sameForms(a, b, '环节及次序相同，仅箭头、编号等写法不同');
      const [wideA, wideB] = [a.value, b.value].map((steps) => steps.flatMap((step) => parts(step, lexicon))) as [string[], string[]];
      if (wideA.join('\n') === wideB.join('\n')) return same('环节及次序相同，仅合并或分开书写不同');
      const sorted = (names: string[]): string => [...names].sort().join('\n');
      if (sorted(wideA) === sorted(wideB)) return different(`环节次序不同：${sides.a}为${list(wideA.slice(0, 8))}，${sides.b}为${list(wideB.slice(0, 8))}`);
      const blocks = partings(wideA, wideB);
      // Several alignments can be as long; either way of looking must give the same answer.
      const mirrored = partings(wideB, wideA).map((block) => ({ a: block.b, b: block.a }));
      const open = [blocks, mirrored].some((found) => found.every((block) => mayBeOne(block.a, block.b, lexicon)));
      const first = blocks.find((block) => open || !mayBeOne(block.a, block.b, lexicon)) ?? blocks[0];
      if (first === undefined) return unsure('环节写法不同，请人工核对');
      if (open) return unsure(`${sides.a}的${list(first.a)}与${sides.b}的${list(first.b)}是否为同一环节，请人工核对`);
      if (first.b.length === 0) return different(`${sides.b}缺少环节${list(first.a)}`, 'more');
      if (first.a.length === 0) return different(`${sides.a}缺少环节${list(first.b)}`, 'less');
      return different(`环节不同：${sides.a}为${list(first.a)}，${sides.b}为${list(first.b)}`);
    },
  });

