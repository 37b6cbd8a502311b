// The plain pipeline that a competent user would write of remark-parse, ajv, jsondiffpatch and diff: guides become records by their
// labels, records are validated by the JSON Schema of the entry and diffed, and texts that differ are shown letter by letter.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { diffChars } from 'diff';
import type { Nodes, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };
export type PlainRecord = Record<string, Plain>;

/** jsondiffpatch as far as it is used; asked for by name so that nothing else needs it installed. */
interface JsonDiffPatch {
  create(options: { objectHash: (item: Record<string, Plain>) => string }): { diff(a: unknown, b: unknown): unknown };
}

const parser = unified().use(remarkParse).use(remarkGfm);

export const parseMarkdown = (text: string): Root => parser.parse(text);

const textOf = (node: Nodes): string => ('value' in node ? node.value : 'children' in node ? node.children.map(textOf).join('') : node.type === 'break' ? '\n' : '');
const listOf = (node: Nodes): string => ('children' in node ? node.children.map(textOf).join('\n') : textOf(node));

/** The record of a guide: what stands behind labels in tables, in bold or under headings, by the name that `nameOf` gives a label. */
export function plainRecord(root: Root, nameOf: (label: string) => string | undefined): PlainRecord {
  const record: PlainRecord = {};
  let open: string | undefined;
  const take = (label: string, value: Plain): void => {
    const name = nameOf(label.replace(/[：:]\s*$/, '').trim());
    const days = name === 'promiseDay' && typeof value === 'string' ? /\d+/.exec(value)?.[0] : undefined;
    if (name !== undefined && value !== '') record[name] ??= days === undefined ? value : Number(days);
  };
  const table = (rows: string[][]): void => {
    const [head = [], ...body] = rows;
    if (head.length === 2) for (const [label = '', value = ''] of body) take(label, value);
    else if (open !== undefined) take(open, body.map((cells) => Object.fromEntries(cells.map((cell, at) => [nameOf(head[at] ?? '') ?? head[at] ?? '', cell]))));
  };
  const block = (node: RootContent): void => {
    if (node.type === 'heading') open = textOf(node).trim();
    else if (node.type === 'table') table(node.children.map((row) => row.children.map((cell) => textOf(cell).trim())));
    else if (node.type === 'paragraph' && node.children[0]?.type === 'strong') {
      open = textOf(node.children[0]);
      take(open, node.children.slice(1).map(textOf).join('').trim());
    } else if (open !== undefined) take(open, listOf(node).trim());
  };
  for (const node of root.children) block(node);
  return record;
}

/** Schema of an entry's record: what is unified is constant, the limit is a ceiling, the materials are those of the entry. */
export function plainSchema(entry: PlainRecord): object {
  const materials = Array.isArray(entry['materials']) ? entry['materials'].map((one) => (one as { materialName: string }).materialName) : [];
  const constants = Object.entries(entry).filter(([, value]) => typeof value === 'string').map(([key, value]) => [key, { const: value }]);
  return {
    type: 'object', required: Object.keys(entry),
    properties: {
      ...Object.fromEntries(constants), ...(typeof entry['promiseDay'] === 'number' ? { promiseDay: { type: 'number', maximum: entry['promiseDay'] } } : {}),
      materials: {
        type: 'array', items: { type: 'object', required: ['materialName'], properties: { materialName: { enum: materials } } },
        allOf: materials.map((name) => ({ contains: { type: 'object', properties: { materialName: { const: name } } } })),
      },
    },
  };
}

export interface PlainPipeline {
  /** Compiles the schemas of the entries anew, as each run has to. */
  compile(schemas: readonly object[]): ValidateFunction[];
  /** Number of things found: errors of both records, and stretches of the texts that differ. */
  compare(validate: ValidateFunction, a: PlainRecord, b: PlainRecord): number;
}

/** The pipeline; undefined where jsondiffpatch is not installed. */
export async function openPlainPipeline(): Promise<PlainPipeline | undefined> {
  const library = (await import('jsondiffpatch' as string).catch(() => undefined)) as JsonDiffPatch | undefined;
  const differ = library?.create({ objectHash: (item) => String(item['materialName'] ?? item['stepName'] ?? JSON.stringify(item)) });
  if (!differ) return undefined;
  const texts = (delta: unknown): number => {
    if (!Array.isArray(delta)) return delta !== null && typeof delta === 'object' ? Object.values(delta).reduce((sum: number, one) => sum + texts(one), 0) : 0;
    const [before, after] = delta as unknown[];
    return delta.length === 2 && typeof before === 'string' && typeof after === 'string' ? diffChars(before, after).length : 1;
  };
  return {
    compile(schemas) {
      const ajv = new Ajv2020({ allErrors: true, strict: false });
      return schemas.map((schema) => ajv.compile(schema));
    },
    compare(validate, a, b) {
      const errors = [a, b].reduce((sum, record) => sum + (validate(record) ? 0 : (validate.errors?.length ?? 0)), 0);
      return errors + texts(differ.diff(a, b));
    },
  };
}
