/**
 * Is this unit (UTF-16) certainly seen? Everything that any reader takes for a blank is not: white space, zero-width characters, the byte
 * order mark. Most units of a text are, and a table of blanks need not be asked for them.
 */
export function isVisible(code: number): boolean {
  return (code > 0x20 && code < 0x7f) || (code >= 0x2e80 && code < 0xfeff && code !== 0x3000) || code > 0xfeff;
}
