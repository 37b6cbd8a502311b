import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { PassThrough, type Transform } from 'node:stream';

/** Content encodings that we ask for and can undo. */
export const ACCEPT_ENCODING = 'gzip, deflate, br';

/** Names of a content-encoding header, innermost last; undefined where one is unknown. */
export function encodingsOf(header: string): string[] | undefined {
  const names = header.toLowerCase().split(',').map((name) => name.trim()).filter((name) => name !== '' && name !== 'identity');
  const known = names.every((name) => ['gzip', 'x-gzip', 'deflate', 'br'].includes(name));
  return known ? names : undefined;
}

export interface Inflater {
  /** `ready` is called when the next piece may be written. */
  write(chunk: Buffer, ready: () => void): void;
  end(): void;
  destroy(): void;
}

/**
 * Undoes content encodings piece by piece, so that a bomb is noticed while it grows and not once it stands in memory.
 * A body that is declared gzip but is not (portals do that) is passed through.
 */
export function createInflater(encodings: string[], onData: (chunk: Buffer) => void, onEnd: () => void, onError: (error: NodeJS.ErrnoException) => void): Inflater {
  let first: Transform | undefined;
  const streams: Transform[] = [];
  const open = (head: Buffer): Transform => {
    const outermost = [...encodings].reverse();
    outermost.forEach((name, index) => streams.push(decoder(name, index === 0 ? head : undefined)));
    streams.forEach((stream, index) => {
      stream.on('error', onError);
      const next = streams[index + 1];
      if (next) stream.pipe(next);
      else stream.on('data', onData).on('end', onEnd);
    });
    return streams[0] ?? new PassThrough();
  };
  return {
    write(chunk, ready) {
      first ??= open(chunk);
      if (first.write(chunk)) ready();
      else first.once('drain', ready);
    },
    end() {
      if (first) first.end();
      else onEnd();
    },
    destroy() {
      for (const stream of streams) stream.destroy();
    },
  };
}

function decoder(name: string, head: Buffer | undefined): Transform {
  if (name === 'br') return createBrotliDecompress();
  if (name === 'deflate') return head && !isZlib(head) ? createInflateRaw() : createInflate();
  return head && !(head[0] === 0x1f && (head.length < 2 || head[1] === 0x8b)) ? new PassThrough() : createGunzip();
}

function isZlib(head: Buffer): boolean {
  const [method = 0, flags = 0] = head;
  return (method & 15) === 8 && (method * 256 + flags) % 31 === 0;
}
