import type { RuleKit } from '../model/kit.js';
import { entryProblems, supplementProblems } from './check-entry.js';
import { IDENTITY, type Entry, type EntryProblem } from './entry.js';
import { transitionEnd, type IsWorkday } from './versions.js';

/** Everything that is wrong with a handbook, file by file in the order of `entries`. */
export function bookProblems(entries: readonly Entry[], kit: RuleKit, judged: ReadonlySet<string>, isWorkday: IsWorkday): EntryProblem[] {
  const own = entries.flatMap((entry) => (entry.supplement ? supplementProblems(entry, entries, kit.elements, IDENTITY) : entryProblems(entry, kit, judged)));
  const all = [...own, ...amongEntries(entries.filter((entry) => !entry.supplement), isWorkday)];
  const order = new Map(entries.map((entry, index) => [entry.file, index]));
  return all.map((problem, index) => ({ problem, index })).sort((a, b) => (order.get(a.problem.file) ?? 0) - (order.get(b.problem.file) ?? 0) || a.index - b.index).map(({ problem }) => problem);
}

function amongEntries(entries: readonly Entry[], isWorkday: IsWorkday): EntryProblem[] {
  const problems: EntryProblem[] = [];
  for (const group of groupBy(entries, (entry) => entry.standard.basicCode)) {
    problems.push(...(new Set(group.map((entry) => entry.base)).size > 1 ? twice(group) : versions(group, isWorkday)));
  }
  for (const group of groupBy(entries, (entry) => entry.standard.name?.normalize('NFKC').replace(/\s/g, ''))) {
    const codes = new Set(group.map((entry) => entry.standard.basicCode ?? entry.base));
    const [first, ...others] = group;
    if (codes.size > 1 && first) for (const other of others.filter((one) => one.standard.basicCode !== first.standard.basicCode)) problems.push({ file: other.file, level: '提示', text: `事项名称与“${first.file}”相同而基本编码不同，请核对是不是同一事项。` });
  }
  return problems;
}

/** One item in files of two names: nobody knows which one judges. */
function twice(group: readonly Entry[]): EntryProblem[] {
  const [first, ...others] = group;
  return others.map((other) => ({ file: other.file, level: '问题', text: `基本编码 ${other.standard.basicCode ?? ''} 在“${first?.file ?? ''}”里已有条目。同一事项只能有一个条目；是新版本的，请把文件命名为“${first?.base ?? ''}@版本”。` }));
}

/** Versions of one item side by side. */
function versions(group: readonly Entry[], isWorkday: IsWorkday): EntryProblem[] {
  if (group.length < 2) return [];
  const problems: EntryProblem[] = [];
  const sorted = [...group].sort((a, b) => ((a.standard.effectiveFrom ?? '') < (b.standard.effectiveFrom ?? '') ? -1 : 1));
  for (const [index, entry] of sorted.entries()) {
    const before = sorted[index - 1];
    if (!before) continue;
    const { standard, file } = entry;
    if (standard.effectiveFrom === before.standard.effectiveFrom) {
      const when = standard.effectiveFrom ? `都自 ${standard.effectiveFrom} 起施行` : '都没有写施行日期';
      problems.push({ file, level: '问题', text: `与“${before.file}”${when}，同一天有两个版本有效，请改正施行日期。` });
    }
    if (standard.version && standard.version === before.standard.version) problems.push({ file, level: '问题', text: `版本“${standard.version}”与“${before.file}”相同，请改正。` });
    if (!standard.changeNote) problems.push({ file, level: '提示', text: `没有写“修订说明”，建议写明与上一版（${before.standard.version ?? before.file}）有什么不同。` });
    const until = transitionEnd(before.standard, isWorkday);
    if (until && standard.effectiveFrom && standard.effectiveFrom <= until) problems.push({ file, level: '提示', text: `自 ${standard.effectiveFrom} 起施行时，上一版的过渡期（到 ${until}）还没有结束，请核对。` });
  }
  return problems;
}

function groupBy(entries: readonly Entry[], keyOf: (entry: Entry) => string | undefined): Entry[][] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (key === undefined || key === '') continue;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()];
}
