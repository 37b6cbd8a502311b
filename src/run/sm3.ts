import { createHash, getHashes } from 'node:crypto';

const START = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e] as const;
const BLOCK = 64;
const isBuiltIn = getHashes().includes('sm3');

/** SM3 (GB/T 32905—2016) in hexadecimal; by the runtime where it has the algorithm, which some builds leave out. */
export function sm3(bytes: Uint8Array): string {
  return isBuiltIn ? createHash('sm3').update(bytes).digest('hex') : sm3ByHand(bytes);
}

/** The same, computed here. */
export function sm3ByHand(bytes: Uint8Array): string {
  const state = Uint32Array.from(START);
  const whole = bytes.length - (bytes.length % BLOCK);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < whole; at += BLOCK) compress(state, view, at);
  const rest = bytes.length - whole;
  const end = new Uint8Array(rest < 56 ? BLOCK : 2 * BLOCK);
  end.set(bytes.subarray(whole));
  end[rest] = 0x80;
  const endView = new DataView(end.buffer);
  endView.setBigUint64(end.length - 8, BigInt(bytes.length) * 8n);
  for (let at = 0; at < end.length; at += BLOCK) compress(state, endView, at);
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('');
}

const turn = (word: number, by: number): number => ((word << by) | (word >>> ((32 - by) % 32))) >>> 0;
const p0 = (word: number): number => word ^ turn(word, 9) ^ turn(word, 17);
const p1 = (word: number): number => word ^ turn(word, 15) ^ turn(word, 23);

/** One step of the compression function (GB/T 32905 5.3); names of the registers as in the standard. */
function compress(state: Uint32Array, view: DataView, at: number): void {
  const w = new Uint32Array(68);
  const word = (j: number): number => w[j] ?? 0;
  for (let j = 0; j < 16; j += 1) w[j] = view.getUint32(at + 4 * j);
  for (let j = 16; j < 68; j += 1) w[j] = p1(word(j - 16) ^ word(j - 9) ^ turn(word(j - 3), 15)) ^ turn(word(j - 13), 7) ^ word(j - 6);
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let j = 0; j < 64; j += 1) {
    const early = j < 16;
    const ss1 = turn((turn(a, 12) + e + turn(early ? 0x79cc4519 : 0x7a879d8a, j % 32)) >>> 0, 7);
    const ff = early ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = early ? e ^ f ^ g : (e & f) | (~e & g);
    const tt1 = (ff + d + (ss1 ^ turn(a, 12)) + (word(j) ^ word(j + 4))) >>> 0;
    const tt2 = (gg + h + ss1 + word(j)) >>> 0;
    [d, c, b, a] = [c, turn(b, 9), a, tt1];
    [h, g, f, e] = [g, turn(f, 19), e, p0(tt2) >>> 0];
  }
  [a, b, c, d, e, f, g, h].forEach((register, index) => { state[index] = (state[index] ?? 0) ^ register; });
}
