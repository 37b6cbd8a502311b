import type { Amendment, Reordering } from '../model/amendment.js';
import type { DocxPlace } from '../model/place.js';
import type { Amended } from './amend-text.js';
import { readParts } from './docx-archive.js';
import { escaped, unescaped, wordRuns, type WordParagraph, type WordRow } from './docx-runs.js';
import { replaceEntry } from './replace-entry.js';

const BODY = 'word/document.xml';
/** XML of a row that hangs together with its neighbours. */
const MERGED = /<w:vMerge[\s/>]|<w:ins\s|<w:del\s|<w:trPr>(?:(?!<\/w:trPr>).)*<w:tblHeader/s;

interface Piece {
  start: number;
  end: number;
  to: string;
}

/**
 * Makes the changes in a Word document: in the text runs of its body, nothing else of the XML and no other part of the file. A change
 * whose words do not stand once, to the letter, at its place is left out. `undefined` where the file cannot be written back.
 * @throws UnreadableError
 */
export async function amendDocx(bytes: Uint8Array, amendments: readonly Amendment[], reorderings: readonly Reordering[]): Promise<Amended<Uint8Array> | undefined> {
  const xml = (await readParts(bytes, new Set([BODY]))).get(BODY);
  if (xml === undefined || /^<\?xml[^>]*utf-16/i.test(xml)) return undefined;
  const { paragraphs, rows } = wordRuns(xml);
  const done: (Amendment | Reordering)[] = [];
  const pieces: Piece[] = [];
  for (const amendment of amendments) {
    if (amendment.at.kind !== 'docx') continue;
    const own = piecesOf(amendment, scope(paragraphs, amendment.at), xml);
    if (own === undefined || own.length === 0 || own.some((piece) => pieces.some((other) => piece.start < other.end && piece.end > other.start))) continue;
    pieces.push(...own);
    done.push(amendment);
  }
  const moves = reorderings.flatMap((reordering) => {
    const moved = movedRows(reordering, rows, xml);
    return moved ? [{ reordering, moved }] : [];
  });
  let content = xml;
  for (const piece of pieces.sort((a, b) => b.start - a.start)) content = content.slice(0, piece.start) + piece.to + content.slice(piece.end);
  for (const { reordering } of moves) {
    const now = wordRuns(content);
    const moved = movedRows(reordering, now.rows, content);
    if (!moved) continue;
    content = content.slice(0, moved.start) + moved.to + content.slice(moved.end);
    done.push(reordering);
  }
  if (done.length === 0) return { content: bytes, done };
  const written = replaceEntry(bytes, BODY, new TextEncoder().encode(content));
  return written ? { content: written, done } : undefined;
}

function scope(paragraphs: readonly WordParagraph[], at: DocxPlace): WordParagraph[] {
  if (at.table === undefined) return paragraphs.filter((one) => one.paragraph === at.paragraph);
  return paragraphs.filter((one) => one.cell?.table === at.table && one.cell?.row === at.row && one.cell?.cell === at.cell);
}

/** Where the changes of an amendment stand in the XML: each line of its words is found once in the paragraphs of its place. */
function piecesOf(amendment: Amendment, paragraphs: readonly WordParagraph[], xml: string): Piece[] | undefined {
  const pieces: Piece[] = [];
  let from = 0;
  for (const line of amendment.raw.split('\n')) {
    const start = from;
    const end = from + line.length;
    from = end + 1;
    const changes = amendment.changes.filter((change) => change.start >= start && change.end <= end);
    if (changes.length === 0) continue;
    const texts = paragraphs.map((paragraph) => textOf(paragraph, xml));
    const hits = texts.flatMap(({ text }, index) => (text.includes(line) ? [index] : []));
    const hit = texts[hits[0] ?? -1];
    if (hits.length !== 1 || !hit || hit.text.indexOf(line) !== hit.text.lastIndexOf(line)) return undefined;
    const base = hit.text.indexOf(line);
    for (const change of changes) pieces.push(...inRuns(hit.units, base + change.start - start, base + change.end - start, change.to));
  }
  return amendment.changes.length > 0 && amendment.changes.every((change) => !amendment.raw.slice(change.start, change.end).includes('\n')) ? pieces : undefined;
}

interface Unit {
  /** Run in which it stands. */
  run: number;
  start: number;
  end: number;
}

function textOf(paragraph: WordParagraph, xml: string): { text: string; units: Unit[] } {
  let text = '';
  const units: Unit[] = [];
  paragraph.runs.forEach((run, index) => {
    const plain = unescaped(xml.slice(run.start, run.end));
    for (let at = 0; at < plain.text.length; at += 1) units.push({ run: index, start: run.start + (plain.at[at] ?? 0), end: run.start + (plain.at[at + 1] ?? 0) });
    text += plain.text;
  });
  return { text, units };
}

/** A change over several runs goes into the first; the others lose their part. */
function inRuns(units: readonly Unit[], start: number, end: number, to: string): Piece[] {
  const pieces: Piece[] = [];
  let last = -1;
  for (const unit of units.slice(start, end)) {
    const piece = pieces.at(-1);
    if (piece && unit.run === last) piece.end = unit.end;
    else pieces.push({ start: unit.start, end: unit.end, to: pieces.length === 0 ? escaped(to) : '' });
    last = unit.run;
  }
  return pieces;
}

/** The rows of a list of materials in their new order; an ordinal in the first cell stays in its place. Only whole rows that follow each other and hang together with none. */
function movedRows({ places, order }: Reordering, rows: readonly WordRow[], xml: string): Piece | undefined {
  const own = places.map((place) => rows.find((row) => place.kind === 'docx' && row.table === place.table && row.row === place.row));
  const found = own.filter((row): row is WordRow => row !== undefined);
  const [first] = found;
  const last = found.at(-1);
  if (!first || !last || found.length !== places.length || found.some((row, index) => index > 0 && row.row !== (found[index - 1]?.row ?? 0) + 1)) return undefined;
  const texts = found.map((row) => xml.slice(row.start, row.end));
  if (texts.some((text) => MERGED.test(text) || text.includes('<w:tbl>') || text.includes('<w:tbl '))) return undefined;
  const between = found.map((row, index) => xml.slice(row.end, found[index + 1]?.start ?? row.end));
  const ordinals = texts.map(ordinalOf);
  const counted = ordinals.every((ordinal) => ordinal !== undefined);
  if (!counted && ordinals.some((ordinal) => ordinal !== undefined)) return undefined;
  const to = order.map((from, at) => {
    const [text, ordinal, wanted] = [texts[from] ?? '', ordinals[from], ordinals[at]];
    return (ordinal && wanted ? text.slice(0, ordinal.start) + wanted.text + text.slice(ordinal.end) : text) + (between[at] ?? '');
  }).join('');
  return { start: first.start, end: last.end, to };
}

/** The digits in the first cell of a row, where nothing else stands in it. */
function ordinalOf(row: string): { start: number; end: number; text: string } | undefined {
  const cell = wordRuns(`<w:tbl>${row}</w:tbl>`).paragraphs.filter((paragraph) => paragraph.cell?.cell === 1).flatMap((paragraph) => paragraph.runs);
  const [only] = cell;
  if (!only || cell.length !== 1) return undefined;
  const start = only.start - '<w:tbl>'.length;
  const end = only.end - '<w:tbl>'.length;
  return /^\s*\d{1,3}[.、]?\s*$/.test(row.slice(start, end)) ? { start, end, text: row.slice(start, end) } : undefined;
}
