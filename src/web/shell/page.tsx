import { Alert, Empty, Spin } from 'antd';
import type { UseQueryResult } from '@tanstack/react-query';
import { Said } from '../parts/said.js';
import { useEffect, type ReactNode } from 'react';

/** A page's title, a note beside it, what can be done, and its content. */
export function Page({ title, note, actions, children }: { title: string; note?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  useEffect(() => { document.title = `${title} · 指南针`; }, [title]);
  return (
    <>
      <div className="pageHead">
        <h1><Said>{title}</Said></h1>
        {note && <span className="note">{note}</span>}
        <span className="gap" />
        {actions}
      </div>
      {children}
    </>
  );
}

/** What a query gave: a sign of loading, a sentence on failure, a sentence where there is nothing, or the content. */
export function Shown<T>({ of, empty, children }: { of: UseQueryResult<T>; empty?: { when: (data: T) => boolean; say: string }; children: (data: T) => ReactNode }) {
  if (of.isPending) return <div style={{ padding: 60, textAlign: 'center' }}><Spin /></div>;
  if (of.isError) return <Alert type="error" showIcon message={of.error.message} action={<a onClick={() => void of.refetch()} role="button" tabIndex={0}>再试一次</a>} />;
  if (empty?.when(of.data)) return <div className="card"><Empty description={empty.say} /></div>;
  return <>{children(of.data)}</>;
}
