import { Alert, Empty, Spin } from 'antd';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { Link } from 'react-router';
import { isRefusal } from '../api.js';
import { Said } from '../parts/said.js';

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

/** What a query gave: a sign of loading, a sentence on failure, a sentence where there is nothing, or the content. `lost`: the title of a page that has none without its content. */
export function Shown<T>({ of, empty, lost, children }: { of: UseQueryResult<T>; empty?: { when: (data: T) => boolean; say: string }; lost?: string; children: (data: T) => ReactNode }) {
  if (of.isPending) return <div style={{ padding: 60, textAlign: 'center' }}><Spin /></div>;
  if (of.isError) {
    const said = <Alert type="error" showIcon title={of.error.message} action={isRefusal(of.error) ? <Link to="/">回到“本周”</Link> : <a onClick={() => void of.refetch()} role="button" tabIndex={0}>再试一次</a>} />;
    return lost === undefined ? said : <Page title={lost}>{said}</Page>;
  }
  if (empty?.when(of.data)) return <div className="card"><Empty description={empty.say} /></div>;
  return <>{children(of.data)}</>;
}
