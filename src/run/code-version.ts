import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { codePrints, type CodeEntry, type CodePrints } from './code-graph.js';
import { packageFolder } from './versions.js';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const FROM_SOURCE = import.meta.url.endsWith('.ts');
/** The file beside the built entries that holds the hashes of the sources that they were made of. */
export const CODE_FILE = 'code.json';

/** The file of an entry of `run/`: from the sources beside this one, of the package in its folder `run`. */
export function entryFile(name: string): string {
  const file = FROM_SOURCE ? path.join(HERE, `${name}.ts`) : builtFile(path.join('run', `${name}.js`));
  if (file === undefined) throw new Error(`run/${name}.js is missing from the package`);
  return file;
}

/** A file of the built command, below this one's folder or one above it. */
function builtFile(name: string): string | undefined {
  for (let folder = HERE; folder !== path.dirname(folder); folder = path.dirname(folder)) {
    const file = path.join(folder, name);
    if (existsSync(file)) return file;
  }
  return undefined;
}

let known: CodePrints | undefined;

function prints(): CodePrints {
  if (known) return known;
  const noted = FROM_SOURCE ? undefined : builtFile(CODE_FILE);
  known = noted === undefined ? printsOfSources(packageFolder()) : (JSON.parse(readFileSync(noted, 'utf8')) as CodePrints);
  return known;
}

/** Hashes of the sources of a package in a folder, with what it depends on. */
export function printsOfSources(folder: string): CodePrints {
  const { dependencies } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
  return codePrints(path.join(folder, 'src'), JSON.stringify(dependencies));
}

/**
 * Hash over an entry's code and all code of ours that it imports, but the rules: what was computed by other code is never taken for what
 * this code would compute, also between two versions that bear one number.
 */
export function codeVersion(name: CodeEntry): string {
  return prints().entries[name];
}

/** Hash over all code of the command. */
export const wholeCodeVersion = (): string => prints().whole;

/** The hash of each rule's code by its identifier. @throws where a rule has no file of its name */
export function ruleVersions(ids: readonly string[]): Record<string, string> {
  const { rules } = prints();
  return Object.fromEntries(ids.map((id) => {
    const hash = rules[id.replaceAll('/', '-')];
    if (hash === undefined) throw new Error(`the rule ${id} has no file of its name`);
    return [id, hash];
  }));
}
