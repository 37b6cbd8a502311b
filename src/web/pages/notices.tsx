import { Select, Tag } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { api, query } from '../api.js';
import { shownTime } from '../names.js';
import { Due } from '../parts/finding-words.js';
import { Rows } from '../parts/rows.js';
import { Page, Shown } from '../shell/page.js';
import { useMe } from '../shell/session.js';
import { allPages, noRows, pageAt, pagesOf } from '../parts/pages.js';
import { useWeekName } from '../parts/week-name.js';
import type { NoticePage, NoticeRow } from '../../server/api/notices.js';

const STATES = [{ value: 'issued', label: '待签收' }, { value: 'signed', label: '已签收' }, { value: 'deemed', label: '视为送达' }];

const SIZE = 50;

/** Notices: a department's own, or those of all units. */
export default function Notices() {
  const weekName = useWeekName();
  const [filter, setFilter] = useSearchParams();
  const state = filter.get('state') ?? undefined;
  const page = pageAt(filter);
  const me = useMe();
  const notices = useQuery({ queryKey: ['notices', state, page], queryFn: () => api.get<NoticePage>(`/notices${query({ state, page, size: SIZE })}`) });
  return (
    <Page title="告知与签收" note="签收后开始计算申诉期；期限按工作日计算，不含当天。" actions={<Select allowClear placeholder="全部状态" aria-label="状态" style={{ width: 130 }} options={STATES} value={state ?? null} onChange={(value: string | null) => setFilter(value ? { state: value } : {})} />}>
      <Shown of={notices} empty={{ when: ({ total }) => total === 0, say: state ? '没有这种状态的告知书。' : me?.unit ? '还没有收到告知书。核查出的问题经确认后，会在这里告知。' : '还没有发出告知书。' }}>{({ total, rows }) => (
        <Rows<NoticeRow> name="告知书" all={() => allPages<NoticeRow>(`/notices${query({ state })}`)} rowKey="id" size="middle" dataSource={rows} locale={{ emptyText: noRows(total, '没有内容。') }} pagination={pagesOf({ total, page, size: SIZE, unit: '份', turn: (next) => setFilter({ ...(state ? { state } : {}), ...(next > 1 ? { page: String(next) } : {}) }) })} scroll={{ x: 900 }} columns={[
          { title: '编号', width: 120, render: (_, row) => <Link to={`/notices/${row.id}`}>{row.number}</Link> },
          ...(me?.unit ? [] : [{ title: '单位', dataIndex: 'unitName' }]),
          { title: '核查周期', width: 250, render: (_, row) => weekName(row.week) },
          { title: '告知时间', width: 150, render: (_, row) => shownTime(row.issuedAt) },
          { title: '签收', width: 170, render: (_, row) => (row.state === 'issued' ? <Tag color="warning">待签收</Tag> : <>{row.stateName}<div className="note">{row.signedBy} {shownTime(row.servedAt)}</div></>) },
          { title: '问题', render: (_, row) => <>{row.findings} 条<div className="note">{row.states.map(({ name, count }) => `${name} ${count}`).join('，')}</div></> },
          { title: '最近期限', width: 250, text: (row) => (row.deadline ? `${row.deadline.what} ${row.deadline.day}` : ''), render: (_, row) => row.deadline && <Due of={row.deadline} /> },
        ]} />
      )}</Shown>
    </Page>
  );
}
