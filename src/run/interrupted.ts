import { UserProblem } from './problem.js';

/** A run that was asked to stop. What it had fetched is kept. */
export class Interrupted extends UserProblem {
  constructor(readonly journalled: boolean) {
    super(journalled ? '已中断，已取得的网页和核对过的链接都已记下。' : '已中断。', 130);
    this.name = 'Interrupted';
  }
}

/** Waits so long; ends early where the run is asked to stop. */
export function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, signal?.aborted === true ? 0 : ms);
    signal?.addEventListener('abort', done);
  });
}
