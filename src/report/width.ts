/** Columns that a text takes on a terminal or in a fixed-width font: East Asian wide and full-width characters two, marks none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += signWidth(sign);
  return width;
}

/** Text filled with spaces to a width; longer text comes back as it is. */
export function padTo(text: string, width: number, side: 'left' | 'right' = 'right'): string {
  const fill = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return side === 'right' ? `${text}${fill}` : `${fill}${text}`;
}

/** Text cut to a width, with `…` where something was cut. */
export function cutTo(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let cut = '';
  let room = width - 2;
  for (const sign of text) {
    room -= signWidth(sign);
    if (room < 0) break;
    cut += sign;
  }
  return `${cut}…`;
}

/** Ranges of https://www.unicode.org/Public/UCD/latest/ucd/EastAsianWidth.txt that are W or F, joined; and quotes, dashes and ellipses as Chinese fonts draw them. */
const WIDE: readonly [number, number][] = [
  [0x1100, 0x115f], [0x2014, 0x2014], [0x2018, 0x2019], [0x201c, 0x201d], [0x2026, 0x2026], [0x2e80, 0x303e], [0x3041, 0x33ff], [0x3400, 0x4dbf],
  [0x4e00, 0x9fff], [0xa000, 0xa4cf], [0xac00, 0xd7a3], [0xf900, 0xfaff], [0xfe30, 0xfe6f], [0xff00, 0xff60], [0xffe0, 0xffe6], [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
];

function signWidth(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  if (code < 0x20 || (code >= 0x300 && code <= 0x36f) || (code >= 0x200b && code <= 0x200f) || code === 0xfeff) return 0;
  return WIDE.some(([from, to]) => code >= from && code <= to) ? 2 : 1;
}
