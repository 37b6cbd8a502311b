import { Popover } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api.js';
import type { Term } from '../../server/api/tables.js';

/** What the words of these pages mean; fetched once. */
export function useTerms(): Term[] {
  return useQuery({ queryKey: ['terms'], queryFn: () => api.get<Term[]>('/terms'), staleTime: Infinity, gcTime: Infinity }).data ?? [];
}

/**
 * A word that explains itself where it stands: by pointer, by tap and by keyboard. A word that needs no explanation, or that
 * nobody has explained, is just written. `of` is the word to explain where what is written says more than it.
 */
export function Said({ children, of = children }: { children: string; of?: string }) {
  const meaning = useTerms().find(({ term }) => term === of)?.meaning;
  if (meaning === undefined) return <>{children}</>;
  return (
    <Popover content={<div style={{ maxWidth: 320 }}><b>{of}</b>：{meaning}</div>} trigger={['hover', 'focus', 'click']} mouseEnterDelay={0.3} getPopupContainer={() => document.getElementById('main') ?? document.body}>
      <button type="button" className="said" aria-label={`${children}（是什么意思）`} onClick={(event) => event.stopPropagation()}>{children}</button>
    </Popover>
  );
}
