import { useEffect, useState } from 'react';
import type { RunState } from '../../server/api/week.js';

/** How far the run is, as the server tells it; the browser calls again by itself where the line broke. */
export function useProgress(wanted: boolean): RunState | undefined {
  const [state, setState] = useState<RunState>();
  useEffect(() => {
    if (!wanted) return;
    const events = new EventSource('/api/progress/events');
    events.onmessage = (event: MessageEvent<string>) => setState(JSON.parse(event.data) as RunState);
    return () => events.close();
  }, [wanted]);
  return state;
}
