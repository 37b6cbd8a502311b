import type { Amendment, Reordering } from '../model/amendment.js';
import { amendDocx } from './amend-docx.js';
import { amendText, type Amended } from './amend-text.js';
import { decode } from './decode.js';
import { fileTypeOf } from './file-type.js';
import { UnreadableError } from './unreadable.js';

const BOM = '\ufeff';

/**
 * A Markdown, text or Word guide with changes made in it: other bytes, the same guide but for these. Texts are written as UTF-8.
 * `undefined` where a Word file cannot be written back. @throws UnreadableError for another type
 */
export async function amendGuide(bytes: Uint8Array, name: string, amendments: readonly Amendment[], reorderings: readonly Reordering[]): Promise<Amended<Uint8Array> | undefined> {
  const type = fileTypeOf(bytes, name);
  if (type === 'docx') return amendDocx(bytes, amendments, reorderings);
  if (type !== 'markdown' && type !== 'text') throw new UnreadableError('只能改正 Markdown 和 Word（.docx）文件，其他格式请按提示自行修改。');
  const { text, charset } = decode(bytes);
  const { content, done } = amendText(text, amendments, reorderings);
  const marked = bytes[0] === 0xef || charset.startsWith('utf-16') ? BOM : '';
  return { content: new TextEncoder().encode(marked + content), done };
}
