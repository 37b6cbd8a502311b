import type { Actor } from '../model/finding-state.js';
import type { SignedIn } from './guard.js';

/** A user as the office's rules know people: by the office they belong to. */
export function officeActor(user: SignedIn): Actor {
  return { id: user.id, role: user.role === 'department' ? 'unit' : user.role === 'reform' ? 'reform' : 'centre', unit: user.unit ?? '' };
}
