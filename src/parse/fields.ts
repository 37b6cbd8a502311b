import type { CompareContext } from '../model/comparison.js';
import type { ElementSpec } from '../model/element.js';
import type { Field } from '../model/field.js';
import type { Comparisons } from '../compare/index.js';
import type { Block, Stretch } from './blocks.js';
import { findMarks } from './marks.js';
import { foldLabel, isColon, type LabelBook } from './labels.js';
import type { Statement } from './statement.js';
import { fieldOf, join, lines, slice, stretchesOf, trimmed } from './stretch.js';

export interface ValueReader {
  book: LabelBook;
  comparisons: Comparisons;
  context: CompareContext;
}

/** Kinds of which further paragraphs belong to the value only while they read as that kind. */
const SHORT = new Set(['code', 'itemType', 'caseType', 'timeLimit', 'visits', 'yesNo', 'itemName', 'organ', 'audience', 'handlingModes', 'date', 'count', 'resultDocument', 'url', 'duration']);
/** Kinds of running text: a label within it is part of what it says. */
const LONG = new Set(['text', 'legalBasis', 'materials', 'steps']);
const REPEATED = new Set(['phone', 'officeHours', 'address', 'fee']);

function reads(kind: string, text: string, reader: ValueReader): boolean {
  const found = reader.comparisons.read(kind, text, reader.context);
  return found.value !== undefined && found.unread.length === 0;
}

/** The text of a value: what of the blocks under a label belongs to an element of this kind. */
export function valueText(blocks: readonly Block[], kind: string, reader: ValueReader): Stretch | undefined {
  const parts = stretchesOf(blocks).map(trimmed).filter((part) => part.text !== '');
  const first = parts[0];
  if (!first) return undefined;
  if (SHORT.has(kind)) return parts.length > 1 && blocks[0]?.type === 'list' ? join(parts) : first;
  if (!REPEATED.has(kind)) return join(parts);
  const rest = parts.slice(1);
  const end = rest.findIndex((part) => !/[0-9]/.test(part.text) && !reads(kind, part.text, reader));
  return join([first, ...(end < 0 ? rest : rest.slice(0, end))]);
}

/** The field of a value; a bare number takes the unit that its label names (`承诺时限（工作日）：5`). */
export function valueField(stretch: Stretch, spec: ElementSpec, reader: ValueReader, unit?: string): Field | undefined {
  const bare = withoutOwnLabel(stretch, spec, reader.book);
  const text = trimmed(bare).text;
  const words = unit !== undefined && /^[0-9０-９]+$/.test(text) ? `${text}${unit === '工作日' || unit === '自然日' ? `个${unit}` : unit}` : text;
  const field = fieldOf(bare, reader.comparisons.read(spec.kind, words, reader.context).value);
  return field && words !== text ? { ...field, text: words } : field;
}

/** `咨询方式：咨询电话：…`: a value that begins with a label of the same element. */
function withoutOwnLabel(stretch: Stretch, spec: ElementSpec, book: LabelBook): Stretch {
  if (LONG.has(spec.kind)) return stretch;
  const mark = findMarks(stretch, book)[0];
  if (!mark?.match || !mark.closed || mark.start > 0 || !mark.match.specs.includes(spec)) return stretch;
  const rest = trimmed(slice(stretch, mark.valueStart));
  return rest.text === '' ? stretch : rest;
}

function compact(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '');
}

/** Which of the elements that share a label a value belongs to; `undefined` where nothing tells. */
export function choose(statement: Statement, text: string, reader: ValueReader, stated: ReadonlySet<string>): ElementSpec | undefined {
  const specs = statement.match?.specs ?? [];
  const only = specs.length === 1 ? specs[0] : undefined;
  if (only) return onlyOne(only, text, reader);
  const ids = new Set(specs.map((spec) => spec.id));
  if (ids.has('basicCode') && ids.has('implementationCode')) return reader.book.spec(compact(text).length >= 20 ? 'implementationCode' : 'basicCode');
  const limits = specs.filter((spec) => spec.kind === 'timeLimit');
  if (limits.length > 0) {
    const hours = specs.find((spec) => spec.kind === 'officeHours');
    if (hours && !(/工作日|天|日|即办|当场/.test(text) && !/[0-9一二三四五六七八九十]\s*[:：∶点时]/.test(text))) return hours;
    // Which limit an unnamed one is can be told only where the side names none.
    if (stated.has('promisedTimeLimit') || stated.has('statutoryTimeLimit')) return undefined;
    return limits.find((spec) => spec.id === 'promisedTimeLimit') ?? limits[0];
  }
  if (ids.has('complaint.phones') && ids.has('consultation.phones')) {
    const complaint = statement.sections.some((section) => /投诉|监督|举报/.test(section) && !/咨询|联系|地点/.test(section));
    return reader.book.spec(complaint ? 'complaint.phones' : 'consultation.phones');
  }
  return specs.find((spec) => spec.kind !== 'text' && reads(spec.kind, text, reader)) ?? specs.find((spec) => spec.kind === 'text') ?? specs[0];
}

/** A label of one element whose value shows that it holds another: a limit under 办公时间 is none of its hours. */
function onlyOne(spec: ElementSpec, text: string, reader: ValueReader): ElementSpec | undefined {
  if (spec.kind === 'officeHours' && !reads('officeHours', text, reader) && /[0-9一二三四五六七八九十]\s*个?(?:工作日|自然日)/.test(text) && !/[:：∶点时]/.test(text)) return undefined;
  if (spec.kind === 'timeLimit' && !reads('timeLimit', text, reader) && reads('officeHours', text, reader)) return reader.book.spec('places[].openingHours');
  if (spec.id === 'basicCode' && compact(text).length === 31) return reader.book.spec('implementationCode');
  if (spec.id === 'implementationCode' && compact(text).length === 12) return reader.book.spec('basicCode');
  return spec;
}

/** A label of several elements whose value does not name them: each sentence goes to the one kind that reads it. */
export function distribute(blocks: readonly Block[], specs: readonly ElementSpec[], reader: ValueReader): Map<ElementSpec, Stretch> | undefined {
  const kinds = new Set(specs.map((spec) => spec.kind));
  if (kinds.size < specs.length) return undefined;
  const whole = stretchesOf(blocks).flatMap(lines);
  return assign(whole.flatMap((line) => cutAt(line, /[；;。]/g)), specs, reader) ?? assign(whole.flatMap((line) => cutAt(line, /[；;。，,]/g)), specs, reader);
}

/** Gives each piece to the one element that reads it; `undefined` if a piece fits none or several. */
function assign(pieces: readonly Stretch[], specs: readonly ElementSpec[], reader: ValueReader): Map<ElementSpec, Stretch> | undefined {
  const found = new Map<ElementSpec, Stretch>();
  const left: Stretch[] = [];
  for (const piece of pieces) {
    const fitting = specs.filter((spec) => reads(spec.kind, piece.text, reader));
    const spec = fitting.length === 1 ? fitting[0] : undefined;
    const before = spec ? found.get(spec) : undefined;
    if (spec) found.set(spec, before ? join([before, piece]) : piece);
    else left.push(piece);
  }
  const open = specs.filter((spec) => !found.has(spec) && spec.kind === 'address');
  const [piece, ...more] = left;
  const rest = open[0];
  if (piece && (more.length > 0 || !rest || found.size === 0 || !/[路街道号楼室窗口中心]/.test(piece.text))) return undefined;
  if (piece && rest) found.set(rest, piece);
  return found;
}

function cutAt(line: Stretch, separator: RegExp): Stretch[] {
  const pieces: Stretch[] = [];
  let from = 0;
  for (const end of line.text.matchAll(separator)) {
    pieces.push(trimmed(slice(line, from, end.index)));
    from = end.index + 1;
  }
  pieces.push(trimmed(slice(line, from)));
  return pieces.filter((piece) => piece.text !== '');
}

/**
 * `办结时限 | 法定：20个工作日；承诺：5个工作日`: words that make the label of another element together with the label
 * above. Pairs of element and value, or `undefined` where the value does not begin with such a word.
 */
export function byHalfLabels(statement: Statement, whole: Stretch, book: LabelBook): { spec: ElementSpec; label: string; value: Stretch }[] | undefined {
  const found: { spec: ElementSpec; label: string; start: number; valueStart: number }[] = [];
  const label = foldLabel(statement.label);
  for (let at = 0; at < whole.text.length && at < 400; at += 1) {
    if (at > 0 && !/[\s；;，,。、]/.test(whole.text.charAt(at - 1))) continue;
    for (let length = 4; length >= 2; length -= 1) {
      const behind = whole.text.charAt(at + length);
      if (!isColon(behind) && !/[0-9０-９为]/.test(behind)) continue;
      const match = book.match(foldLabel(whole.text.slice(at, at + length)) + label);
      const spec = match?.specs.length === 1 ? match.specs[0] : undefined;
      if (!spec) continue;
      found.push({ spec, label: whole.text.slice(at, at + length), start: at, valueStart: at + length + (isColon(behind) || behind === '为' ? 1 : 0) });
      break;
    }
  }
  if (found[0]?.start !== 0) return undefined;
  return found.map((one, index) => {
    const value = trimmed(slice(whole, one.valueStart, found[index + 1]?.start ?? whole.text.length));
    const end = value.text.search(/[；;，,。、\s]+$/);
    return { spec: one.spec, label: one.label, value: end > 0 ? slice(value, 0, end) : value };
  });
}
