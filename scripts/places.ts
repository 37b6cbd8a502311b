/**
 * Holds every value of every guide of a folder against its place: what `raw` says must stand there to the letter.
 * Run: npx tsx scripts/places.ts [FOLDER…]   (default: the offline and handbook folders of ../shared/sample-city)
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import { createComparison } from '../src/compare/index.js';
import type { Field } from '../src/model/field.js';
import type { Guide } from '../src/model/guide.js';
import type { DocxPlace, HtmlPlace, Place, TextPlace } from '../src/model/place.js';
import { decode } from '../src/parse/decode.js';
import { readParts } from '../src/parse/docx-archive.js';
import { createGuideReader, UnreadableError } from '../src/parse/index.js';
import { loadSchemas } from '../src/schema/index.js';

const collapse = (text: string): string => text.replace(/\s+/gu, ' ').trim();
const tight = (text: string): string => text.replace(/\s+/gu, '');

function textAt(text: string, place: TextPlace): string {
  const lines = text.split('\n');
  if (place.line === place.endLine) return (lines[place.line - 1] ?? '').slice(place.column - 1, place.endColumn - 1);
  const first = (lines[place.line - 1] ?? '').slice(place.column - 1);
  const last = (lines[place.endLine - 1] ?? '').slice(0, place.endColumn - 1);
  return [first, ...lines.slice(place.line, place.endLine - 1), last].join('\n');
}

/** Reads the paragraphs and tables of a document once more, with another parser. */
function wordTexts(xml: string): (place: DocxPlace) => string {
  const $ = load(xml, { xml: true });
  const paragraphs = $('w\\:body w\\:p').toArray();
  const tables = $('w\\:body w\\:tbl').toArray();
  const text = (node: (typeof paragraphs)[number] | undefined): string => {
    if (!node) return '';
    const copy = $(node).clone();
    copy.find('w\\:del, w\\:instrText, w\\:delText, mc\\:Fallback').remove();
    copy.find('w\\:tab, w\\:br, w\\:cr').replaceWith('<w:t> </w:t>');
    copy.find('w\\:noBreakHyphen').replaceWith('<w:t>-</w:t>');
    const own = copy.is('w\\:p') ? [copy] : copy.find('w\\:p').toArray().map((one) => $(one));
    return own.map((one) => one.find('w\\:t').toArray().map((run) => $(run).text()).join('')).join('\n');
  };
  return (place) => {
    if (place.paragraph !== undefined) return text(paragraphs[place.paragraph - 1]);
    const rows = $(tables[(place.table ?? 0) - 1]).find('> w\\:tr, > w\\:sdt > w\\:sdtContent > w\\:tr').toArray();
    const cells = $(rows[(place.row ?? 0) - 1]).find('> w\\:tc, > w\\:sdt > w\\:sdtContent > w\\:tc').toArray();
    return text(cells[(place.cell ?? 0) - 1] as (typeof paragraphs)[number] | undefined);
  };
}

function htmlTexts(html: string): (place: HtmlPlace) => string | undefined {
  const $ = load(html);
  return (place) => {
    const found = $(place.selector);
    return found.length === 1 ? found.text() : undefined;
  };
}

/** All fields of a guide with a name for the list of faults. */
function allFields(guide: Guide): [string, Field][] {
  const named = (name: string, field: Field | undefined): [string, Field][] => (field ? [[name, field]] : []);
  return [
    ...named('title', guide.title),
    ...Object.entries(guide.fields).flatMap(([id, fields]) => (fields ?? []).flatMap((field) => named(id, field))),
    ...(guide.materials ?? []).flatMap((one) => [...named('material.name', one.name), ...Object.entries(one.parts).flatMap(([part, field]) => named(`material.${part}`, field))]),
    ...(guide.steps ?? []).flatMap((step) => [...named('step', step.name), ...named('step.duration', step.duration)]),
    ...guide.places.flatMap((place) => [...named('place.name', place.name), ...named('place.address', place.address), ...named('place.hours', place.openingHours), ...named('place.phones', place.phones)]),
    ...guide.unknown.flatMap(({ label, field }) => named(`? ${label}`, field)),
  ];
}

async function lookUp(bytes: Uint8Array, name: string): Promise<(place: Place) => string | undefined> {
  if (name.endsWith('.docx')) {
    const parts = await readParts(bytes, new Set(['word/document.xml']));
    const at = wordTexts(parts.get('word/document.xml') ?? '');
    return (place) => (place.kind === 'docx' ? at(place) : undefined);
  }
  const { text } = decode(bytes);
  if (/\.html?$/.test(name)) {
    const at = htmlTexts(text);
    return (place) => (place.kind === 'html' ? at(place) : undefined);
  }
  return (place) => (place.kind === 'text' ? textAt(text, place) : undefined);
}

function stands(field: Field, at: (place: Place) => string | undefined): boolean {
  const places = Array.isArray(field.at) ? field.at : [field.at];
  const texts = places.map(at);
  if (texts.length === 0 || texts.some((text) => text === undefined)) return false;
  const first = places[0];
  if (places.length === 1 && first?.kind === 'text') return texts[0] === field.raw;
  if (places.length === 1 && first?.kind === 'html') return collapse(texts[0] ?? '').includes(collapse(field.raw));
  return tight(texts.join('')).includes(tight(field.raw)) || field.raw.split('\n').every((line) => texts.some((text) => collapse(text ?? '').includes(collapse(line))));
}

function filesOf(folder: string): string[] {
  return readdirSync(folder).sort().flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesOf(path) : /\.(?:md|markdown|txt|docx|html?)$/.test(name) ? [path] : [];
  });
}

const schemas = loadSchemas();
const reader = createGuideReader([...schemas.elements, ...schemas.columns], createComparison({ vocabulary: schemas.vocabulary, regions: schemas.regions }));
const folders = process.argv.length > 2 ? process.argv.slice(2) : ['../shared/sample-city/offline', '../shared/sample-city/handbook'];
let faults = 0;
for (const folder of folders.filter((one) => existsSync(one))) {
  const counts = { files: 0, fields: 0, wrong: 0, materials: 0, steps: 0, unknown: 0 };
  for (const file of filesOf(folder)) {
    const bytes = readFileSync(file);
    try {
      const guide = await reader.read({ bytes, name: file, snapshot: createHash('sha256').update(bytes).digest('hex'), context: {} });
      const at = await lookUp(bytes, file);
      counts.files += 1;
      counts.materials += guide.materials?.length ?? 0;
      counts.steps += guide.steps?.length ?? 0;
      counts.unknown += guide.unknown.length;
      for (const [name, field] of allFields(guide)) {
        counts.fields += 1;
        if (stands(field, at)) continue;
        counts.wrong += 1;
        console.log(`${file}: ${name}: ${JSON.stringify(field.raw.slice(0, 60))} ${JSON.stringify(field.at).slice(0, 200)}`);
      }
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      console.log(`${file}: ${error.message}`);
    }
  }
  faults += counts.wrong;
  console.log(`${folder}: ${counts.files} files, ${counts.fields} values, ${counts.wrong} not at their place, ${counts.materials} materials, ${counts.steps} steps, ${counts.unknown} without a known label`);
}
process.exitCode = faults > 0 ? 1 : 0;
