import { useQuery } from '@tanstack/react-query';
import { api } from '../api.js';
import type { Me } from '../../server/api/session.js';
import type { Action } from '../../server/can.js';

/** Who is signed in, what that person may do, and the names of the offices. */
export function useMe(): Me | undefined {
  return useQuery({ queryKey: ['me'], queryFn: () => api.get<Me>('/me'), staleTime: 60_000 }).data;
}

export function may(me: Me | undefined, action: Action): boolean {
  return me?.may.includes(action) ?? false;
}

/** Who else is looking at a finding: one's own name there would look like a colleague's. */
export function lookedAtBy(row: { assignee?: string; assigneeName?: string }, me: Me | undefined): string | undefined {
  return row.assignee === me?.id ? undefined : row.assigneeName;
}
