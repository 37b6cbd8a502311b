import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Bench } from './kit.js';

interface Media { schema?: object }
interface Answer { content?: Record<string, Media> }
export interface Operation {
  summary?: string;
  tags?: string[];
  security?: object[];
  parameters?: { name: string; in: string; required?: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: object; example?: unknown; examples?: Record<string, { value: unknown }> }> };
  responses: Record<string, Answer>;
}
export interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
}

// Files are no JSON, so what a schema says of their format is left alone.
const ajv = new Ajv2020({ strict: false, validateFormats: false });
const known = new WeakMap<object, ValidateFunction>();

/** What is wrong with a value by a schema of the document; nothing where it is as described. */
export function faults(schema: object, value: unknown): string[] {
  const check = known.get(schema) ?? ajv.compile(schema);
  known.set(schema, check);
  return check(value) ? [] : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

/** What the document says of an answer's status: itself, or those of its kind. */
const described = ({ responses }: Operation, status: number): Answer | undefined => responses[String(status)] ?? responses[`${Math.floor(status / 100)}XX`];

/** What is wrong with a real answer by the document: its status, its type or its content. */
export function wrongWith(operation: Operation, answer: Awaited<ReturnType<Bench['app']['inject']>>): string[] {
  const said = described(operation, answer.statusCode);
  if (!said) return [`the status ${answer.statusCode} is not described`];
  const type = String(answer.headers['content-type'] ?? '').split(';')[0] ?? '';
  if (!said.content) return answer.body === '' ? [] : ['there is content that is not described'];
  const schema = Object.values(said.content)[0]?.schema ?? {};
  if (JSON.stringify(schema).includes('"binary"')) return type === 'application/json' && answer.statusCode < 300 && answer.headers['content-disposition'] === undefined ? ['a file is described, JSON came'] : [];
  return type === 'application/json' ? faults(schema, answer.json()) : [`JSON is described, ${type} came`];
}
