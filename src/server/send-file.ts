import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

export const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Sends a file to be saved, never to be shown by the browser; its name in UTF-8 as browsers read it (RFC 6266). */
export function sendFile(reply: FastifyReply, bytes: Uint8Array | Readable, type: string, name: string): FastifyReply {
  const plain = name.replaceAll(/[\p{Cc}\p{Cs}"\\/]/gu, '_');
  return reply.type(type).header('content-disposition', `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent(plain).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`).header('cache-control', 'no-store').send(bytes instanceof Uint8Array ? Buffer.from(bytes) : bytes);
}
