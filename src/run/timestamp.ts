import { randomBytes } from 'node:crypto';
import { BOOLEAN, der, firstNode, GENERALIZED_TIME, INTEGER, nodesOf, NULL, OCTETS, oid, SEQUENCE, type DerNode } from './der.js';

const SHA256 = oid('2.16.840.1.101.3.4.2.1');
const TST_INFO = oid('1.2.840.113549.1.9.16.1.4');
const FIRST_CONTEXT = 0xa0;

/** A request for a timestamp over a SHA-256 (RFC 3161, TimeStampReq): asks for the server's certificate too. */
export function timestampRequest(sha256: string, nonce: Uint8Array = randomBytes(8)): Uint8Array {
  // A leading byte below 0x80 keeps the number positive and its encoding the shortest one.
  const number = Uint8Array.from(nonce, (byte, index) => (index === 0 ? (byte & 0x7f) | 0x40 : byte));
  return der(SEQUENCE, der(INTEGER, Uint8Array.of(1)), messageImprint(sha256), der(INTEGER, number), der(BOOLEAN, Uint8Array.of(0xff)));
}

/** What the server's answer attests. */
export interface Stamp {
  /** SHA-256 of what was stamped. */
  sha256: string;
  /** The server's time, ISO 8601 in UTC. */
  time: string;
}

/** Reads an answer (TimeStampResp); a Chinese sentence where it holds no timestamp. The signature is not checked. */
export function readTimestamp(response: Uint8Array): Stamp | string {
  const [status, token] = childrenOf(firstNode(response), SEQUENCE);
  const code = childrenOf(status, SEQUENCE)[0];
  if (!status || code?.tag !== INTEGER) return '时间戳服务器的应答不是 RFC 3161 格式。';
  if ((code.content[0] ?? 9) > 1 || !token) return `时间戳服务器拒绝了请求（状态 ${code.content[0] ?? '不明'}）。`;
  const info = tokenInfo(token);
  const imprint = childrenOf(info[2], SEQUENCE);
  const [algorithm] = childrenOf(imprint[0], SEQUENCE);
  const time = info.find((node) => node.tag === GENERALIZED_TIME);
  if (!algorithm || !imprint[1] || !time || !sameBytes(der(algorithm.tag, algorithm.content), SHA256)) return '时间戳中没有 SHA-256 摘要，无法核对。';
  return { sha256: Buffer.from(imprint[1].content).toString('hex'), time: isoTime(Buffer.from(time.content).toString('latin1')) };
}

function messageImprint(sha256: string): Uint8Array {
  return der(SEQUENCE, der(SEQUENCE, SHA256, der(NULL)), der(OCTETS, Buffer.from(sha256, 'hex')));
}

/** ContentInfo → SignedData → encapContentInfo → TSTInfo: version, policy, imprint, serial, time … */
function tokenInfo(token: DerNode): DerNode[] {
  const [, wrapped] = childrenOf(token, SEQUENCE);
  const signed = childrenOf(childrenOf(wrapped, FIRST_CONTEXT)[0], SEQUENCE);
  const inner = signed.map((node) => childrenOf(node, SEQUENCE)).find(([type]) => type !== undefined && sameBytes(der(type.tag, type.content), TST_INFO));
  const octets = childrenOf(inner?.[1], FIRST_CONTEXT)[0];
  return octets?.tag === OCTETS ? childrenOf(firstNode(octets.content), SEQUENCE) : [];
}

const childrenOf = (node: DerNode | undefined, tag: number): DerNode[] => (node?.tag === tag ? nodesOf(node.content) : []);
const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** 20180920010203Z → 2018-09-20T01:02:03Z */
function isoTime(text: string): string {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(text);
  return parts ? `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6]}Z` : text;
}
