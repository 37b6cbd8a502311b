import type { HostGate, HostLeft } from './types.js';

/** Asks a host only when this process alone may, where several machines fetch; `takeOver` is told what another one left behind. */
export async function throughGate<T>(gate: HostGate | undefined, host: string, takeOver: (left: HostLeft) => Promise<void> | void, work: (check: () => void) => Promise<T>): Promise<T> {
  if (!gate) return work(() => undefined);
  const left = await gate.enter(host);
  try {
    if (left) await takeOver(left);
    return await work(() => gate.check(host));
  } finally {
    gate.leave(host);
  }
}
