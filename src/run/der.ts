/** One element of DER (X.690): its tag byte and its content. */
export interface DerNode {
  tag: number;
  content: Uint8Array;
  /** Bytes of the whole element, tag and length included. */
  size: number;
}

export const INTEGER = 0x02;
export const BOOLEAN = 0x01;
export const OCTETS = 0x04;
export const NULL = 0x05;
export const OID = 0x06;
export const SEQUENCE = 0x30;
export const GENERALIZED_TIME = 0x18;

/** Encodes an element. */
export function der(tag: number, ...parts: Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Uint8Array.of(tag, length), content]);
  const digits: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256);
  return Buffer.concat([Uint8Array.of(tag, 0x80 | digits.length, ...digits), content]);
}

/** Encodes an object identifier in dotted form. */
export function oid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return der(OID, Uint8Array.from(bytes));
}

/** The element at the beginning of some bytes; undefined where they hold none that is whole. */
export function firstNode(bytes: Uint8Array): DerNode | undefined {
  const [tag, mark] = bytes;
  if (tag === undefined || mark === undefined || (tag & 0x1f) === 0x1f) return undefined;
  let length = mark;
  let head = 2;
  if (mark >= 0x80) {
    const digits = mark & 0x7f;
    if (digits === 0 || digits > 4 || bytes.length < 2 + digits) return undefined;
    head += digits;
    length = bytes.subarray(2, head).reduce((sum, byte) => sum * 256 + byte, 0);
  }
  if (bytes.length < head + length) return undefined;
  return { tag, content: bytes.subarray(head, head + length), size: head + length };
}

/** The elements that stand one after the other in some bytes, up to the first that is not whole. */
export function nodesOf(bytes: Uint8Array): DerNode[] {
  const nodes: DerNode[] = [];
  for (let rest = bytes; rest.length > 0; ) {
    const node = firstNode(rest);
    if (!node) break;
    nodes.push(node);
    rest = rest.subarray(node.size);
  }
  return nodes;
}
