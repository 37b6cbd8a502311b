import type { Actor } from '../../src/model/finding-state.js';
import type { Desk } from '../../src/run/desk.js';
import { takeStep } from '../../src/run/week/step.js';
import { decideAppeal } from '../../src/store/index.js';

/** Decides an appeal by its fingerprint: upheld, or revoked. The finding's step and the appeal's end stand together. */
export async function decideAppealed(desk: Desk, { id, fingerprint }: { id: string; fingerprint: string }, actor: Actor): Promise<void> {
  const revoked = Number.parseInt(fingerprint.slice(2, 4), 16) % 2 === 0;
  await desk.store.change(() => undefined, async () => {
    await takeStep(desk, { fingerprint, event: revoked ? { kind: 'revoke', reason: '核对后撤销', code: '误判' } : { kind: 'uphold', reason: '与手册不一致' } }, actor);
    await decideAppeal(desk.store, id, { decision: revoked ? 'revoke' : 'uphold', reasonCode: revoked ? '误判' : '' }, { by: actor.id, at: desk.now() });
  });
}
