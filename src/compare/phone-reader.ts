import type { Reading } from '../model/comparison.js';
import { reading } from './comparator.js';
import { matchesOf } from './matches.js';
import { stripNumbering } from './numbering.js';
import { foldCharacters } from './presentation.js';

/** One subscriber number. */
export interface Phone {
  /** Area code with its 0, where the text gives it (or gives it for the number before in the same list). */
  area?: string;
  /** Digits of the subscriber, of a mobile, a 400 number or a hotline. */
  number: string;
  extension?: string;
  /** A hyphen with one or two digits behind the number: an extension, the end of a range, or a second number. */
  tail?: string;
  fax?: true;
  /** The area code is that of the number before it in the list, and the context may mean another. */
  inherited?: true;
}

const LONGEST = 10_000;

/** What holds digits and is no telephone number. */
const NOISE: readonly RegExp[] = [
  /(?:https?:\/\/|www\.)[^\s\u4e00-\u9fff,;。、]+/giu,
  /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/gu,
  /(?:[\w-]{1,63}\.){1,4}(?:cn|com|net|org)(?:\/[^\s\u4e00-\u9fff,;。、]*)?/giu,
  /邮(?:政)?编(?:码|号)?[:\s]{0,2}\d{6}/gu,
  /(?:QQ|qq|微信|公众号)[^\d\n,;。]{0,10}\d{5,12}/gu,
  /(?:微信号?|公众号)[:\s]{0,2}[A-Za-z][\w-]{3,30}/gu,
  /(?:路|街|巷|道)\d{1,4}(?![\d-])/gu,
  /\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?/gu,
  /(?<![\d-])\d{1,2}:\d{2}(?::\d{2})?(?!\d)/gu,
  /(?<![\d-])\d{1,4}(?:[-、,.\/和至]\d{1,4})*(?:号(?!码)|#|楼|层|室|栋|幢|座|弄|单元|窗口|路|房|厅|区|个|天|小时|点|时|分(?!\s?机)|月|日|元|份|人|%|F(?![a-z])|米|公里|期|村|组|巷|街|岁|类|级|条|次|批)+/gu,
];

/** None of that noise is made of these alone. */
const DIGITS_AND_MARKS = /^[\d ()+、,;/-]*$/u;

/** Area codes, and what stands in their place before a hyphen or in brackets though no area has it (030-…, 1770-…): another number all the same. */
const AREA = '010|02\\d|0[3-9]\\d{2}|(?<![\\d-])(?:0?[1-9]\\d{2,3}|0\\d{2,3})(?=[)\\]]?-[2-9]\\d{6,7}(?!\\d))';
const PHONE = new RegExp(
  '(?<![\\d.])(?:\\+?\\(?86\\)?[- ]{0,2}(?=1[3-9]|[48]00|0|\\(0))?(?:' +
    '0?(?<mobile>1[3-9]\\d(?:[- ]?\\d{4}){2})(?!\\d)' +
    '|(?<service>[48]00(?:-\\d{3}-\\d{4}| \\d{3} \\d{4}|[- ]?\\d{4}[- ]?\\d{3}|[- ]?\\d{3}[- ]?\\d{4}))(?!\\d)' +
    `|[(\\[]?(?<area>${AREA})[)\\]]?(?:[-\\s.]|[\\/:](?=\\d{7,8})){0,3}(?<local>\\d{3,4}[ -]\\d{4}(?!\\d)|\\d{2}(?:[ -]\\d{2}){3}(?!\\d)|\\d{5,9}(?!\\d))` +
    '|(?<bare>\\d{7,8}|\\d{4}[ -]\\d{4}|\\d{3}[ -]\\d{4})(?!\\d)' +
    '|(?<hotline>1[012]\\d{3}|1[19]6114|118114|9[56]\\d{3,4}|11[0249]|12[0-2])(?!\\d)' +
    ')',
  'gu',
);
const EXTENSION = /^\s?[([,]?\s?(?:总机)?(?:转接|转|分\s?机号?|ext\.?|EXT\.?|\*|#)\s?(?:分\s?机号?|接)?[:\s]?(\d{1,5}(?:[\/、]\d{1,5}(?!\d))*)(?!\d)[)\]]?/u;
const HYPHEN = /^\s?-\s?(\d{1,5}(?:-\d{1,2})*)(?!\d|[- ]\d{6})/u;
const SHORTER = /^\s?\/\s?(\d{1,4})(?!\d|-\d|[ -]\s?\d{3})/u;

function digits(text: string | undefined): string | undefined {
  return text?.replace(/\D/gu, '');
}

interface Scan {
  phones: Phone[];
  unread: string[];
  /** End of the number read last, its area, and the text read so far. */
  end: number;
  area?: string;
}

/** What may stand between two numbers of one list, so that the area code of the first holds for the second. */
const LIST = /^[\s、,;\/和或及-]{0,4}$/u;

function readBehind(text: string, phone: Phone, scan: Scan): Phone[] {
  const explicit = EXTENSION.exec(text.slice(scan.end, scan.end + 40));
  if (explicit?.[1] !== undefined) {
    scan.end += explicit[0].length;
    return [{ ...phone, extension: explicit[1].replace(/、/gu, '/') }];
  }
  const hyphen = HYPHEN.exec(text.slice(scan.end, scan.end + 24));
  if (hyphen?.[1] !== undefined) {
    scan.end += hyphen[0].length;
    return [hyphen[1].length >= 3 && !hyphen[1].includes('-') ? { ...phone, extension: hyphen[1] } : { ...phone, tail: hyphen[1] }];
  }
  const found = [phone];
  for (let next = SHORTER.exec(text.slice(scan.end, scan.end + 12)); next?.[1] !== undefined; next = SHORTER.exec(text.slice(scan.end, scan.end + 12))) {
    scan.end += next[0].length;
    found.push({ ...phone, number: phone.number.slice(0, -next[1].length) + next[1] });
  }
  return found;
}

/** Digits between or behind the numbers that no rule explains; one or two digits among words (“3号”, “A2”) are not about numbers. */
function leftOver(text: string): string[] {
  return (text.match(/[\d][\d\s.-]*/gu) ?? []).map((run) => run.trim()).filter((run) => run.replace(/\D/gu, '').length >= 3);
}

function scanText(text: string): Scan {
  const scan: Scan = { phones: [], unread: [], end: 0 };
  for (const match of matchesOf(text, PHONE)) {
    if (match.index < scan.end) continue;
    const between = text.slice(scan.end, match.index);
    const groups = match.groups ?? {};
    const area = groups['area'];
    const number = digits(groups['mobile'] ?? groups['service'] ?? groups['local'] ?? groups['bare'] ?? groups['hotline']) ?? '';
    const inherits = groups['bare'] !== undefined && scan.area !== undefined && LIST.test(between);
    const own = area ?? (inherits ? scan.area : undefined);
    const joined = /^\s?[-至到]\s?$/u.test(between) && scan.phones.length > 0;
    scan.unread.push(...leftOver(between));
    if (joined && Math.abs(Number(number) - Number(scan.phones.at(-1)?.number)) !== 1) scan.unread.push(match[0]);
    scan.end = match.index + match[0].length;
    if (/^\d{1,2}[、,\/]?(?!\d)/u.test(text.slice(scan.end, scan.end + 3)) && !/\D$/u.test(match[0]) && groups['hotline'] === undefined) scan.unread.push(match[0]);
    const fax = /(?:传真|FAX|fax|Fax)[^\d]{0,6}$/u.test(between) ? { fax: true as const } : {};
    scan.phones.push(...readBehind(text, { ...(own === undefined ? {} : { area: own }), number, ...fax, ...(inherits ? { inherited: true as const } : {}) }, scan));
    if (groups['mobile'] === undefined && groups['service'] === undefined && own !== undefined) scan.area = own;
    else if (!inherits) delete scan.area;
    // “82615566、67”: a short run right behind a number may be the end of another.
    const short = /^(?:\s?[、,;]\s?|\s)(?!0\d{2,3}\D{0,2}\d{4})\d{1,4}(?!\d|[.、:]\s?\D|-\d)/u.exec(text.slice(scan.end, scan.end + 12));
    if (short !== null && !(/^\s?[;\n]\s?\d$/u.test(short[0]) && scan.end + short[0].length >= text.trimEnd().length)) scan.unread.push(short[0].trim());
  }
  scan.unread.push(...leftOver(text.slice(scan.end)));
  return scan;
}

/** All telephone numbers of a text, whatever names, addresses and hours stand around them. */
export function readPhones(text: string): Reading<Phone[]> {
  if (text.length > LONGEST) return reading<Phone[]>(undefined, [text.slice(0, 30)]);
  let plain = stripNumbering(foldCharacters(text)).replace(/(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])/gu, '');
  if (!DIGITS_AND_MARKS.test(plain)) for (const noise of NOISE) plain = plain.replace(noise, ' ; ');
  plain = plain.replace(/(?<!\d)(?:\+|00)?86[- )]{0,2}\(?(10|2\d|[3-9]\d{2})\)?[- ]{1,2}(?=\d{7,8}(?!\d))/gu, '0$1-');
  const { phones, unread } = scanText(plain.replace(/ ?: ?/gu, ':'));
  const short = phones.length === 0 ? /^[：:\s]*(\d{3,6})$/u.exec(plain.trim())?.[1] : undefined;
  if (short !== undefined) return reading([{ number: short }]);
  return reading(phones.length === 0 ? undefined : phones, phones.length === 0 && unread.length === 0 && plain.trim() !== '' ? [plain.slice(0, 30)] : unread);
}
