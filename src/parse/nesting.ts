/** Marks of lists and quotations before a line's text that no guide has: each doubles the work of those before. */
const DEEPEST = 40;
/** Brackets that are opened in a row. */
const BRACKETS = /[[(<*_`~]{200}/;

/** Is a Markdown text nested so deeply that reading it takes more than its share? */
export function tooDeep(text: string): boolean {
  if (BRACKETS.test(text)) return true;
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? text.length : end);
    start = end < 0 ? text.length : end + 1;
    let marks = 0;
    for (let at = 0; at < Math.min(line.length, 2000) && /[\s>*+\-\d.)]/.test(line.charAt(at)); at += 1) if (/[>*+\-]/.test(line.charAt(at)) || /\d[.)]/.test(line.slice(at, at + 2))) marks += 1;
    const rest = line.trim();
    if (marks > DEEPEST && !/^[-*+>\s]+$/.test(rest.replace(/>/g, '')) && rest !== '') return true;
    if ((line.match(/^\s*/)?.[0].length ?? 0) > DEEPEST * 4 && /^\s*(?:[-*+]|\d+[.)])\s/.test(line)) return true;
  }
  return false;
}
