/** What people and programs put into fields that expect something else. */
export const HOSTILE: [string, unknown][] = [
  ['nothing', ''], ['blanks', ' \u3000\t\n'], ['a megabyte', 'a'.repeat(1_000_000)], ['a number', 12.5], ['a negative number', -1], ['null', null], ['a list', ['x', { y: 1 }]], ['a thing', { $ne: null }], ['a truth', true],
  ['a script', '<script>alert(1)</script><img src=x onerror=alert(1)>'], ['a formula', '=cmd|\'/C calc\'!A0'], ['a way up', '../../../../etc/passwd'], ['control characters', 'a\u0000b\u0007c\u001b[31m\r\nSet-Cookie: a=b'],
  ['emoji', '👨‍👩‍👧‍👦🇨🇳'], ['marks that turn the text', '\u202egnp.exe\u2066\u200f'], ['half a character', '\ud800'], ['SQL', "'; DROP TABLE findings; --"], ['a pattern', '(a+)+$[%_*'], ['a large number', '9'.repeat(40)], ['a day that is none', '2026-02-31'],
];

/** Bodies that are no object of the right shape at all. */
export const NO_BODY: [string, string][] = [
  ['half of JSON', '{"a":'], ['a list', '[]'], ['null', 'null'], ['a text', '"x"'], ['a prototype', '{"__proto__":{"admin":true},"constructor":{"prototype":{}}}'], ['deep lists', `${'['.repeat(5_000)}${']'.repeat(5_000)}`], ['nothing', ''], ['binary', '\u0000\u0001\u0002'],
];

interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  allOf?: Schema[];
  const?: unknown;
  enum?: unknown[];
  pattern?: string;
  minLength?: number;
  minimum?: number;
  minItems?: number;
}

const DAY = '2026-12-31';

/** A value that a schema takes, as plain as can be. */
export function plainValue(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return plainValue(schema.anyOf[0] ?? {});
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map(plainValue)) as unknown;
  if (schema.type === 'string') return schema.pattern === undefined ? '甲'.repeat(Math.max(1, schema.minLength ?? 1)) : plainText(schema.pattern, schema.minLength ?? 1);
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 1;
  if (schema.type === 'boolean') return true;
  if (schema.type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => plainValue(schema.items ?? {}));
  return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, own]) => [name, plainValue(own)]));
}

function plainText(pattern: string, length: number): string {
  for (const one of [DAY, 'a'.repeat(64), 'a'.repeat(24), 'A19', '甲'.repeat(length), 'a'.repeat(length)]) if (new RegExp(pattern, 'u').test(one)) return one;
  return '甲';
}

/** A plain body with a hostile value at each place of its first two storeys. */
export function* hostileBodies(schema: Schema): Generator<[string, unknown]> {
  const plain = plainValue(schema) as Record<string, unknown>;
  yield ['as it should be', plain];
  const places = Object.entries({ ...schema.properties, ...Object.assign({}, ...(schema.allOf ?? []).map(({ properties }) => properties)) as Record<string, Schema> });
  for (const [name, own] of places) {
    const { [name]: _left, ...rest } = plain;
    yield [`without ${name}`, rest];
    for (const [what, value] of HOSTILE) {
      yield [`${name}: ${what}`, { ...plain, [name]: value }];
      if (own.type === 'array') yield [`${name}[]: ${what}`, { ...plain, [name]: [value] }];
      for (const inner of Object.keys(own.properties ?? {})) yield [`${name}.${inner}: ${what}`, { ...plain, [name]: { ...(plain[name] as object), [inner]: value } }];
    }
  }
}
