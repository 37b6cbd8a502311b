/** Characters that a password must have; NIST SP 800-63B asks for 8, this system for more. */
const SHORTEST = 10;
const FEWEST_KINDS = 5;
/** Places where one character follows another as nobody counts on: 1234567890 has none, two words have many. */
const FEWEST_TURNS = 3;
/** Rows of a keyboard, beside the order of letters and digits. */
const ROWS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/**
 * Why a new password is refused, as a sentence; undefined where it may be used. What NIST SP 800-63B (5.1.1.2) names is refused:
 * repeated or sequential characters and the name of the account; kinds of characters are not asked for.
 */
export function weaknessOf(password: string, account: string): string | undefined {
  const folded = password.normalize('NFKC').toLowerCase();
  const characters = [...folded];
  if (characters.length < SHORTEST) return `新密码至少 ${SHORTEST} 个字符。`;
  if (new Set(characters).size < FEWEST_KINDS || isRepeated(folded)) return '新密码重复的字符太多，容易被猜到，请换一个。';
  if (turns(characters) < FEWEST_TURNS) return '新密码是连续的字母或数字，容易被猜到，请换一个。';
  if (characters.length - [...account].length < FEWEST_KINDS && folded.includes(account.toLowerCase())) return '新密码和账号太像，容易被猜到，请换一个。';
  return undefined;
}

/** abcabcabcabc: a short piece over and over, the last time perhaps not to its end. */
const isRepeated = (text: string): boolean => [1, 2, 3, 4, 5].some((length) => text.slice(length) === text.slice(0, -length));

const turns = (characters: readonly string[]): number => characters.slice(1).filter((one, at) => !follows(characters[at] ?? '', one)).length;

function follows(before: string, one: string): boolean {
  const step = (one.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0);
  return Math.abs(step) <= 1 || ROWS.some((row) => row.includes(before) && row.includes(one) && Math.abs(row.indexOf(one) - row.indexOf(before)) === 1);
}
