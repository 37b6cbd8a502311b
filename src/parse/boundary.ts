import { foldLabel, type LabelBook } from './labels.js';
import type { Mark } from './marks.js';
import type { Open } from './statement.js';

/** Kinds whose values run over several blocks; labels of other elements inside them may be part of the text. */
const RUNNING = new Set(['text', 'materials', 'steps', 'legalBasis', 'specialProcedures']);

/** Kinds whose value is one short text. */
export const SCALAR = new Set(['code', 'itemType', 'caseType', 'timeLimit', 'visits', 'yesNo', 'itemName', 'organ', 'audience', 'handlingModes', 'date', 'count', 'quantityLimit', 'resultDocument', 'url', 'duration']);

/** Labels that say of a number or an address that it is one, not whose. */
const GENERAL = /^(?:联系|办公|窗口|服务|值班|固定)?(?:电话|热线|方式|地址|电话号码)$/;

export interface Surroundings {
  /** Elements that the side states under a strong label. */
  elsewhere: ReadonlySet<string>;
  /** The mark bears the next number of the row of labels. */
  sequel: boolean;
}

/** Does a text that only looks like a label end the value before it? */
function unknownEnds(mark: Mark, parent: Open | undefined, sequel: boolean): boolean {
  if (!mark.lineStart) return false;
  if (sequel) return true;
  if (!mark.closed) return false;
  if (!parent) return true;
  if (mark.strong) return parent.depth === undefined;
  // "编制人：…" behind "事项编码：…" is the next label; inside running text and lists of places it is part of the value.
  return parent.inline && parent.match !== undefined && !mark.numbering && parent.match.specs.every((spec) => SCALAR.has(spec.kind));
}

/** Does a label end the value of `parent`, or is it part of what that value says? */
export function endsValue(mark: Mark, parent: Open | undefined, { elsewhere, sequel }: Surroundings): boolean {
  if (!mark.match) return unknownEnds(mark, parent, sequel);
  const outer = parent?.match;
  if (!parent || !outer) return mark.lineStart || mark.strong || mark.label.length > 2 || !parent;
  const specs = mark.match.specs;
  const own = outer.specs.some((spec) => specs.includes(spec));
  // A value that consists of a label's words alone (办公时间：上班时间) is a value still.
  if (!mark.closed && parent.value.length === 0 && (parent.inline || own)) return false;
  if (mark.strong || !mark.closed || sequel) return mark.lineStart || mark.strong || mark.label.length > 2;
  if (outer.compound) return true;
  // What an entry says of itself (市直单位：…　版本：2018-10　施行日期：…) is short, whatever its kind.
  const aboutItself = outer.specs.every((spec) => spec.scope === 'meta');
  if (!mark.lineStart && mark.label.length <= 2) return aboutItself;
  const running = !aboutItself && outer.specs.some((spec) => RUNNING.has(spec.kind));
  if (own) return !running && (mark.lineStart || parent.value.length === 0);
  // Headings within a text (准予批准的条件：, 二、不予批准的情形：) are part of it.
  if (parent.strong && running && (mark.numbering !== undefined || specs.every((spec) => spec.kind === 'text' || spec.kind === 'legalBasis'))) return false;
  if (parent.strong && specs.every((spec) => elsewhere.has(spec.id))) return !running && parent.inline && mark.lineStart;
  return !running || mark.lineStart;
}

/**
 * A short label under a heading may be only half of what it names: 电话 under 监督投诉 is 监督投诉电话. A label of the
 * heading's own kind (联系电话 under 监督投诉方式) is the heading's; so is a general one that begins the value of a label in
 * its line or cell (监督投诉方式：联系电话：…).
 */
export function withinHeading(mark: Mark, parent: Open | undefined, book: LabelBook): Mark {
  const outer = parent?.match;
  if (!parent || !outer || !mark.match || !mark.closed || outer.compound || mark.match.compound) return mark;
  const joined = book.match(foldLabel(parent.label) + foldLabel(mark.label));
  if (joined && !joined.compound) return { ...mark, match: joined };
  const inner = mark.match.specs;
  const within = parent.depth !== undefined || (GENERAL.test(foldLabel(mark.label)) && !mark.strong && (!mark.lineStart || parent.strong));
  const sameKind = within && parent.value.length === 0 && inner.every((spec) => outer.specs.some((one) => one.kind === spec.kind));
  return sameKind && inner.every((spec) => spec.kind === 'phone' || spec.kind === 'address') ? { ...mark, match: outer } : mark;
}
