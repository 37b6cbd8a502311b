/** A value of JSON. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
export type JsonObject = { [name: string]: Json };

export const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
export const isScalar = (value: Json | undefined): value is string | number | boolean => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** Does a text begin as a JSON object or array does? */
export function looksLikeJson(text: string): boolean {
  return /^[\s\ufeff]{0,64}(?:\{\s{0,64}["}]|\[\s{0,64}[\]{["0-9tfn-])/.test(text);
}

/** A text as JSON, also where a script wraps it (`callback({…})`); `undefined` where it is none. Never throws. */
export function parseJson(text: string): Json | undefined {
  const bare = text.replace(/^[\s\ufeff]+/, '');
  const wrapped = /^[\w$.]{1,80}\s?\(/.exec(bare);
  const body = wrapped ? bare.slice(wrapped[0].length, Math.max(wrapped[0].length, bare.lastIndexOf(')'))) : bare;
  try {
    return JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
}

/** The pointer of a member (RFC 6901). */
export const pointerTo = (pointer: string, member: string | number): string => `${pointer}/${String(member).replaceAll('~', '~0').replaceAll('/', '~1')}`;

const EMPTY = /^(?:null|undefined|NULL)?$/;

/** Says nothing: null, an empty text, an empty list. */
export function isEmpty(value: Json | undefined): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return EMPTY.test(value.trim());
  return typeof value === 'object' && Object.keys(value).length === 0;
}
