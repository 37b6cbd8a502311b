import type { Field } from '../model/field.js';
import type { ServicePlace } from '../model/guide.js';

/** A line of a list of places: its name and what is said of it. */
export interface NamedLine {
  name: string;
  rest: string;
}

/** Breaks between places: lines and semicolons, none within brackets. */
const BETWEEN = /[\n；;](?![^（()）\n]{0,200}[)）])/u;
const NUMBER = /^\s*(?:[（(]?[0-9一二三四五六七八九十]{1,2}[）)、.．]|[①-⑳]|[-•·●])\s*/u;
/** Names of places of handling end so; a label (办理地址) does not. */
const NAMED = /^([^：:，,。；;（()）]{2,24}(?:中心|大厅|窗口|服务站|服务点|服务处|办事处|分局|局|所|站|厅|社区|街道|镇|乡|村))[：:]\s*(.+)$/u;
const PHONE = /(?:咨询|联系|办公|服务)?电话\s*[：:]?\s*([0-9０-９][-0-9０-９—－、\s]{5,40}[0-9０-９])/u;
const HOURS = /(?:周|星期|工作日|上午|下午|时间)|[0-9]{1,2}[:：][0-9]{2}/u;

/** The lines of a text of which each begins with the name of another place; `undefined` for any other text. */
export function namedLines({ text }: Field): NamedLine[] | undefined {
  const lines = text.split(BETWEEN).map((line) => line.replace(NUMBER, '').trim()).filter((line) => line !== '');
  const found = lines.flatMap((line) => {
    const [, name, rest] = NAMED.exec(line) ?? [];
    return name !== undefined && rest !== undefined ? [{ name: name.trim(), rest: rest.trim() }] : [];
  });
  return found.length > 1 && found.length === lines.length && new Set(found.map(({ name }) => name)).size === found.length ? found : undefined;
}

/** The places that one address lists by name, with the hours and telephones in the brackets behind each; `undefined` where it lists none. */
export function listedPlaces(field: Field): ServicePlace[] | undefined {
  return namedLines(field)?.map(({ name, rest }) => {
    const part = (text: string): Field => ({ ...field, value: undefined, text });
    const [, before = rest, inside] = /^(.*?)\s*[（(]([^（()）]*)[)）]\s*$/u.exec(rest) ?? [];
    const phone = inside === undefined ? null : PHONE.exec(inside);
    const hours = inside === undefined ? '' : inside.replace(phone?.[0] ?? '', '').replace(/^[，,；;、\s]+|[，,；;、\s]+$/gu, '').replace(/^(?:办公|服务|受理|工作)?时间\s*[：:]\s*/u, '');
    const told = phone !== null || HOURS.test(inside ?? '');
    return {
      name: { ...part(name), value: name },
      address: part(told ? before : rest),
      ...(told && HOURS.test(hours) ? { openingHours: part(hours) } : {}),
      ...(phone?.[1] === undefined ? {} : { phones: part(phone[1]) }),
    };
  });
}
