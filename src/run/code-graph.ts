import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Imports of ours that are there when the code runs; those of types alone are not. */
const IMPORT = /(?:^|\n)\s*(?:import|export)\s+(?!type\b)(?:[^;'"]*?\bfrom\s*)?["'](\.{1,2}\/[^"']+)["']|\bimport\(\s*["'](\.{1,2}\/[^"']+)["']\s*\)/g;
/** Folders of the rules, below the sources: one file a rule, named after its identifier. */
const RULE_FOLDERS = ['rules/standard', 'rules/channel', 'rules/quality'];
/** What lists the rules. */
const RULE_INDEX = 'rules/index.ts';
/** Entries (`run/<name>.ts`) of which the hash is asked for: what reads, what compares, what looks at pages, what puts a result together. */
const ENTRIES = ['read-child', 'work-thread', 'page-code', 'census-code'] as const;
export type CodeEntry = (typeof ENTRIES)[number];

/** Hashes of code: of each entry with all that it imports but the rules, and of each rule, by its identifier with `-` for `/`, with all that it imports. */
export interface CodePrints {
  entries: Record<CodeEntry, string>;
  rules: Record<string, string>;
  /** Of the whole command. */
  whole: string;
}

/** Reads the sources below a folder; `packages` is what their dependencies hang on. */
export function codePrints(folder: string, packages: string): CodePrints {
  // Imports are followed to absolute paths, and rules known by theirs.
  const src = path.resolve(folder);
  const known = new Map<string, { hash: string; imports: string[] }>();
  const look = (file: string): { hash: string; imports: string[] } => {
    const before = known.get(file);
    if (before) return before;
    const text = readFileSync(file, 'utf8');
    const imports = [...text.matchAll(IMPORT)].flatMap(([, from, later]) => {
      const reached = path.resolve(path.dirname(file), from ?? later ?? '');
      return [reached.replace(/\.js$/, '.ts'), reached].filter((one) => existsSync(one)).slice(0, 1);
    });
    const found = { hash: hashOf(text), imports };
    known.set(file, found);
    return found;
  };
  const isRule = (file: string): boolean => file === path.join(src, RULE_INDEX) || RULE_FOLDERS.some((folder) => path.dirname(file) === path.join(src, folder));
  const closure = (entry: string, passes: (file: string) => boolean): string => {
    const seen = new Map<string, string>();
    const open = [entry];
    for (let file = open.pop(); file !== undefined; file = open.pop()) {
      if (seen.has(file) || (file !== entry && !passes(file))) continue;
      const { hash, imports } = look(file);
      seen.set(file, hash);
      open.push(...imports);
    }
    return hashOf([packages, ...[...seen.values()].sort()].join('\n'));
  };
  const rules = RULE_FOLDERS.flatMap((folder) => readdirSync(path.join(src, folder)).filter((name) => name.endsWith('.ts')).sort().map((name) => path.join(src, folder, name)));
  return {
    entries: Object.fromEntries(ENTRIES.map((name) => [name, closure(path.join(src, 'run', `${name}.ts`), (file) => !isRule(file))])) as Record<CodeEntry, string>,
    rules: Object.fromEntries(rules.map((file) => [path.basename(file, '.ts'), closure(file, () => true)])),
    whole: closure(path.join(src, 'cli/main.ts'), () => true),
  };
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
