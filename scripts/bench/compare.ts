// The check of a pair of guides against what one would otherwise use, from parsed guides and from their text.
import { checkCase } from '../../src/check/index.js';
import type { Case } from '../../src/model/case.js';
import { toStandard } from '../../src/parse/index.js';
import { rules } from '../../src/rules/index.js';
import { differenceOf } from '../../src/handbook/difference.js';
import { fieldName } from '../../src/handbook/record.js';
import { openEngine, type Engine } from '../../src/run/engine.js';
import { caseOf, readCases, readEntries, readText, recordOfGuide } from './cases.js';
import { figure, race, type Contender, type Figure } from './figures.js';
import { pairTexts } from './pairs.js';
import { openPlainPipeline, parseMarkdown, plainRecord, plainSchema } from './plain.js';
import { openPython } from './python.js';

const COMPARED = 240;
const READ = 48;
/** Rules that compare sides with each other; the others look at one side alone, which no other tool does. */
const COMPARING = rules.filter(({ meta }) => meta.group === 'A' || meta.group === 'B');

/**
 * Two parsed guides and their parsed entry. Ours starts each pass with an engine that has seen nothing; the one before it stays, because a run
 * has one engine, and code that was made for it is not thrown away with it.
 */
export async function compareParsed(folder: string): Promise<Figure[]> {
  const pairs = pairTexts(COMPARED);
  const reading = openEngine();
  const entries = await readEntries(reading, pairs);
  const cases = await readCases(reading, pairs, entries);
  const schemas = entries.map(({ guide }) => plainSchema(recordOfGuide(reading, guide)));
  const records = cases.map(({ online, offline }, number) => ({ entry: pairs[number]?.entry ?? 0, a: recordOfGuide(reading, online[0]!.guide), b: recordOfGuide(reading, offline[0]!.guide) }));
  const plain = await openPlainPipeline();
  const python = await openPython({ schemas, pairs: records.map(({ entry, a, b }) => [entry, a, b]) }, folder);
  let engine = reading;
  const alive: Engine[] = [];
  let fresh = cases;
  const ours = (judge: (subject: Case) => unknown): Contender => ({
    pieces: cases.length,
    prepare: () => {
      [engine, fresh] = [openEngine(), structuredClone(cases)];
      if (alive.push(engine) > 2) alive.shift();
    },
    pass: () => { for (const subject of fresh) judge(subject); },
  });
  let compiled = plain?.compile(schemas) ?? [];
  const plainly = (): void => { for (const { entry, a, b } of records) plain?.compare(compiled[entry]!, a, b); };
  const others: Record<string, Contender> = {};
  if (plain) {
    const labels = names(reading);
    const nameOf = (label: string): string | undefined => labels.get(label);
    others['plain text'] = { pieces: cases.length, pass: () => { for (const { entry, online, offline } of pairs) plain.compare(compiled[entry]!, plainRecord(parseMarkdown(online), nameOf), plainRecord(parseMarkdown(offline), nameOf)); } };
    others['plain'] = { pieces: cases.length, pass: plainly };
    others['plain run'] = { pieces: cases.length, pass: () => { compiled = plain.compile(schemas); plainly(); } };
  }
  if (python) others['python'] = python.whole;
  // A night compares thousands of pairs: what the first of them cost more is warmed away.
  const checked = await race({ rules: ours((subject) => checkCase(subject, engine.kit, { rules: COMPARING })), check: ours((subject) => checkCase(subject, engine.kit)), ...others }, { warm: 6, rounds: 7 });
  const compared = await race({ compare: ours((subject) => differences(subject, engine)), pair: ours((subject) => difference(subject, engine)), ...(python ? { diff: python.diff } : {}), ...others }, { warm: 8, rounds: 11 });
  python?.close();
  const rows = [
    { key: 'compare', what: 'two parsed guides and their entry, compared element by element' },
    { key: 'rules', what: 'the same, judged by the rules that compare sides' },
    { key: 'check', what: 'the same, checked by all rules' },
  ];
  const of = (contender: string, against: string, goal?: number): Figure[] => (others[contender] === undefined ? [] : rows.map(({ key, what }) => ({
    ...figure(key === 'compare' ? compared : checked, { name: `${key}-${contender.replace(' ', '-')}`, what, ours: key, against: contender, sense: 'faster', ...(key === 'compare' && goal !== undefined ? { goal } : {}) }), against,
  })));
  return [...of('plain text', 'remark-parse + ajv + jsondiffpatch + diff, as one has no other parsed guides', 3), ...of('plain', 'ajv + jsondiffpatch + diff, remark-parse not counted'), ...of('plain run', 'the same, its schemas compiled in the run'), ...of('python', 'jsonschema + DeepDiff', 10),
    ...(python ? [{ ...figure(compared, { name: 'pair-diff', what: 'the two guides with each other alone', ours: 'pair', against: 'diff', sense: 'faster' }), against: 'DeepDiff alone' }] : [])];
}

/** Each side with the other. */
function difference({ online, offline }: Case, { kit }: Engine): number {
  return differenceOf({ guide: online[0]!.guide }, { guide: offline[0]!.guide }, kit).length;
}

/** Each side with the other and both with the entry: as much as two validations and a difference ask. */
function differences({ online, offline, handbook }: Case, { kit }: Engine): number {
  const [left, right, entry] = [{ guide: online[0]!.guide }, { guide: offline[0]!.guide }, handbook!.standard];
  return [[left, right], [entry, left], [entry, right]].reduce((sum, [a, b]) => sum + differenceOf(a!, b!, kit).length, 0);
}

/** The labels of the elements as the plain pipeline would list them. */
function names({ schemas }: Engine): Map<string, string> {
  const found = new Map<string, string>();
  for (const spec of schemas.elements) for (const label of [spec.label, ...spec.aliases]) if (!found.has(label)) found.set(label, spec.id === 'promisedTimeLimit' ? 'promiseDay' : fieldName(spec));
  return found;
}

/** From the text of both guides to what was found; the entries are read before. */
export async function compareTexts(): Promise<Figure[]> {
  const pairs = pairTexts(READ);
  let engine = openEngine();
  const labels = names(engine);
  const nameOf = (label: string): string | undefined => labels.get(label);
  const entries = await readEntries(engine, pairs);
  const plain = await openPlainPipeline();
  const schemas = plain?.compile(entries.map((_, entry) => plainSchema(plainRecord(parseMarkdown(pairs.find((pair) => pair.entry === entry)?.handbook ?? ''), nameOf)))) ?? [];
  const rates = await race({
    ours: {
      pieces: pairs.length, prepare: () => { engine = openEngine(); },
      async pass() {
        for (const [number, pair] of pairs.entries()) checkCase(caseOf(pair, number, await readText(engine, pair.online), await readText(engine, pair.offline), entries[pair.entry]!), engine.kit);
      },
    },
    plain: {
      pieces: pairs.length,
      pass() {
        for (const { entry, online, offline } of pairs) plain?.compare(schemas[entry]!, plainRecord(parseMarkdown(online), nameOf), plainRecord(parseMarkdown(offline), nameOf));
      },
    },
    entry: { pieces: pairs.length, async pass() { for (const { handbook } of pairs) toStandard(await readText(engine, handbook)); } },
    parse: { pieces: pairs.length, pass() { for (const { handbook } of pairs) parseMarkdown(handbook); } },
  });
  return [
    ...(plain ? [{ ...figure(rates, { name: 'text-node', what: 'two guides in Markdown, read and checked by all rules', ours: 'ours', against: 'plain', sense: 'faster' }), against: 'remark-parse + ajv + jsondiffpatch + diff' }] : []),
    { ...figure(rates, { name: 'read-markdown', what: 'an entry in Markdown, read', ours: 'entry', against: 'parse', sense: 'times' }), against: 'remark-parse alone' },
  ];
}
