import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const FILES = path.join(import.meta.dirname, '../../scripts/offline/files/windows');

describe('scripts of the Windows package', () => {
  test.each(readdirSync(FILES).filter((name) => name.endsWith('.cmd')))('%s', (name) => {
    const lines = readFileSync(path.join(FILES, name), 'utf8').split('\n');
    const labels = lines.filter((line) => line.startsWith(':')).map((line) => line.slice(1));
    const wanted = lines.flatMap((line) => [...line.matchAll(/\bgoto (\w+)/g)].map(([, label]) => label));
    expect(wanted.filter((label) => label === undefined || !labels.includes(label))).toEqual([]);
    // A folder's name may hold what ends a command or a group of them: & and ).
    const bare = lines.filter((line) => !/^(?:set |>)/.test(line)).filter((line) => /%(?:prefix|from|part)%/.test(line.replaceAll(/"[^"]*"/g, '')));
    expect(bare).toEqual([]);
    // Codes of programs that Windows ended are below zero, which "errorlevel 1" does not see.
    expect(lines.filter((line) => /node\.exe" .*(?:\|\||&&)/.test(line))).toEqual([]);
  });
});
