import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Contender } from './figures.js';
import type { PlainRecord } from './plain.js';

const SCRIPT = path.resolve('scripts/bench/records.py');
const INTERPRETERS = ['python3', '/usr/bin/python3'];

export interface PythonRecords {
  schemas: object[];
  pairs: [entry: number, a: PlainRecord, b: PlainRecord][];
}

/** Python's jsonschema and DeepDiff on records, together and DeepDiff alone, in a process of their own; undefined, with the reason printed, where they are not installed. */
export async function openPython(records: PythonRecords, folder: string): Promise<{ whole: Contender; diff: Contender; close: () => void } | undefined> {
  const python = INTERPRETERS.find((name) => spawnSync(name, ['-c', 'import jsonschema, deepdiff; jsonschema.Draft202012Validator']).status === 0);
  if (python === undefined) {
    console.error('jsonschema and DeepDiff were skipped: not installed (Debian: apt-get install python3-jsonschema python3-deepdiff)');
    return undefined;
  }
  const file = path.join(folder, 'records.json');
  writeFileSync(file, JSON.stringify(records));
  const child = spawn(python, [SCRIPT, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const line = await lines.next();
    if (line.done === true) throw new Error('Python ended before its answer');
    return line.value;
  };
  await next();
  const contender = (asked: string): Contender => ({
    pieces: records.pairs.length,
    async pass() {
      child.stdin.write(`${asked}\n`);
      return Number((await next()).split(' ')[0]);
    },
  });
  return { whole: contender('pass'), diff: contender('diff'), close: () => child.stdin.end() };
}
