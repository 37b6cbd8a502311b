const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand in HTML, in an element or in a quoted attribute. Control characters that HTML forbids become `�`. */
export function escapeHtml(text: string): string {
  return withoutControls(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** Text without the characters that neither XML nor HTML may hold (C0 controls but tab and line ends, lone surrogates, U+FFFE, U+FFFF). */
export function withoutControls(text: string): string {
  let clean = '';
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    const control = (code < 0x20 && code !== 9 && code !== 10 && code !== 13) || code === 0x7f;
    const noCharacter = (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff;
    clean += control || noCharacter ? '\ufffd' : sign;
  }
  return clean;
}

/** The address if it is an absolute http or https address, else `undefined`: nothing else may become a link. */
export function safeLink(url: string | undefined): string | undefined {
  if (url === undefined || !/^https?:\/\/[^\s"'<>]+$/i.test(url)) return undefined;
  return URL.canParse(url) ? url : undefined;
}

/** Text as it may stand in a Markdown paragraph or table cell: one line, no marks, no tags. */
export function escapeMarkdown(text: string): string {
  const lines = withoutControls(text).split(/[\r\n]/).map((line) => line.trim()).filter((line) => line !== '');
  return lines.join(' ／ ')
    .replace(/[\\`*_[\]|~#]/g, (sign) => `\\${sign}`)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\s+/g, ' ');
}
