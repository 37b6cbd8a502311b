import { bookProblems } from '../handbook/check-book.js';
import type { EntryProblem } from '../handbook/entry.js';
import { placesInWords } from '../report/places.js';
import { rules } from '../rules/index.js';
import { openEngine } from './engine.js';
import { readHandbook } from './handbook-files.js';
import { isChineseWorkday } from './workdays.js';

/** Elements on which guides are compared with the handbook. */
export function judgedElements(): Set<string> {
  return new Set(rules.filter(({ meta }) => meta.group === 'A' && meta.lifecycle === 'stable').flatMap(({ meta }) => meta.elements));
}

/** Are the entries of a folder fit to judge? Exit code 0: no problem (hints do not count); 1: problems; 2: a file could not be read. */
export async function checkHandbook(folder: string): Promise<{ output: string; exitCode: number }> {
  const engine = openEngine();
  const { entries, unread } = await readHandbook(folder, engine);
  const problems: EntryProblem[] = [...bookProblems(entries, engine.kit, judgedElements(), isChineseWorkday), ...unread.map(({ file, text }): EntryProblem => ({ file, level: '问题', text }))];
  const lines = problems.map(({ file, at, level, text }) => `${file}${at ? `　${placesInWords(at)}` : ''}　${level}：${text}`);
  const [wrong, hints] = [problems.filter((one) => one.level === '问题').length, problems.filter((one) => one.level === '提示').length];
  const supplements = entries.filter((entry) => entry.supplement).length;
  const counted = `共 ${entries.length - supplements} 个条目${supplements > 0 ? `、${supplements} 份局部补充` : ''}${unread.length > 0 ? `，${unread.length} 个文件读不出` : ''}`;
  lines.push(`${counted}；${wrong === 0 ? '没有发现问题' : `${wrong} 个问题`}${hints > 0 ? `，${hints} 条提示` : ''}。`);
  return { output: `${lines.join('\n')}\n`, exitCode: unread.length > 0 ? 2 : wrong > 0 ? 1 : 0 };
}
