import type { FindingRowView } from './finding-rows.js';

/** Characters that a message of 浙政钉 may have here. */
const MOST = 300;

/**
 * A message to one unit about its findings, at most 300 characters: the findings of other units are never in it. What does not fit is
 * counted. Empty where there is none, or where the rows are of several units.
 */
export function messageOf(rows: readonly FindingRowView[]): string {
  const [first] = rows;
  if (!first || rows.some(({ unit }) => unit !== first.unit)) return '';
  const head = `【办事指南核查】${first.unitName}：${rows.length === 1 ? '' : `共 ${rows.length} 条。`}`;
  const tail = '请在工作台查看佐证并办理。';
  const lines = rows.map(lineOf);
  let text = '';
  let told = 0;
  for (const line of lines) {
    const more = rows.length - told - 1 > 0 ? `另有 ${rows.length - told - 1} 条。` : '';
    if ([...`${head}${text}${line}${more}${tail}`].length > MOST) break;
    text += line;
    told += 1;
  }
  const rest = rows.length - told;
  if (told === 0) return [...head, ...lines[0] ?? ''].slice(0, MOST - [...tail].length - 2).join('') + `…。${tail}`;
  return `${head}${text}${rest > 0 ? `另有 ${rest} 条。` : ''}${tail}`;
}

function lineOf(row: FindingRowView): string {
  const sides = ([['手册', row.handbook], ['线上', row.online], ['线下', row.offline]] as const).filter(([, text]) => text !== '').map(([name, text]) => `${name}“${cut(text, 40)}”`);
  return `“${cut(row.itemName, 30)}”${row.title}${sides.length > 0 ? `（${sides.join('，')}）` : ''}${row.due ? `，${row.due} 前办理` : ''}；`;
}

const cut = (text: string, most: number): string => ([...text].length <= most ? text : `${[...text].slice(0, most).join('')}…`);
