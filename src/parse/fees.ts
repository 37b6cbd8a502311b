import type { Field } from '../model/field.js';
import type { Statement } from './statement.js';
import { valueField, type ValueReader } from './fields.js';
import type { Stretch } from './blocks.js';
import { join, slice, trimmed, wholeText } from './stretch.js';

const AMOUNT = /[0-9０-９一二三四五六七八九十百千]\s*(?:元|角|万)|[￥¥$]\s*[0-9]|％|%|‰/;
const FREE = /^(?:否|无|不|免|0|０|零)/;
const CITATION = /《|〔|号文|价费|发改/;

/** Sentences that name a source and no amount, apart from the others; the whole for both where they cannot be told apart. */
function split(whole: Stretch): [Stretch, Stretch] {
  const pieces: Stretch[] = [];
  let from = 0;
  for (const end of whole.text.matchAll(/[；;。\n]/g)) {
    pieces.push(trimmed(slice(whole, from, end.index)));
    from = end.index + 1;
  }
  pieces.push(trimmed(slice(whole, from)));
  const given = pieces.filter((piece) => piece.text !== '');
  const sources = given.filter((piece) => CITATION.test(piece.text) && !AMOUNT.test(piece.text));
  const amounts = given.filter((piece) => !sources.includes(piece));
  return sources.length > 0 && amounts.length > 0 ? [join(amounts), join(sources)] : [whole, whole];
}

/**
 * What a statement about fees says of which element: `不收费` under any label says that nothing is charged; an amount says
 * both that something is charged and how much. `charged`: the side says elsewhere whether it charges.
 */
export function feeFields(statement: Statement, reader: ValueReader, charged: boolean): [string, Field][] {
  const whole = wholeText(statement.value);
  if (!whole) return [];
  const found: [string, Field][] = [];
  const put = (id: string, words?: string, of: Stretch = whole): void => {
    const spec = reader.book.spec(id);
    const field = spec ? valueField(of, spec, reader) : undefined;
    if (field) found.push([id, words === undefined ? field : { ...field, text: words, value: reader.comparisons.read(spec?.kind ?? 'yesNo', words, reader.context).value }]);
  };
  const ids = new Set((statement.match?.specs ?? []).map((spec) => spec.id));
  const amount = AMOUNT.test(whole.text) && !/^0(?:\.0+)?\s*元?$/.test(whole.text);
  const free = !amount && FREE.test(whole.text);
  const money = ids.has('fees[].amount');
  if (ids.has('feeCharged') || (money && !charged && (free || amount))) put('feeCharged', amount ? '收费' : undefined);
  const [amounts, sources] = ids.has('fees[].legalBasis') && amount ? split(whole) : [whole, whole];
  if (money && !free && (amount || !ids.has('feeCharged'))) put('fees[].amount', undefined, amounts);
  if (ids.has('feeCharged') && !money && amount) put('fees[].amount');
  if (ids.has('fees[].legalBasis') && (!money || CITATION.test(whole.text))) put('fees[].legalBasis', undefined, sources);
  for (const id of ['fees[].name', 'fees[].reduction', 'fees[].payment']) if (ids.has(id) && (!money || !free)) put(id);
  return found;
}
