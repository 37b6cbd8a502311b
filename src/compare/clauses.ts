const OPENING = '([{《"';
const CLOSING: Record<string, string> = { ')': '(', ']': '[', '}': '{', '》': '《' };

/** Splits folded text at the given separators outside brackets and quotes; a bracket that never closes hides nothing. */
function splitOutside(text: string, separators: string): string[] {
  const depths = /[([{《"]/u.test(text) ? bracketDepths(text) : undefined;
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (separators.includes(text.charAt(at)) && (depths === undefined || depths[at] === 0)) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** For each position, in how many closed pairs of brackets or quotes it stands. */
function bracketDepths(text: string): Int32Array {
  const change = new Int32Array(text.length + 1);
  const open: { mark: string; at: number }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at);
    const last = open.at(-1);
    if (mark === '"' && last?.mark === '"') close(at);
    else if (OPENING.includes(mark)) open.push({ mark, at });
    else if (CLOSING[mark] !== undefined && last?.mark === CLOSING[mark]) close(at);
  }
  function close(at: number): void {
    const opened = open.pop();
    if (opened === undefined) return;
    change[opened.at] = (change[opened.at] ?? 0) + 1;
    change[at] = (change[at] ?? 0) - 1;
  }
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    depth += change[at] ?? 0;
    change[at] = depth;
  }
  return change;
}

/** Sentences of a text from `foldCharacters`: split at 。 ; ! ? and line breaks, not within brackets or quotes. */
export function splitSentences(folded: string): string[] {
  return splitOutside(folded, '。;!?\n');
}

/** Clauses of a text from `foldCharacters`: as `splitSentences`, and at commas. */
export function splitClauses(folded: string): string[] {
  return splitOutside(folded, '。;!?\n,');
}

/** Entries of a list: as `splitClauses`, and at 、. */
export function splitEntries(folded: string): string[] {
  return splitOutside(folded, '。;!?\n,、');
}
