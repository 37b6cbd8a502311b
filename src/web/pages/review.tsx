import { Alert, App, Button, Card, Checkbox, Empty, Select } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { api, ApiProblem, query, tellLeaving } from '../api.js';
import { FindingView, Weight } from '../parts/finding-view.js';
import { useKeys } from '../parts/keys.js';
import { ReasonBox } from '../parts/reason-box.js';
import { SynonymButton } from '../parts/synonym-button.js';
import { ThreeWay } from '../parts/three-way.js';
import { Page, Shown } from '../shell/page.js';
import { lookedAtBy, may, useMe } from '../shell/session.js';
import type { FindingChoices, FindingDetail, FindingPage } from '../../server/api/finding.js';
import '../parts/desk.css';

const STATES = 'found,doubtful,reopened,lapsed';
const SIZE = 100;
type Kind = 'confirm' | 'dismiss' | 'doubt';
const DONE: Record<Kind, string> = { confirm: '已确认', dismiss: '已排除', doubt: '已标为无法判断' };

/** The first review: what waits on the left, the finding with its three sides on the right; every step has its key. */
export default function Review() {
  const me = useMe();
  const [search, setSearch] = useSearchParams();
  const unit = search.get('unit') ?? undefined;
  const state = search.get('state') ?? STATES;
  const list = useQuery({ queryKey: ['review', unit, state], queryFn: () => api.get<FindingPage>(`/findings${query({ state, unit, size: SIZE, order: 'unit' })}`) });
  const choices = useQuery({ queryKey: ['choices', 'review'], queryFn: () => api.get<FindingChoices>(`/findings/choices?state=${STATES}`) });
  const rows = list.data?.rows ?? [];
  const wanted = search.get('id');
  const id = wanted ?? rows[0]?.id;
  const show = useCallback((next: string | undefined) => setSearch((before) => {
    const after = new URLSearchParams(before);
    if (next) after.set('id', next); else after.delete('id');
    return after;
  }, { replace: true }), [setSearch]);
  const move = (by: 1 | -1) => {
    const at = rows.findIndex((row) => row.id === id);
    const next = rows[at + by];
    if (next) show(next.id);
  };
  const narrow = (name: string, value: string | undefined) => setSearch(value ? { ...(unit ? { unit } : {}), ...(search.get('state') ? { state } : {}), [name]: value } : (name === 'unit' || !unit ? {} : { unit }));
  return (
    <Page title="初核" note={list.data ? `待初核 ${list.data.total} 条` : undefined} actions={<>
      <Select allowClear placeholder="全部单位" aria-label="单位" style={{ minWidth: 200 }} value={unit} options={(choices.data?.['unit'] ?? []).map(({ value, label, count }) => ({ value, label: `${label}（${count}）` }))} onChange={(value?: string) => narrow('unit', value)} />
      <Select allowClear placeholder="全部待办" aria-label="状态" style={{ minWidth: 170 }} value={search.get('state') ?? undefined} options={(choices.data?.['state'] ?? []).map(({ value, label, count }) => ({ value, label: `${label}（${count}）` }))} onChange={(value?: string) => narrow('state', value)} />
    </>}>
      <Shown of={list}>{() => (rows.length === 0 && !wanted ? <div className="card"><Empty description="没有待初核的问题。" /></div> : (
        <div className="reviewing">
          <ol className="queue" aria-label="待初核的问题">{rows.map((row) => (
            <li key={row.id}><button type="button" aria-current={row.id === id} onClick={() => show(row.id)}><Weight {...row} />{row.title}<small>{row.itemName}　{row.unitName}</small>{lookedAtBy(row, me) && <small>{lookedAtBy(row, me)}正在查看</small>}</button></li>
          ))}</ol>
          <div>{id && <One key={id} id={id} move={move} next={() => { const at = rows.findIndex((row) => row.id === id); show((rows[at + 1] ?? rows[at - 1])?.id); }} />}</div>
        </div>
      ))}</Shown>
    </Page>
  );
}

function One({ id, move, next }: { id: string; move: (by: 1 | -1) => void; next: () => void }) {
  const me = useMe();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const finding = useQuery({ queryKey: ['finding', id], queryFn: () => api.get<FindingDetail>(`/findings/${encodeURIComponent(id)}`), staleTime: 0 });
  const [asked, setAsked] = useState<Exclude<Kind, 'confirm'>>();
  const [together, setTogether] = useState(false);
  const [held, setHeld] = useState<string>();
  const busy = useRef(false);
  const mayClaim = may(me, 'finding.claim');
  useEffect(() => {
    if (!mayClaim) return;
    const taking = api.post(`/findings/${id}/claim`).catch((error: unknown) => { if (error instanceof ApiProblem && error.status === 409) setHeld(error.message); });
    const leaving = () => tellLeaving(`/findings/${id}/release`);
    window.addEventListener('pagehide', leaving);
    return () => {
      window.removeEventListener('pagehide', leaving);
      void taking.then(() => api.post(`/findings/${id}/release`)).catch(() => undefined);
    };
  }, [id, mayClaim]);
  const data = finding.data;
  const ready = data?.may.includes('review') === true && held === undefined;
  const same = data?.same.filter(({ state }) => STATES.split(',').includes(state)) ?? [];
  const decide = async (decision: Kind, reason?: string) => {
    if (!data || busy.current) return;
    busy.current = true;
    try {
      const targets = [{ id, version: data.version }, ...(together ? same.map((other) => ({ id: other.id, version: other.version })) : [])];
      await api.post('/findings/review', { targets, decision, ...(reason ? { reason } : {}) });
      message.success(`${DONE[decision]}${targets.length > 1 ? ` ${targets.length} 条` : ''}。`);
      setAsked(undefined);
      next();
    } catch (error) {
      message.error(error instanceof ApiProblem ? error.message : '没有办成，请再试一次。', 6);
    } finally {
      busy.current = false;
      await queries.invalidateQueries();
    }
  };
  useKeys(asked === undefined, {
    j: () => move(1), ArrowDown: () => move(1), k: () => move(-1), ArrowUp: () => move(-1),
    1: () => { if (ready) void decide('confirm'); }, 2: () => { if (ready) setAsked('dismiss'); }, 3: () => { if (ready) setAsked('doubt'); }, t: () => { if (same.length > 0) setTogether(!together); },
  });
  return (
    <Shown of={finding}>{(of) => (
      <>
        {held && <Alert type="warning" showIcon title={held} style={{ marginBottom: 10 }} />}
        <Card size="small"><FindingView of={of} /></Card>
        <div className="decide" role="toolbar" aria-label="初核">
          <Button type="primary" disabled={!ready} onClick={() => void decide('confirm')}>确认问题 <kbd>1</kbd></Button>
          <Button disabled={!ready} onClick={() => setAsked('dismiss')}>排除 <kbd>2</kbd></Button>
          <Button disabled={!ready} onClick={() => setAsked('doubt')}>无法判断 <kbd>3</kbd></Button>
          {same.length > 0 && <Checkbox checked={together} onChange={(event) => setTogether(event.target.checked)}>连同其他 {same.length} 个事项的同一问题一起办理 <kbd>t</kbd></Checkbox>}
          {of.may.includes('synonym') && <SynonymButton of={of} />}
          <span className="note keys"><span><kbd>j</kbd> <kbd>↓</kbd> 下一条</span><span><kbd>k</kbd> <kbd>↑</kbd> 上一条</span></span>
          {!of.may.includes('review') && <span className="note">现为“{of.stateName}”，{of.toReview ? '您的角色不能初核这一条。' : '已不在初核。'}</span>}
        </div>
        <h2 style={{ fontSize: '1.1em' }}>三方对照</h2>
        <ThreeWay finding={id} />
        <ReasonBox kind={asked} close={() => setAsked(undefined)} save={(reason) => (asked ? decide(asked, reason) : Promise.resolve())} />
      </>
    )}</Shown>
  );
}
