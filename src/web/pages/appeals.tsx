import { Button, Select, Space, Tag } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { api, query } from '../api.js';
import { shownTime } from '../names.js';
import { Rows } from '../parts/rows.js';
import { Page, Shown } from '../shell/page.js';
import { may, useMe } from '../shell/session.js';
import { allPages, noRows, pageAt, pagesOf } from '../parts/pages.js';
import type { AppealPage, AppealRow } from '../../server/api/appeals.js';

const STATES = [{ value: 'open', label: '复核中' }, { value: 'decided', label: '已决定' }, { value: 'withdrawn', label: '已撤回' }];

const SIZE = 50;

/** The inbox of appeals, open ones first. */
export default function Appeals() {
  const [place, setPlace] = useSearchParams();
  const me = useMe();
  const state = place.get('state') ?? undefined;
  const page = pageAt(place);
  const appeals = useQuery({ queryKey: ['appeals', state, page], queryFn: () => api.get<AppealPage>(`/appeals${query({ state, page, size: SIZE })}`) });
  return (
    <Page title="复核申请" note="未办结的在前。" actions={<Space wrap>
      <Select allowClear placeholder="全部状态" aria-label="状态" style={{ width: 130 }} options={STATES} value={state ?? null} onChange={(value: string | null) => setPlace(value ? { state: value } : {})} />
      {may(me, 'appeal.decide') && <Link to="/faults"><Button>手册错误、平台故障</Button></Link>}
    </Space>}>
      <Shown of={appeals} empty={{ when: ({ total }) => total === 0, say: state ? '没有这种状态的申请。' : '还没有复核申请。单位签收告知书后，可以逐条申诉。' }}>{({ total, rows }) => (
        <Rows<AppealRow> name="复核申请" all={() => allPages<AppealRow>(`/appeals${query({ state })}`)} rowKey="id" size="middle" dataSource={rows} locale={{ emptyText: noRows(total, '没有内容。') }} pagination={pagesOf({ total, page, size: SIZE, unit: '份', turn: (next) => setPlace({ ...(state ? { state } : {}), ...(next > 1 ? { page: String(next) } : {}) }) })} scroll={{ x: 900 }} columns={[
          { title: '提出时间', width: 150, render: (_, row) => shownTime(row.filedAt) },
          { title: '单位', width: 150, dataIndex: 'unitName' },
          { title: '问题', render: (_, row) => <><Link to={`/appeals/${row.id}`}>{row.itemName}：{row.title}</Link><div className="note">{row.severity}</div></> },
          { title: '单位的理由', text: ({ reason }) => reason, render: (_, row) => <span style={{ overflowWrap: 'anywhere' }}>{row.reason.length > 80 ? `${row.reason.slice(0, 80)}……` : row.reason}</span> },
          { title: '状态', width: 190, render: (_, row) => <>{row.state === 'open' ? <Tag color="warning">复核中</Tag> : row.state === 'withdrawn' ? <Tag>已撤回</Tag> : <Tag color="success">{row.decision}{row.reasonCode ? `（${row.reasonCode}）` : ''}</Tag>}{row.decidedAt && <div className="note">{row.decidedBy} {shownTime(row.decidedAt)}</div>}</> },
        ]} />
      )}</Shown>
    </Page>
  );
}
