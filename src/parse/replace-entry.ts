import { crc32, deflateRawSync } from 'node:zlib';

const LOCAL = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;

/**
 * The archive with other bytes under one name. Every other entry keeps its bytes as they are, packed, with its head; only the directory's
 * offsets follow. `undefined` where the archive is not one that office programs write (ZIP64, split, or with bytes between its entries).
 */
export function replaceEntry(archive: Uint8Array, name: string, content: Uint8Array): Uint8Array | undefined {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  let end = archive.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0) return undefined;
  const count = view.getUint16(end + 10, true);
  const heads: { from: number; head: Uint8Array; wanted: boolean; at: number }[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > archive.length || view.getUint32(at, true) !== ENTRY) return undefined;
    const length = 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const own = new TextDecoder().decode(archive.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)));
    heads.push({ from: view.getUint32(at + 42, true), head: archive.slice(at, at + length), wanted: own === name, at: 0 });
    at += length;
  }
  const inOrder = [...heads].sort((a, b) => a.from - b.from);
  if (heads.filter((one) => one.wanted).length !== 1 || inOrder.some((one) => one.from + 30 > archive.length || view.getUint32(one.from, true) !== LOCAL)) return undefined;
  const pieces: Uint8Array[] = [];
  let offset = 0;
  for (const [index, entry] of inOrder.entries()) {
    const next = inOrder[index + 1]?.from ?? view.getUint32(end + 16, true);
    const piece = entry.wanted ? packed(archive.slice(entry.from, entry.from + 30 + view.getUint16(entry.from + 26, true)), entry.head, content) : archive.subarray(entry.from, next);
    new DataView(entry.head.buffer).setUint32(42, offset, true);
    pieces.push(piece);
    offset += piece.length;
  }
  const tail = archive.slice(end);
  const tailView = new DataView(tail.buffer);
  tailView.setUint32(12, heads.reduce((sum, { head }) => sum + head.length, 0), true);
  tailView.setUint32(16, offset, true);
  return concatenated([...pieces, ...heads.map(({ head }) => head), tail]);
}

/** A local head (with its name, without extra fields) and the packed content behind it; the directory's head gets the same sizes. */
function packed(local: Uint8Array, head: Uint8Array, content: Uint8Array): Uint8Array {
  const data = deflateRawSync(content);
  const [localView, headView] = [new DataView(local.buffer), new DataView(head.buffer)];
  const put = (view: DataView, flags: number, method: number, crc: number): void => {
    // Sizes stand in the head itself: bit 3 would promise them behind the data.
    view.setUint16(flags, view.getUint16(flags, true) & ~8, true);
    view.setUint16(method, 8, true);
    view.setUint32(crc, crc32(content), true);
    view.setUint32(crc + 4, data.length, true);
    view.setUint32(crc + 8, content.length, true);
  };
  put(localView, 6, 8, 14);
  put(headView, 8, 10, 16);
  localView.setUint16(28, 0, true);
  return concatenated([local, data]);
}

function concatenated(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
