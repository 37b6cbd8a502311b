import type { Place } from '../model/place.js';

const MOST = 3;

/** A place in Chinese words, so that a person finds it without knowing selectors or pointers. */
export function placeInWords(place: Place): string {
  switch (place.kind) {
    case 'text':
      return place.endLine > place.line ? `第${place.line}行至第${lastLine(place)}行` : `第${place.line}行第${place.column}列`;
    case 'docx':
      if (place.table !== undefined) {
        return `第${place.table}个表格${place.row === undefined ? '' : `第${place.row}行`}${place.cell === undefined ? '' : `第${place.cell}格`}`;
      }
      return place.paragraph === undefined ? '文档中' : `第${place.paragraph}段`;
    case 'html':
      return '网页正文，可在网页中查找上列原文';
    case 'json':
      return '平台数据记录';
    case 'sheet':
      return `工作表“${place.sheet}”${place.cell}单元格`;
    case 'pdf':
      return `第${place.page}页`;
  }
}

/** All places of a value in words, the first three named; empty where the value stands nowhere. */
export function placesInWords(at: Place | Place[] | null): string {
  if (at === null) return '';
  const words = [...new Set((Array.isArray(at) ? at : [at]).map(placeInWords))];
  const named = words.slice(0, MOST).join('、');
  return words.length > MOST ? `${named}等${words.length}处` : named;
}

/** A range that ends before the first column of a line ends on the line above. */
function lastLine(place: { line: number; endLine: number; endColumn: number }): number {
  return place.endColumn <= 1 && place.endLine > place.line + 1 ? place.endLine - 1 : place.endLine;
}
