import { Segmented, Table, Tabs, Tag } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { api } from '../api.js';
import { Rows } from '../parts/rows.js';
import { shownShare } from '../names.js';
import { Page, Shown } from '../shell/page.js';
import { useWeekName } from '../parts/week-name.js';
import type { PrecisionRow, Trend } from '../../server/api/policies.js';

const BY = [{ value: 'unit', label: '按单位' }, { value: 'rule', label: '按问题' }, { value: 'element', label: '按要素' }];
const DRAWN = 8;

/** Confirmed problems over the weeks, as lines and as a table; and how often each rule was right. */
export default function Trends() {
  const [place, setPlace] = useSearchParams();
  const by = BY.find(({ value }) => value === place.get('by'))?.value ?? 'unit';
  return (
    <Page title="趋势" note="只计经初核确认、没有撤销的问题。">
      <Tabs activeKey={place.get('tab') ?? 'weeks'} onChange={(tab) => setPlace({ tab })} items={[
        { key: 'weeks', label: '各期问题', children: <><Segmented aria-label="分类" options={BY} value={by} onChange={(value) => setPlace({ by: value })} style={{ marginBottom: 12 }} /><Weeks by={by} /></> },
        { key: 'precision', label: '规则准确率', children: <Precision /> },
      ]} />
    </Page>
  );
}

function Weeks({ by }: { by: string }) {
  const weekName = useWeekName();
  const named = BY.find(({ value }) => value === by)?.label.slice(1) ?? '';
  const trend = useQuery({ queryKey: ['trend', by], queryFn: () => api.get<Trend>(`/trends?by=${by}`) });
  return (
    <Shown of={trend} empty={{ when: ({ rows }) => rows.length === 0, say: '还没有确认的问题，初核后这里按期列出。' }}>{(data) => (
      <>
        <Lines of={data} weeks={data.weeks.map(weekName).join('\n')} />
        <Rows<Trend['rows'][number]> name="各期问题" size="middle" rowKey="name" style={{ marginTop: 12 }} dataSource={data.rows} pagination={data.rows.length > 50 ? { pageSize: 50 } : false} scroll={{ x: 300 + 210 * data.weeks.length }} columns={[
          { title: named, dataIndex: 'name' }, ...data.weeks.map((week, at) => ({ title: weekName(week), align: 'right' as const, width: 210, render: (_: unknown, row: Trend['rows'][number]) => row.counts[at] })), { title: '合计', dataIndex: 'total', align: 'right', width: 80 },
        ]} summary={() => <Table.Summary.Row>{['合计', ...data.totals, data.totals.reduce((sum, one) => sum + one, 0)].map((cell, at) => <Table.Summary.Cell key={at} index={at} align={at === 0 ? 'left' : 'right'}>{at > 0 && <span className="cellName">{at > data.weeks.length ? '合计' : weekName(data.weeks[at - 1] ?? '')}</span>}<b>{cell}</b></Table.Summary.Cell>)}</Table.Summary.Row>} />
      </>
    )}</Shown>
  );
}

/** The lines; `weeks`, their names, a line each. The chart comes when it is needed; the table below says the same. */
function Lines({ of, weeks }: { of: Trend; weeks: string }) {
  const at = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let end = (): void => undefined;
    let gone = false;
    void import('../parts/chart-kit.js').then(({ drawLines }) => { if (!gone && at.current) end = drawLines(at.current, weeks.split('\n'), of.rows.slice(0, DRAWN).map(({ name, counts }) => ({ name, data: counts }))); });
    return () => { gone = true; end(); };
  }, [of, weeks]);
  return <figure className="card" style={{ margin: 0 }}><div ref={at} role="img" aria-label="各期问题数折线图，数据见下表" style={{ height: 320 }} />{of.rows.length > DRAWN && <figcaption className="note">图中为最多的 {DRAWN} 项，全部见下表。</figcaption>}</figure>;
}

function Precision() {
  const rows = useQuery({ queryKey: ['precision'], queryFn: () => api.get<PrecisionRow[]>('/precision') });
  return (
    <Shown of={rows} empty={{ when: (list) => list.length === 0, say: '还没有经人工核定的问题。' }}>{(list) => (
      <Rows<PrecisionRow> name="规则准确率" size="middle" rowKey={(row) => row.number + row.title} dataSource={list} pagination={false} scroll={{ x: 800 }} columns={[
        { title: '编号', dataIndex: 'number', width: 80 }, { title: '规则', dataIndex: 'title' }, { title: '阶段', dataIndex: 'stageName', width: 130 }, { title: '人工核定', dataIndex: 'judged', align: 'right', width: 100 }, { title: '正确', dataIndex: 'right', align: 'right', width: 80 },
        { title: '准确率', align: 'right', width: 100, render: (_, row) => shownShare(row) }, { title: '处理', render: (_, row) => row.backToTrial && <><Tag color="error">退回试行</Tag><div className="note">{row.backToTrial}</div></> },
      ]} />
    )}</Shown>
  );
}
