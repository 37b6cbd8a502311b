import { Alert, Button, Select, Space, Statistic, Tag } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { api, query } from '../api.js';
import { shownPoints, shownTime } from '../names.js';
import { Rows } from '../parts/rows.js';
import { Page, Shown } from '../shell/page.js';
import { useMe } from '../shell/session.js';
import { useWeekName } from '../parts/week-name.js';
import type { ScoreLine, ScoreSum, ScoreView } from '../../server/api/scores.js';

/** 扣分明细: a unit's points line by line; who sees all units chooses one first. */
export default function Scores() {
  const weekName = useWeekName();
  const me = useMe();
  const [place, setPlace] = useSearchParams();
  const unit = me?.unit ?? place.get('unit') ?? undefined;
  const week = place.get('week') ?? undefined;
  const sums = useQuery({ queryKey: ['scores'], queryFn: () => api.get<ScoreSum[]>('/scores'), enabled: me !== undefined && !me.unit });
  const view = useQuery({ queryKey: ['score', unit, week], queryFn: () => api.get<ScoreView>(`/scores/lines${query({ unit, week })}`), enabled: unit !== undefined });
  const go = (next: { unit?: string | undefined; week?: string | undefined }) => setPlace(Object.fromEntries(Object.entries(next).filter((entry): entry is [string, string] => entry[1] !== undefined)));
  return (
    <Page title="扣分明细" note={unit && view.data ? view.data.unitName : '拟扣分在申诉期满或复核决定后才计入累计扣分。'} actions={unit && view.data && (
      <Space className="no-print">
        {!me?.unit && <Button onClick={() => go({})}>全部单位</Button>}
        <Select aria-label="核查周期" style={{ width: 230 }} value={view.data.week} options={[...new Set([view.data.week, ...view.data.weeks])].map((value) => ({ value, label: weekName(value) }))} onChange={(value) => go({ unit: me?.unit ? undefined : unit, week: value })} />
        <Button onClick={() => window.print()}>打印</Button>
      </Space>
    )}>
      {unit === undefined
        ? <Shown of={sums} empty={{ when: (rows) => rows.length === 0, say: '还没有扣分。问题经初核确认后，在这里列出拟扣分。' }}>{(rows) => (
          <Rows<ScoreSum> name="各单位扣分" rowKey="unit" size="middle" dataSource={rows} pagination={rows.length > 50 ? { pageSize: 50 } : false} scroll={{ x: 500 }} columns={[
            { title: '单位', render: (_, row) => <a role="button" tabIndex={0} onClick={() => go({ unit: row.unit })}>{row.unitName}</a> },
            { title: '最近一期拟扣分', align: 'right', render: (_, row) => shownPoints(row.proposed) }, { title: '累计扣分', align: 'right', render: (_, row) => shownPoints(row.final) },
          ]} />
        )}</Shown>
        : <Shown of={view}>{(data) => <Lines of={data} />}</Shown>}
    </Page>
  );
}

function Lines({ of }: { of: ScoreView }) {
  const weekName = useWeekName();
  return (
    <>
      {of.notice && <Alert type="info" showIcon title={of.notice} style={{ marginBottom: 12 }} />}
      <div className="card" style={{ display: 'flex', gap: 40, flexWrap: 'wrap', marginBottom: 12 }}>
        <Statistic title={`本期拟扣分（${of.published ? '已通报' : '未通报'}）`} value={shownPoints(of.proposed)} suffix="分" />
        <Statistic title="累计扣分（已生效）" value={shownPoints(of.final)} suffix="分" />
        <Statistic title="扣分规则" value={of.policy.replace(/^default /, '默认规则 ')} styles={{ content: { fontSize: 16 } }} />
      </div>
      <Rows<ScoreLine> name={`扣分明细（${of.unitName}）`} rowKey="fingerprint" size="middle" dataSource={of.lines} pagination={false} scroll={{ x: 900 }} locale={{ emptyText: '这一期没有扣分。' }} columns={[
        { title: '事项', width: 190, dataIndex: 'itemName' },
        { title: '问题', render: (_, line) => <>{line.title}<div className="note">{line.formula}</div></> },
        { title: '状态', width: 130, render: (_, line) => <>{line.stateName}{line.final && <div><Tag>已生效</Tag></div>}</> },
        { title: '扣分', width: 90, align: 'right', render: (_, line) => shownPoints(line.points) },
        { title: '如已整改', width: 130, align: 'right', render: (_, line) => (line.ifMended > 0 ? <>+{shownPoints(line.ifMended)}<div className="note">{line.inTime ? '通报前改好可少扣' : '通报前改好的话'}</div></> : '—') },
      ]} />
      {of.revoked.length > 0 && <Part title="已撤销，不扣分"><ul style={{ margin: 0 }}>{of.revoked.map((row, at) => <li key={at}>{row.itemName}：{row.title}（{shownTime(row.at)} 撤销）</li>)}</ul></Part>}
      {of.corrections.length > 0 && <Part title="更正"><ul style={{ margin: 0 }}>{of.corrections.map((row, at) => <li key={at}>{row.itemName}：{row.title}，{shownPoints(row.points)} 分，{row.reason}（{weekName(row.week)}通报）</li>)}</ul></Part>}
      {of.byWeek.length > 0 && <Part title="累计扣分的组成"><ul style={{ margin: 0 }}>{of.byWeek.map((row) => <li key={row.week}>{weekName(row.week)}：{row.lines} 条，{shownPoints(row.points)} 分</li>)}</ul></Part>}
    </>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return <section className="card" style={{ marginTop: 12 }}><h2 style={{ fontSize: '1.1em', margin: '0 0 6px' }}>{title}</h2>{children}</section>;
}
