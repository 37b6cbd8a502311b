import type { Guide } from '../model/guide.js';
import type { ServiceItem } from '../model/item.js';

const code = (text: string): string => text.normalize('NFKC').replace(/[^0-9A-Za-z]/g, '').toUpperCase();
const letters = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');

export interface Match {
  item?: ServiceItem;
  /** It may be one of several items. */
  ambiguous: boolean;
  /** Why there is no item, one Chinese sentence. */
  reason: string;
}

/**
 * The item that a handed-over guide is about: by its implementation code, else its basic code where one unit only has it (or the
 * unit is stated), else exactly its name. `stem` is the file's own name, which may be the code or the name.
 */
export function itemOf(guide: Guide, stem: string, items: readonly ServiceItem[]): Match {
  const stated = (...ids: string[]): string[] => ids.flatMap((id) => (guide.fields[id] ?? []).map((field) => field.text));
  const codes = stated('implementationCode', 'caseCode', 'basicCode').map(code).filter((one) => one !== '');
  const full = codes.filter((one) => one.length >= 20);
  const names = stated('mainItemName', 'subItemName', 'caseName');
  const units = stated('competentAuthority', 'acceptingBody').map(letters);
  const shown = names[0] ?? guide.title?.text ?? codes[0] ?? '';
  const none = (reason: string, ambiguous = false): Match => ({ reason, ambiguous });

  const byFull = items.filter((item) => item.implementationCode !== undefined && full.some((one) => one === code(item.implementationCode ?? '') || (one.length > 31 && one.startsWith(code(item.implementationCode ?? '')))));
  if (byFull.length > 0) return chosen(byFull, names, units, `“${shown}”`);
  // A full code that no item has is another unit's, whatever its name.
  const open = full.length > 0 ? items.filter((item) => item.implementationCode === undefined) : items;
  const basic = [...codes, ...full.map((one) => one.slice(19, 31))];
  const byBasic = open.filter((item) => basic.includes(code(item.basicCode)));
  if (byBasic.length > 0) return chosen(byBasic, names, units, `“${shown}”`);
  if (codes.length > 0) return none(`“${shown}”的编码 ${codes[0] ?? ''} 不在目录中，没有使用。`);
  const wanted = new Set([...names, ...(guide.title ? [guide.title.text] : [])].map(letters));
  const byName = items.filter((item) => wanted.has(letters(item.name)));
  if (byName.length > 0) return chosen(byName, names, units, `“${shown}”`);
  const byStem = names.length > 0 ? [] : items.filter((item) => [item.implementationCode, item.basicCode].some((one) => one !== undefined && code(one) === code(stem)) || letters(item.name) === letters(stem));
  if (byStem.length > 0) return chosen(byStem, [stem], units, `“${stem}”`);
  return none(shown === '' ? '没有读到编码和事项名称，不知道属于哪个事项，没有使用；请补上编码，或用实施编码作文件名。' : `“${shown}”不在目录中（没有编码，名称也没有完全相同的），没有使用。`);
}

/** Of several items that fit, the one that the name and the unit single out. */
function chosen(items: readonly ServiceItem[], names: readonly string[], units: readonly string[], shown: string): Match {
  const wanted = names.map(letters);
  const byUnit = items.filter((item) => units.includes(letters(item.department)));
  const left = items.length > 1 && byUnit.length > 0 ? byUnit : items;
  const byName = left.filter((item) => wanted.includes(letters(item.name)));
  const [item, other] = left.length > 1 && byName.length > 0 ? byName : left;
  if (item && !other) return { item, ambiguous: false, reason: '' };
  return { ambiguous: true, reason: `${shown}对应目录中的 ${left.length} 个事项（${left.slice(0, 3).map((one) => one.department).join('、')}），无法判断是哪一个，没有使用；请补上实施编码。` };
}
