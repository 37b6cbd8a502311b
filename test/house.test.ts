import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const SRC = path.resolve(import.meta.dirname, '../src');

/** The import table of the house (docs/decisions/0001-house.md): what each room may import besides itself. */
const TABLE: Record<string, { rooms: string[]; files?: string[] }> = {
  model: { rooms: [] },
  schema: { rooms: ['model'] },
  compare: { rooms: ['model'] },
  parse: { rooms: ['model', 'compare'] },
  rules: { rooms: ['model', 'compare'] },
  check: { rooms: ['model', 'rules', 'compare'] },
  handbook: { rooms: ['model', 'schema', 'compare', 'check'] },
  score: { rooms: ['model'] },
  office: { rooms: ['model'] },
  report: { rooms: ['model'], files: ['rules/metadata.json', 'compare/show'] },
  crawl: { rooms: ['model'] },
  store: { rooms: ['model'] },
  run: { rooms: ['model', 'schema', 'compare', 'parse', 'rules', 'check', 'handbook', 'score', 'office', 'report', 'crawl', 'store'] },
  server: { rooms: ['model', 'run', 'report'] },
  web: { rooms: ['model', 'server'] },
  cli: { rooms: ['model', 'run', 'server', 'report'] },
};

const PURE = ['model', 'compare', 'parse', 'rules', 'check', 'handbook', 'score', 'office', 'report'];
/** Names of Node's own modules that a pure room may not touch; hashing and bytes are no input from outside. */
const OUTSIDE = /^(?:node:)?(?:fs|fs\/promises|net|http|https|http2|dns|child_process|worker_threads|cluster|os|tls|dgram|readline)$/;
const CLOCK_OR_CHANCE = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|\brandomUUID\(/;

const files = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => path.join(entry.parentPath, entry.name));
const rooms = [...new Set(files.map((file) => path.relative(SRC, file).split(path.sep)[0] ?? ''))].sort();

function imports(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s*['"]([^'"]+)['"]|(?:^|[^.\w])import\(\s*['"]([^'"]+)['"]/g)].map((m) => m[1] ?? m[2] ?? '');
}

describe('the import table of the house', () => {
  test('names every room that there is', () => {
    expect(rooms.filter((room) => !(room in TABLE))).toEqual([]);
  });

  test.each(rooms)('%s imports only what it may', (room) => {
    const allowed = TABLE[room] ?? { rooms: [] };
    const broken: string[] = [];
    for (const file of files.filter((f) => path.relative(SRC, f).startsWith(`${room}${path.sep}`))) {
      for (const target of imports(file).filter((name) => name.startsWith('.'))) {
        const reached = path.relative(SRC, path.resolve(path.dirname(file), target)).replaceAll(path.sep, '/').replace(/\.js$/, '');
        const other = reached.split('/')[0] ?? '';
        const ok = other === room || allowed.rooms.includes(other) || (allowed.files ?? []).includes(reached);
        if (!ok) broken.push(`${path.relative(SRC, file)} → ${reached}`);
      }
    }
    expect(broken).toEqual([]);
  });

  test('the pages know the types of the API and of the model, no code of theirs', () => {
    const code = files.filter((file) => path.relative(SRC, file).startsWith(`web${path.sep}`))
      .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^import (?!type )[^;]*?from '(\.\.\/[^']*(?:server|model)\/[^']*)'/gm)].map((found) => `${path.relative(SRC, file)} → ${found[1] ?? ''}`));
    expect(code).toEqual([]);
  });

  test.each(rooms.filter((room) => PURE.includes(room)))('%s touches no file, network, clock or chance', (room) => {
    const broken: string[] = [];
    for (const file of files.filter((f) => path.relative(SRC, f).startsWith(`${room}${path.sep}`))) {
      for (const target of imports(file)) if (OUTSIDE.test(target)) broken.push(`${path.relative(SRC, file)} → ${target}`);
      if (CLOCK_OR_CHANCE.test(readFileSync(file, 'utf8'))) broken.push(`${path.relative(SRC, file)} reads the clock or draws lots`);
    }
    expect(broken).toEqual([]);
  });
});

test('no file of the house has grown past 300 lines', () => {
  const long = files.map((file) => [path.relative(SRC, file), readFileSync(file, 'utf8').split('\n').length] as const).filter(([name, lines]) => lines > 300 && !name.includes('generated'));
  expect(long).toEqual([]);
});
