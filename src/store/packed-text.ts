import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** A text as a cache keeps it: packed, or a short one as it is. */
export type PackedText = Uint8Array | string;

/** Shorter texts stay as they are: packing them costs more time than it saves room. */
const PACKED_FROM = 2_000;

/** The bytes stand alone in their buffer, so that no more than they are handed on. */
export const packText = (text: string): PackedText => (text.length < PACKED_FROM ? text : new Uint8Array(deflateRawSync(text, { level: 1 })));

/** @throws errors of zlib where it was not packed so */
export const unpackText = (packed: PackedText): string => (typeof packed === 'string' ? packed : inflateRawSync(packed).toString('utf8'));
