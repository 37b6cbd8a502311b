/** A part of a text that is written otherwise. */
export interface Change {
  start: number;
  end: number;
  to: string;
}

const HAN = /\p{Script=Han}/u;
/** Addresses on the web and by mail, code and links keep every character. */
const KEPT = /https?:\/\/[^\s，。；）)]+|www\.[^\s，。；）)]+|[\w.+-]+@[\w.-]+|`[^`]*`|\]\([^)]*\)|<[^>]*>/g;

function keptRanges(text: string): [number, number][] {
  return [...text.matchAll(KEPT)].map((match) => [match.index, match.index + match[0].length]);
}

const within = (ranges: readonly [number, number][], at: number): boolean => ranges.some(([start, end]) => at >= start && at < end);

/** Full-width digits and Latin letters in half width (GB/T 15835: Arabic numerals are written in half width). */
export function widthChanges(text: string): Change[] {
  return [...text.matchAll(/[０-９Ａ-Ｚａ-ｚ]+/g)].map((match) => ({ start: match.index, end: match.index + match[0].length, to: match[0].normalize('NFKC') }));
}

const FULL: Record<string, string> = { ',': '，', ';': '；', ':': '：', '(': '（', ')': '）' };

/** Half-width marks between Chinese characters in full width, and marks that are doubled once (GB/T 15834). */
export function punctuationChanges(text: string): Change[] {
  const kept = keptRanges(text);
  const changes: Change[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charAt(at);
    if (within(kept, at)) continue;
    const [before, after] = [text.charAt(at - 1), text.charAt(at + 1)];
    if (/[，。；、]/.test(unit) && before === unit) changes.push({ start: at, end: at + 1, to: '' });
    else if (/[,;:]/.test(unit) && HAN.test(before) && HAN.test(after)) changes.push({ start: at, end: at + 1, to: FULL[unit] ?? unit });
    else if (unit === '(' && HAN.test(before)) {
      const close = text.indexOf(')', at);
      const inner = text.slice(at + 1, close);
      if (close > at && HAN.test(inner) && !/[()（）\n]/.test(inner) && !within(kept, close)) changes.push({ start: at, end: at + 1, to: '（' }, { start: close, end: close + 1, to: '）' });
    }
  }
  return changes;
}

/** An area code and a number, however they are parted; not within a longer row of digits. */
const PHONE = /(?<![\d０-９-])[（(]?\s*([0０][\d０-９]{2,3})\s*(?:[）)]\s*[-－—–]?|[-－—–]{1,2}|\s)\s*([\d０-９]{7,8})(?![\d０-９])/g;

/** Telephone numbers as area code, hyphen, number; every digit stays. */
export function phoneChanges(text: string): Change[] {
  const kept = keptRanges(text);
  const changes = [...text.matchAll(PHONE)].flatMap((match): Change[] => {
    const to = `${match[1] ?? ''}-${match[2] ?? ''}`.normalize('NFKC');
    const start = match.index;
    return to === match[0] || within(kept, start) ? [] : [{ start, end: start + match[0].length, to }];
  });
  const others = widthChanges(text).filter((one) => !changes.some((change) => one.start < change.end && one.end > change.start));
  return [...changes, ...others].sort((a, b) => a.start - b.start);
}
