import { hash } from 'node:crypto';

/** JSON with the names of every object in order of code points and without blanks: the same content is the same text, whoever wrote it. Absent values are left out. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const entries = Object.entries(value as Record<string, unknown>).filter(([, part]) => part !== undefined);
  entries.sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return `{${entries.map(([name, part]) => `${JSON.stringify(name)}:${canonicalJson(part)}`).join(',')}}`;
}

/** SHA-256 in hexadecimal. */
export function digest(content: string | Uint8Array): string {
  return hash('sha256', content);
}
