import type { Field } from '../model/field.js';
import type { Statement } from './statements.js';
import { valueField, type ValueReader } from './fields.js';
import { wholeText } from './stretch.js';

const AMOUNT = /[0-9０-９一二三四五六七八九十百千]\s*(?:元|角|万)|[￥¥$]\s*[0-9]|％|%|‰/;
const FREE = /^(?:否|无|不|免|0|０|零)/;
const CITATION = /《|〔|号文|价费|发改/;

/**
 * What a statement about fees says of which element: `不收费` under any label says that nothing is charged; an amount says
 * both that something is charged and how much. `charged`: the side says elsewhere whether it charges.
 */
export function feeFields(statement: Statement, reader: ValueReader, charged: boolean): [string, Field][] {
  const whole = wholeText(statement.value);
  if (!whole) return [];
  const found: [string, Field][] = [];
  const put = (id: string, words?: string): void => {
    const spec = reader.book.spec(id);
    const field = spec ? valueField(whole, spec, reader) : undefined;
    if (field) found.push([id, words === undefined ? field : { ...field, text: words, value: reader.comparisons.read(spec?.kind ?? 'yesNo', words, reader.context).value }]);
  };
  const ids = new Set((statement.match?.specs ?? []).map((spec) => spec.id));
  const amount = AMOUNT.test(whole.text) && !/^0(?:\.0+)?\s*元?$/.test(whole.text);
  const free = !amount && FREE.test(whole.text);
  const money = ids.has('fees[].amount');
  if (ids.has('feeCharged') || (money && !charged && (free || amount))) put('feeCharged', amount ? '收费' : undefined);
  if (money && !free && (amount || !ids.has('feeCharged'))) put('fees[].amount');
  if (ids.has('feeCharged') && !money && amount) put('fees[].amount');
  if (ids.has('fees[].legalBasis') && (!money || CITATION.test(whole.text))) put('fees[].legalBasis');
  for (const id of ['fees[].name', 'fees[].reduction', 'fees[].payment']) if (ids.has(id) && (!money || !free)) put(id);
  return found;
}
