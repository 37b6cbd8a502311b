import type { Dispatcher } from 'undici';
import { createInflater, encodingsOf, type Inflater } from './inflate.js';
import type { HeaderMap, Timeouts } from './types.js';

/** An answer: headers arrived, the body perhaps only in part. */
export interface Answer {
  status: number;
  headers: HeaderMap;
  /** Body with its content encoding removed, as far as it came. */
  body: Buffer;
  /** Why the body is not whole. */
  cut?: 'truncated' | 'timeout' | 'too-large' | 'unreadable';
}

/** No answer at all. */
export interface NoAnswer {
  failure: 'timeout' | 'network' | 'aborted';
  /** Code of the system or of undici: ECONNREFUSED, ENOTFOUND, PRIVATE_ADDRESS … */
  code: string;
}

export interface Sending {
  method: string;
  headers: Record<string, string>;
  body?: string | Buffer;
  timeouts: Timeouts;
  maxBytes: number;
  /** Stop after so many bytes and call the answer whole: enough to judge a link by. */
  peek?: number;
  signal?: AbortSignal;
}

/** One request and its answer, no redirect followed. Never rejects. */
export function exchange(agent: Dispatcher, url: URL, sending: Sending): Promise<Answer | NoAnswer> {
  return new Promise((settle) => {
    const reader = new AnswerReader(sending, settle);
    try {
      agent.dispatch(
        { origin: url.origin, path: url.pathname + url.search, method: sending.method, headers: sending.headers, body: sending.body ?? null },
        reader,
      );
    } catch (error) {
      reader.onResponseError(undefined, error instanceof Error ? error : new Error(String(error)));
    }
  });
}

/** Collects an answer, counting inflated bytes and keeping time; settles once. */
class AnswerReader implements Dispatcher.DispatchHandler {
  private controller: Dispatcher.DispatchController | undefined;
  private status = 0;
  private headers: HeaderMap = {};
  private readonly chunks: Buffer[] = [];
  private size = 0;
  private inflater: Inflater | undefined;
  private settled = false;
  private timer: NodeJS.Timeout;
  private readonly total: NodeJS.Timeout;

  constructor(private readonly sending: Sending, private readonly settle: (result: Answer | NoAnswer) => void) {
    this.timer = setTimeout(this.onTime, sending.timeouts.headers + sending.timeouts.connect);
    this.total = setTimeout(this.onTime, sending.timeouts.total);
    sending.signal?.addEventListener('abort', this.onAbort, { once: true });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.settled || this.sending.signal?.aborted === true) return this.onAbort();
    clearTimeout(this.timer);
    this.timer = setTimeout(this.onTime, this.sending.timeouts.headers);
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: Record<string, string | string[] | undefined>): void {
    if (status < 200) return;
    this.status = status;
    this.headers = headers as HeaderMap;
    clearTimeout(this.timer);
    this.timer = setTimeout(this.onTime, this.sending.timeouts.idle);
    const coding = headers['content-encoding'];
    const encodings = coding === undefined ? [] : encodingsOf(String(coding));
    if (!encodings) return this.finish('unreadable');
    if (encodings.length > 0) this.inflater = createInflater(encodings, this.onBytes, () => this.finish(), this.onInflateError);
    else if (this.sending.method !== 'HEAD' && Number(headers['content-length']) > this.sending.maxBytes && this.sending.peek === undefined) this.finish('too-large');
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.settled) return;
    this.timer.refresh();
    if (!this.inflater) return this.onBytes(chunk);
    controller.pause();
    this.inflater.write(chunk, () => controller.resume());
  }

  onResponseEnd(): void {
    if (this.inflater) this.inflater.end();
    else this.finish();
  }

  onResponseError(_controller: Dispatcher.DispatchController | undefined, error: Error): void {
    if (this.status > 0) return this.finish('truncated');
    const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
    this.fail(code.includes('TIMEOUT') || code === 'ETIMEDOUT' ? 'timeout' : 'network', code);
  }

  private readonly onBytes = (chunk: Buffer): void => {
    if (this.settled) return;
    // Inflating takes our time, not the other side's.
    if (this.inflater) this.timer.refresh();
    this.chunks.push(chunk);
    this.size += chunk.length;
    if (this.sending.peek !== undefined && this.size >= this.sending.peek) this.finish();
    else if (this.size > this.sending.maxBytes) this.finish('too-large');
  };

  private readonly onInflateError = (error: NodeJS.ErrnoException): void => {
    this.finish(error.code === 'Z_BUF_ERROR' || this.size > 0 ? 'truncated' : 'unreadable');
  };

  private readonly onTime = (): void => {
    if (this.status > 0) this.finish('timeout');
    else this.fail('timeout', 'TIMEOUT');
  };

  private readonly onAbort = (): void => this.fail('aborted', 'ABORTED');

  private finish(cut?: Answer['cut']): void {
    if (this.settled) return;
    const [only] = this.chunks;
    const body = cut === 'too-large' ? Buffer.alloc(0) : this.chunks.length === 1 && only ? only : Buffer.concat(this.chunks, this.size);
    this.close({ status: this.status, headers: this.headers, body, ...(cut ? { cut } : {}) }, cut !== undefined || this.sending.peek !== undefined);
  }

  private fail(failure: NoAnswer['failure'], code: string): void {
    this.close({ failure, code }, true);
  }

  private close(result: Answer | NoAnswer, abort: boolean): void {
    if (this.settled) return;
    this.settled = true;
    clearTimeout(this.timer);
    clearTimeout(this.total);
    this.sending.signal?.removeEventListener('abort', this.onAbort);
    if (abort) {
      this.inflater?.destroy();
      if (this.controller && !this.controller.aborted) this.controller.abort(new Error('closed by reader'));
    }
    this.settle(result);
  }
}
