import path from 'node:path';
import type { Capture, Side } from '../model/capture.js';
import type { Case } from '../model/case.js';
import type { Field } from '../model/field.js';
import type { BlankForm, FormContent } from '../model/form.js';
import type { Guide } from '../model/guide.js';
import type { FileReader } from './file-reader.js';
import { FORM_FILE } from './parts.js';
import { sha256 } from './versions.js';

/** Bytes of a form, or why there are none, in Chinese. */
export type FormBytes = { bytes: Uint8Array; problem?: undefined } | { bytes?: undefined; problem: string };

/** Finds the bytes of a form that a side names; `undefined` where the name leads nowhere that may be looked at. */
export type FormSource = (side: Side, capture: Capture, href: string) => Promise<FormBytes | undefined>;

/** Forms that were read, by their bytes: many items share one. */
export type KnownForms = Map<string, Promise<{ content?: FormContent; unread?: string }>>;

/** Links that are no blank form: filled in, or how to fill in. */
const SAMPLE = /样表|样本|示范|范本|范例|示例|填写说明|填表说明/;
/** A path or address of a form in a text without a link. */
const PATH = /(?:https?:\/\/|\.{0,2}\/)?[^\s，。；、：:"“”<>()（）]+\.(?:docx?|wps|rtf|pdf|ofd|xlsx?|et|jpe?g|png)(?![A-Za-z0-9])/gi;
const MOST_FORMS = 40;

/** What a side says of one form: where it lies, and by which names it goes. */
interface Named {
  href: string;
  names: string[];
  field: Field;
}

/** The blank forms that a guide names: in the part 空白表格 of a material, as links and as paths, and as links whose own words say so. */
export function formsNamed(guide: Guide): Named[] {
  const found = new Map<string, Named>();
  const add = (href: string, names: string[], field: Field): void => {
    const known = found.get(href);
    if (known) known.names.push(...names);
    else if (found.size < MOST_FORMS && FORM_FILE.test(href.replace(/[?#].*$/, ''))) found.set(href, { href, names: [...names], field });
  };
  for (const { text, href, at } of guide.links) if (!SAMPLE.test(`${text}${decodedName(href)}`)) add(href, [text, decodedName(href)], { value: href, text, raw: text, at });
  for (const material of guide.materials ?? []) {
    for (const link of guide.links) if (found.has(link.href) && isBeside(link.at, material.name.at)) add(link.href, [material.name.text], material.name);
    const part = material.parts.blankForm;
    if (!part) continue;
    const linked = guide.links.filter((link) => link.text.trim() !== '' && part.text.includes(link.text.trim()) && !SAMPLE.test(link.text));
    for (const link of linked) add(link.href, [material.name.text], part);
    if (linked.length === 0) for (const [href] of part.text.matchAll(PATH)) add(href, [material.name.text, decodedName(href)], part);
  }
  return [...found.values()];
}

/** Does a link stand in the line, row or paragraph of a material's name? */
function isBeside(link: Field['at'], name: Field['at']): boolean {
  const [a, b] = [[link].flat()[0], [name].flat()[0]];
  if (a?.kind === 'text' && b?.kind === 'text') return a.line === b.line;
  if (a?.kind === 'docx' && b?.kind === 'docx') return a.table === b.table && a.row === b.row && a.paragraph === b.paragraph;
  return false;
}

function decodedName(href: string): string {
  const name = href.replace(/[?#].*$/, '').split(/[/\\]/).at(-1) ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Reads the blank forms that the sides of a case name, each file once, and puts them into the case. */
export async function readForms(subject: Case, source: FormSource, reader: Pick<FileReader, 'readAll'>, known: KnownForms): Promise<void> {
  const sides: { side: Side; capture: Capture; guide: Guide }[] = [
    ...subject.online.map((one) => ({ side: 'online' as const, ...one })), ...subject.offline.map((one) => ({ side: 'offline' as const, ...one })),
    ...(subject.handbook ? [{ side: 'handbook' as const, capture: subject.handbook.capture, guide: subject.handbook.standard.guide }] : []),
  ];
  const forms: BlankForm[] = [];
  for (const { side, capture, guide } of sides) {
    for (const { href, names, field } of formsNamed(guide)) {
      const got = await source(side, capture, href);
      if (!got) continue;
      const read = got.bytes === undefined ? { unread: got.problem } : await contentOf(got.bytes, href, reader, known);
      forms.push({ side, capture: capture.capture, names, field, href, ...read });
    }
  }
  if (forms.length > 0) subject.forms = forms;
}

function contentOf(bytes: Uint8Array, href: string, reader: Pick<FileReader, 'readAll'>, known: KnownForms): Promise<{ content?: FormContent; unread?: string }> {
  const snapshot = sha256(bytes);
  const name = decodedName(href);
  const key = `${snapshot} ${path.extname(name)}`;
  let reading = known.get(key);
  if (!reading) {
    reading = reader.readAll({ bytes, name, snapshot, context: {}, as: 'form' }).then(([item]) => (item?.form ? { content: item.form } : { unread: item?.problem ?? '没有读出内容。' }));
    known.set(key, reading);
  }
  return reading;
}
