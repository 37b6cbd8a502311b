import { remember } from '../compare/remember.js';
import type { Field } from '../model/field.js';
import type { ElementId, Guide, MaterialPart } from '../model/guide.js';

/** A material as it is written: nothing but texts. */
export interface MaterialContent {
  name: string;
  scenario?: string;
  parts: Partial<Record<MaterialPart, string>>;
}

export interface StepContent {
  name: string;
  duration?: string;
}

export interface PlaceContent {
  name?: string;
  address?: string;
  openingHours?: string;
  phones?: string;
}

/** What a guide or entry says, without places: what every stored form (Markdown, Word, Excel, record) must keep. */
export interface Content {
  title?: string;
  /** Texts by element, one for each time that the element is stated. */
  fields: Record<ElementId, string[]>;
  /** Absent: silent on materials; empty: needs none. */
  materials?: MaterialContent[];
  steps?: StepContent[];
  places: PlaceContent[];
  /** Labelled texts that are no element of the schema. */
  unknown: { label: string; text: string }[];
}

/** A stroke in an empty cell says nothing. */
const EMPTY = /^[-—–－/／\\_\s]*$/u;
/** The number of a list's entry, which every stored form writes anew. */
const NUMBER = /^(?:[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[）)、.．](?![0-9])|[①-⑳⑴-⒇])\s*/u;

/** Lines trimmed, white space at one blank, the numbers of a numbered list taken off: the form in which texts are kept. */
export const tidy = (text: string): string => (/\s/u.test(text) ? tidied(text) : text);

const tidied = remember((text) => {
  const lines = text.split('\n').map((line) => line.replace(/\s+/gu, ' ').trim()).filter((line) => line !== '');
  const numbered = lines.length > 1 && lines.every((line) => NUMBER.test(line) && line.replace(NUMBER, '') !== '');
  return (numbered ? lines.map((line) => line.replace(NUMBER, '')) : lines).join('\n');
});

const says = (text: string | undefined): text is string => text !== undefined && !EMPTY.test(text);

function withTexts<K extends string>(pairs: readonly (readonly [K, string | undefined])[]): Partial<Record<K, string>> {
  const found: Partial<Record<K, string>> = {};
  for (const [key, text] of pairs) if (says(text)) found[key] = tidy(text);
  return found;
}

/** Elements that `Content` holds elsewhere than in `fields`. */
const APART = new Set(['places[].address', 'places[].openingHours', 'places[].name']);

/** The texts of an element, one for each thing that is said of it. */
export function textsOf(fields: readonly Field[] | undefined): string[] {
  const texts: string[] = [];
  for (const { text, scenario } of fields ?? []) {
    if (!says(text)) continue;
    const said = tidy(scenario === undefined ? text : `${scenario}：${text}`);
    if (!texts.includes(said)) texts.push(said);
  }
  return texts;
}

/** The places of a guide that say anything of themselves. */
export function placesOf({ places }: Guide): PlaceContent[] {
  const found = places.map((place) => withTexts([['name', place.name?.text], ['address', place.address?.text], ['openingHours', place.openingHours?.text], ['phones', place.phones?.text]]));
  return found.filter((place) => Object.keys(place).length > 0);
}

/** The content of a guide. Steps, places and materials stand in their lists; `fields` holds the rest, in the order given. */
export function contentOf(guide: Guide): Content {
  const content: Content = { fields: {}, places: placesOf(guide), unknown: [] };
  if (guide.title) content.title = tidy(guide.title.text);
  for (const [id, fields] of Object.entries(guide.fields)) {
    if (APART.has(id) && content.places.length > 0) continue;
    if (id === 'process.steps' && guide.steps) continue;
    const texts = textsOf(fields);
    if (texts.length > 0) content.fields[id] = texts;
  }
  if (guide.materials) {
    content.materials = guide.materials.map((material) => ({
      name: tidy(material.name.text),
      ...(material.scenario === undefined ? {} : { scenario: tidy(material.scenario) }),
      parts: withTexts(Object.entries(material.parts).map(([part, field]) => [part as MaterialPart, field?.text] as const)),
    }));
  }
  if (guide.steps && guide.steps.length > 0) content.steps = guide.steps.map((step) => ({ name: tidy(step.name.text), ...withTexts([['duration', step.duration?.text]]) }));
  content.unknown = guide.unknown.map(({ label, field }) => ({ label: tidy(label), text: tidy(field.text) })).filter(({ label, text }) => label !== '' && text !== '');
  return content;
}

/** The steps in one line, as guides print them. */
export function stepsLine(steps: readonly StepContent[]): string {
  return steps.map((step) => step.name).join('→');
}

/** The first text of an element. */
export function stated(content: Content, id: ElementId): string | undefined {
  return content.fields[id]?.[0];
}
