import type { Field } from '../model/field.js';
import type { Guide } from '../model/guide.js';
import type { Standard } from '../model/standard.js';

function first(guide: Guide, id: string): Field | undefined {
  return guide.fields[id]?.[0];
}

/** A day in ISO 8601 from `2018-09-15`, `2018年9月15日`, `2018/9/15`, `2018.9.15`; `undefined` for anything else. */
export function isoDay(text: string): string | undefined {
  const found = /([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})/.exec(text.normalize('NFKC'));
  const [, year, month, day] = found ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : undefined;
}

const DIGITS: Record<string, number> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };

/** Working days of a transition period (`5个工作日`, `十个工作日`); other units are not guessed. */
function transitionDays(text: string): number | undefined {
  const flat = text.normalize('NFKC').replace(/\s/g, '');
  const found = /^(?:施行后|为)?([0-9]{1,3}|[一二两三四五六七八九]?十?[一二三四五六七八九]?)(?:个?工作日|天|日)?(?:内)?$/.exec(flat)?.[1];
  if (found === undefined || found === '') return undefined;
  if (/^[0-9]/.test(found)) return Number(found);
  const [tens, ones] = found.includes('十') ? found.split('十') : ['', found];
  return (found.includes('十') ? (tens === '' ? 1 : DIGITS[tens ?? ''] ?? 1) * 10 : 0) + (DIGITS[ones ?? ''] ?? 0);
}

/** A handbook entry from its guide: what it standardises, and from when, by whom. */
export function toStandard(guide: Guide): Standard {
  const code = first(guide, 'basicCode')?.text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  const effectiveFrom = isoDay(first(guide, 'effectiveFrom')?.text ?? '');
  const days = transitionDays(first(guide, 'transition')?.text ?? '');
  const text = (id: string): string | undefined => first(guide, id)?.text;
  const [name, owner, version, issuedBy] = [text('mainItemName'), text('owner'), text('standardVersion'), text('issuedBy')];
  const changeNote = text('changeNote');
  const notApplicable = (guide.fields.notApplicable ?? []).flatMap((field) => field.text.split(/[、，,；;\n]/)).map((name) => name.trim()).filter((name) => name !== '');
  return {
    guide,
    ...(code === undefined ? {} : { basicCode: code }),
    ...(name === undefined ? {} : { name }),
    ...(owner === undefined ? {} : { owner }),
    ...(version === undefined ? {} : { version }),
    ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
    ...(days === undefined ? {} : { transitionDays: days }),
    ...(issuedBy === undefined ? {} : { issuedBy }),
    ...(changeNote === undefined ? {} : { changeNote }),
    ...(notApplicable.length === 0 ? {} : { notApplicable }),
  };
}
