import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compile, type JSONSchema } from 'json-schema-to-typescript';

const SCHEMA = path.resolve(import.meta.dirname, '../schemas/guide.schema.json');
const TARGET = 'src/model/generated/guide-record.ts';

/**
 * TypeScript types of the plain record of a guide, made from its schema; the labels become the members' descriptions.
 * @returns content by path relative to the repository.
 */
export async function generateTypes(): Promise<Record<string, string>> {
  const schema = described(JSON.parse(readFileSync(SCHEMA, 'utf8'))) as JSONSchema;
  const source = await compile(schema, 'GuideRecord', {
    bannerComment: '/* Generated from schemas/guide.schema.json by `npm run generate`; edit the schema. */',
    style: { singleQuote: true, printWidth: 140 },
    declareExternallyReferenced: true,
    additionalProperties: false,
    strictIndexSignatures: true,
    ignoreMinAndMaxItems: true,
    unreachableDefinitions: false,
  });
  return { [TARGET]: source };
}

/** The schema without what only ajv and the loader need, each label as a description. */
function described(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(described);
  if (node === null || typeof node !== 'object') return node;
  const { label, ...rest } = node as Record<string, unknown>;
  // Words beside a reference would make the compiler write its target anew under another name.
  if (typeof rest.$ref === 'string') return { $ref: rest.$ref };
  const kept = Object.entries(rest).filter(([key]) => key !== '$id' && key !== '$comment' && key !== 'sharedLabels');
  return { ...(typeof label === 'string' ? { description: label } : {}), ...Object.fromEntries(kept.map(([key, value]) => [key, described(value)])) };
}
