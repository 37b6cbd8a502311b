import { Alert, Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api } from '../api.js';
import { shownTime } from '../names.js';
import { RunProgress } from '../parts/run-progress.js';
import { Said } from '../parts/said.js';
import { Page, Shown } from '../shell/page.js';
import { may, useMe } from '../shell/session.js';
import type { Overview as View } from '../../server/api/week.js';
import '../parts/desk.css';
import { Rows } from '../parts/rows.js';

/** The week at a glance; a department sees its own figures. */
export default function Overview() {
  const me = useMe();
  const view = useQuery({ queryKey: ['overview'], queryFn: () => api.get<View>('/overview') });
  const lists = may(me, 'finding.read');
  return (
    <Shown of={view}>{(data) => (
      <Page title="本周" note={`${data.weekName}　报送时间 ${shownTime(data.due)}`} actions={<>
        {may(me, 'run.draw') && !data.drawn && <Link to="/sample"><Button type="primary">抽取本期事项</Button></Link>}
        {may(me, 'run.draw') && data.drawn && !data.run && <Link to="/sample"><Button type="primary">去核查</Button></Link>}
        {may(me, 'finding.review') && data.toReview > 0 && <Link to="/review"><Button type="primary">开始初核（{data.toReview}）</Button></Link>}
      </>}>
        {data.notices.map((notice) => <Alert key={notice} type="info" showIcon title={notice} style={{ marginBottom: 10 }} />)}
        <RunProgress wanted={may(me, 'run.read')} />
        {me?.role === 'department' ? <Own of={data} /> : <Centre of={data} lists={lists} />}
        {data.failures.length > 0 && (
          <div className="card"><h2>没有取到的（{data.failed}）</h2>{data.failed > data.failures.length && <p className="note">这里列出前 {data.failures.length} 份，全部见这一期的核查报告。</p>}
            <Rows name="没有取到的" size="small" rowKey={(row) => `${row.unitName}${row.itemName}${row.capture}`} dataSource={data.failures} scroll={{ x: 760 }} pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }} columns={[
              { title: '事项', render: (_, row) => <>{row.itemName}<div className="note">{row.unitName}</div></> }, { title: '哪一份', dataIndex: 'capture', width: 140 }, { title: '情况', dataIndex: 'what', width: 160 }, { title: '属于', dataIndex: 'whose', width: 110 }, { title: '怎么办', dataIndex: 'todo' },
            ]} />
          </div>
        )}
      </Page>
    )}</Shown>
  );
}

function Centre({ of, lists }: { of: View; lists: boolean }) {
  const week = encodeURIComponent(of.week);
  return (
    <>
      <div className="tiles">
        <Tile value={of.drawn ? of.drawn.items : '未抽取'} name="本期抽取事项" />
        <Tile value={of.run?.stateName ?? '未开始'} name="核查" />
        <Tile value={of.coverage ? `${of.coverage.checked}/${of.coverage.items}` : '—'} name="已核查事项" />
        <Tile value={of.coverage ? `${of.coverage.taken}/${of.coverage.sides}` : '—'} name="线上线下取证成功" />
        <Tile value={of.thisWeek} name={of.lastWeek === undefined ? '本期新发现' : `本期新发现（上期 ${of.lastWeek}，${change(of.thisWeek, of.lastWeek)}）`} />
        <Tile value={of.toReview} name="待初核" />
      </div>
      <div className="split">
        <div className="card"><h2>本期问题</h2><Counts of={of.severities} to={lists ? (value) => `/findings?week=${week}&severity=${encodeURIComponent(value)}` : undefined} empty="本期还没有发现问题。" />
          {of.changes.length > 0 && <><h2 style={{ marginTop: 16 }}>与以前相比</h2><Counts of={of.changes} empty="" /></>}
          {of.coverage && <><h2 style={{ marginTop: 16 }}>取证情况</h2><Counts of={of.coverage.outcomes} empty="" /></>}
        </div>
        <div className="card"><h2>各状态</h2><Counts of={of.states} to={lists ? (value) => `/findings?state=${value}` : undefined} empty="还没有问题。" />
          <h2 style={{ marginTop: 16 }}>本期各单位</h2><Counts of={of.units} to={lists ? (value) => `/findings?week=${week}&unit=${encodeURIComponent(value)}` : undefined} empty="本期还没有发现问题。" />
        </div>
      </div>
    </>
  );
}

function Own({ of }: { of: View }) {
  const count = (...states: string[]): number => of.states.filter(({ value }) => states.includes(value)).reduce((sum, one) => sum + one.count, 0);
  return (
    <>
      <div className="tiles">
        <Link to="/notices"><Tile value={count('notified')} name="待签收" /></Link>
        <Link to="/findings?state=signed"><Tile value={count('signed')} name="申诉期内" /></Link>
        <Link to="/findings?state=rectifying,suspended"><Tile value={count('rectifying', 'suspended')} name="待整改" /></Link>
        <Link to="/findings?state=reported"><Tile value={count('reported')} name="已报整改，待复查" /></Link>
        <Link to="/findings?state=closed"><Tile value={count('closed')} name="已销号" /></Link>
      </div>
      <div className="card" style={{ marginBottom: 14 }}><h2>本单位问题</h2><Counts of={of.states} to={(value) => `/findings?state=${value}`} empty="没有告知本单位的问题。" /><p className="note" style={{ marginBottom: 0 }}>发布指南前可以先用“指南自查”，问题不会计入。</p></div>
    </>
  );
}

const change = (thisWeek: number, lastWeek: number): string => (thisWeek === lastWeek ? '持平' : thisWeek > lastWeek ? `多 ${thisWeek - lastWeek}` : `少 ${lastWeek - thisWeek}`);

function Tile({ value, name }: { value: ReactNode; name: string }) {
  return <div className="tile"><b>{value}</b><span><Said>{name}</Said></span></div>;
}

function Counts({ of, to, empty }: { of: View['states']; to?: ((value: string) => string) | undefined; empty: string }) {
  if (of.length === 0) return <p className="note" style={{ margin: 0 }}>{empty}</p>;
  return <ul className="counts">{of.map(({ name, value, count }) => <li key={value}>{to ? <Link to={to(value)}>{name}</Link> : name} <b>{count}</b></li>)}</ul>;
}
