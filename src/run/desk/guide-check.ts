import path from 'node:path';
import { contentOf, type Content } from '../../handbook/content.js';
import { paperOf } from '../../handbook/layout.js';
import { recordOf } from '../../handbook/record.js';
import { paperToWord } from '../../handbook/word.js';
import type { Finding } from '../../model/finding.js';
import { ownSide } from '../../report/text-check.js';
import { changesInWords } from '../../report/changes.js';
import { placesInWords } from '../../report/places.js';
import type { Desk } from '../desk.js';
import { fixFile } from '../fix.js';
import { reportLabels } from '../labels.js';
import { UserProblem } from '../problem.js';
import type { Prechecked } from '../prechecker.js';
import type { HandedIn } from './attachments.js';
import { deskChecker } from './checker.js';
import { findingWords, type FindingWords } from './finding-card.js';
import { marksOf, type TextMark } from './marks.js';
import { withTempFile } from './temp-file.js';

/** Signs that file systems do not take in a name. */
const NOT_IN_NAMES = /[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]/gu;

/** A problem of a guide, with the form field that it concerns and where it stands in the text. */
export interface CheckedFinding extends FindingWords {
  fingerprint: string;
  elementId: string;
  key?: string;
  place: string;
  marks: TextMark[];
}

export interface CheckedGuide {
  file: string;
  unreadable?: string;
  itemName: string;
  /** Version of the handbook's entry that it was checked against, and what it lays down; absent where there is none. */
  handbook?: { version: string; content: Content };
  gap?: string;
  lines: { kind: 'heading' | 'text' | 'row'; cells: string[] }[];
  findings: CheckedFinding[];
  content: Content;
}

const EMPTY: Content = { fields: {}, places: [], unknown: [] };

/** Checks what was dropped: every guide of the file or archive, each with its text. @throws UserProblem where nothing in it is a guide */
export async function checkHandedIn(desk: Desk, handed: HandedIn): Promise<CheckedGuide[]> {
  const checker = await deskChecker(desk, true);
  const checked = await withTempFile(handed, async (file) => {
    const all: Prechecked[] = [];
    for await (const one of checker.check([file], new Date(desk.now()))) if (one.aside !== true) all.push(one);
    return all;
  });
  if (checked.length === 0) throw new UserProblem(`“${handed.name}”里没有可以检查的办事指南。`);
  return checked.map((one) => shown(desk, one));
}

/** Checks a guide as it was typed: written as a record and read as any file is, so that there is one way of reading. */
export async function checkTyped(desk: Desk, content: Content): Promise<CheckedGuide> {
  const record = recordOf(content, {}, desk.engine.schemas.elements);
  const [checked] = await checkHandedIn(desk, { name: '指南.json', bytes: new TextEncoder().encode(JSON.stringify({ ...(content.title ? { title: content.title } : {}), ...record })) });
  if (!checked) throw new UserProblem('没有可以检查的内容，请先填写。');
  return { ...checked, lines: [], content };
}

/** The guide as Word, laid out as the template that units fill in. */
export async function guideWord(desk: Desk, content: Content): Promise<HandedIn> {
  const paper = paperOf(content, desk.engine.schemas.elements, { column: '内容' });
  return { name: `${[...paper.title.replaceAll(NOT_IN_NAMES, '')].slice(0, 60).join('').trim() || '办事指南'}.docx`, bytes: await paperToWord(paper) };
}

/** What is certain, mended in a copy; `words` tells each change with its place. Absent copy: nothing was certain, `words` says why. */
export async function mendedCopy(desk: Desk, handed: HandedIn): Promise<{ words: string; changes: number; left: number; copy?: HandedIn }> {
  const checker = await deskChecker(desk);
  return withTempFile(handed, async (file) => {
    const checked: Prechecked[] = [];
    for await (const one of checker.check([file], new Date(desk.now()))) if (one.aside !== true) checked.push(one);
    const fixed = await fixFile(checker, file, checked, new Date(desk.now()));
    if (fixed.copy === undefined || fixed.content === undefined) return { words: fixed.words.slice(fixed.words.indexOf('：') + 1), changes: 0, left: fixed.findings.length };
    return { words: changesInWords(fixed.done), changes: fixed.done.length, left: fixed.findings.length, copy: { name: path.basename(fixed.copy), bytes: fixed.content } };
  });
}

function shown(desk: Desk, { file, unreadable, subject, findings, text = [] }: Prechecked): CheckedGuide {
  const guide = subject?.offline[0]?.guide;
  if (!subject || !guide) return { file, unreadable: unreadable ?? '没有读出内容。', itemName: file, lines: [], findings: [], content: EMPTY };
  const wording = reportLabels(desk.engine);
  return {
    file, itemName: subject.item.name,
    ...(subject.handbook ? { handbook: { version: subject.handbook.standard.version ?? '', content: contentOf(subject.handbook.standard.guide) } } : {}), ...(subject.handbookGap ? { gap: subject.handbookGap } : {}),
    lines: text.map(({ kind, cells }) => ({ kind, cells: cells.map((cell) => cell.text) })),
    findings: findings.map((finding) => ({ ...bare(findingWords(finding, wording)), fingerprint: finding.fingerprint, elementId: finding.element, ...(finding.key === undefined ? {} : { key: finding.key }), ...placed(finding, text) })),
    content: contentOf(guide),
  };
}

/** Of one's own file at one's own desk neither name nor hour need be said. */
function bare(words: FindingWords): FindingWords {
  return { ...words, sides: words.sides.map(({ name, pieces, absent, reference, where }) => ({ name, pieces, absent, reference, where })) };
}

/** Where a finding stands, in words and in the text. */
function placed(finding: Finding, text: Prechecked['text'] & object): { place: string; marks: TextMark[] } {
  const own = ownSide(finding);
  const at = own?.side === 'handbook' ? null : (own?.source.at ?? null);
  return { place: placesInWords(at) || '全文', marks: at === null || !own ? [] : marksOf(text, at, own.source.raw) };
}
