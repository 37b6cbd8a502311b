import type { FastifyRequest } from 'fastify';
import type { Actor } from '../model/finding-state.js';
import { userOf } from './guard.js';

/** Who acts for a unit in the steps of a finding. */
export function unitActor(request: FastifyRequest): Actor {
  const { id, unit } = userOf(request);
  return { id, role: 'unit', unit: unit ?? '' };
}
