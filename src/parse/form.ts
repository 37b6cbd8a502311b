import type { FormContent } from '../model/form.js';
import type { Block, Document } from './blocks.js';
import { stretchesOf } from './stretch.js';

/** Longer than this, or with a full stop, a text is a note. */
const LONGEST_LABEL = 24;
const SIGNATURE = /签字|签名|签章|盖章|公章|印章|指模|意见|年月日|日期$/;
const TITLE = /(?:表|书|单|函|信|证明|声明|委托|协议|台账)(?:[（(][^（）()]{0,16}[）)])?$/;
/** What belongs to the sheet of paper and not to the form. */
const SHEET = /^(?:附件|附表|附录|表)?[\d一二三四五六七八九十]{0,3}[:：]?$|^第\d+页(?:[,，]?共\d+页)?$|^共\d+页$|^\d+[/／]\d+$|^[-—]\d+[-—]$/;
/** Marks that fill a line to write on, and boxes to tick. */
const BLANKS = /[_＿]{1,}|[□■☐☑○●◯]|\.{4,}|…{2,}|\t/g;

/** A blank form's file → what it asks for. Layout, order of pages and the file's name leave no trace in it. */
export function formOf(document: Document): FormContent {
  const texts = document.blocks.flatMap(cellTexts);
  const found: FormContent = { title: '', fields: [], notes: [], signatures: [], whole: fold(texts.join('')) };
  const known = new Set<string>();
  for (const text of texts) {
    for (const piece of piecesOf(text)) {
      if (SHEET.test(piece) || known.has(piece)) continue;
      known.add(piece);
      if (found.title === '' && TITLE.test(piece) && piece.length >= 3 && piece.length <= 40 && found.fields.length < 4) found.title = piece;
      else if (!/\p{L}/u.test(piece)) continue;
      else if (SIGNATURE.test(piece) && piece.length <= LONGEST_LABEL * 2) found.signatures.push(piece);
      else if (piece.length > LONGEST_LABEL || /[。；!！]/.test(piece)) found.notes.push(piece);
      else found.fields.push(piece);
    }
  }
  return found;
}

/** The texts of cells and paragraphs, each by itself. */
function cellTexts(block: Block): string[] {
  if (block.type === 'table') return [...new Set(block.rows.flat())].map((cell) => cell.text.text);
  return stretchesOf([block]).map((stretch) => stretch.text);
}

/** In half width, without blanks and lines to write on. */
function fold(text: string): string {
  return text.normalize('NFKC').replace(BLANKS, '').replace(/\s/g, '');
}

function piecesOf(text: string): string[] {
  const flat = text.normalize('NFKC').replace(/(\p{Script=Han})[ ]+(?=\p{Script=Han}(?:[ ]|$|[:：]))/gu, '$1');
  const sentences = /[。；]/.test(flat) ? flat.split('\n') : flat.split(/\n|[:：]|[_＿]+|[□■☐☑○●◯]|\.{4,}|…{2,}|\t|\s{3,}/);
  return sentences.map((piece) => fold(piece).replace(/^(?:\d{1,2}[.、)]|[(]\d{1,2}[)]|[一二三四五六七八九十]{1,3}、)/, '').replace(/^[:：、,，;；]+|[:：、,，;；]+$/g, '')).filter((piece) => piece !== '');
}
