import { Button, Drawer, Input, Select } from 'antd';
import { useQuery, keepPreviousData } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { api, query } from '../api.js';
import { CopyNotice } from '../parts/copy-notice.js';
import { noRows } from '../parts/pages.js';
import { FindingView, Weight } from '../parts/finding-view.js';
import { SameProblem } from '../parts/same-problem.js';
import { lookedAtBy, useMe } from '../shell/session.js';
import { Page, Shown } from '../shell/page.js';
import type { FindingChoices, FindingDetail, FindingPage, FindingRow } from '../../server/api/finding.js';
import '../parts/desk.css';
import { Rows } from '../parts/rows.js';

const FILTERS: [string, string][] = [['unit', '单位'], ['state', '状态'], ['severity', '程度'], ['number', '规则'], ['element', '要素'], ['week', '期次'], ['kind', '来源']];
const ORDERS = [['seen', '最近发现在前'], ['severity', '程度重的在前'], ['due', '期限近的在前'], ['unit', '按单位'], ['number', '按规则'], ['item', '按事项']].map(([value, label]) => ({ value, label }));
const SIZE = 20;

/** All findings that this person may see. What it is narrowed by stands in the address, so that it can be sent to others. */
export default function Findings() {
  const me = useMe();
  const [search, setSearch] = useSearchParams();
  const at = (name: string): string | undefined => search.get(name) ?? undefined;
  const filter = Object.fromEntries([...FILTERS.map(([name]) => name), 'text', 'verdict', 'item'].map((name) => [name, at(name)]));
  const page = Math.max(1, Number(at('page')) || 1);
  const order = at('order');
  const set = (values: Record<string, string | undefined>) => setSearch((before) => {
    const next = new URLSearchParams(before);
    for (const [name, value] of Object.entries({ page: undefined, ...values })) if (value) next.set(name, value); else next.delete(name);
    return next;
  });
  const list = useQuery({ queryKey: ['findings', filter, page, order], queryFn: () => api.get<FindingPage>(`/findings${query({ ...filter, page, size: SIZE, order })}`), placeholderData: keepPreviousData });
  const choices = useQuery({ queryKey: ['choices'], queryFn: () => api.get<FindingChoices>('/findings/choices') });
  const open = at('open');
  return (
    <Page title="问题清单" note={list.data ? `共 ${list.data.total} 条` : undefined} actions={<>
      {at('unit') && !at('unit')?.includes(',') && <CopyNotice text={async () => (await api.get<{ message: string }>(`/findings/message${query(filter)}`)).message}>复制本单位告知消息</CopyNotice>}
      <Button href={`/api/findings/export${query({ ...filter, order })}`}>导出 Excel</Button>
    </>}>
      <div className="filters" role="search">
        <Input.Search key={at('text') ?? ''} allowClear aria-label="搜索事项、编码、单位、内容" placeholder="事项、编码、单位、内容" defaultValue={at('text')} maxLength={200} onSearch={(text) => set({ text: text.trim() })} />
        {FILTERS.map(([name, label]) => (
          <Select key={name} mode="multiple" maxTagCount="responsive" allowClear placeholder={label} aria-label={label} value={at(name)?.split(',') ?? []} optionFilterProp="label"
            options={(choices.data?.[name] ?? []).map((choice) => ({ value: choice.value, label: `${choice.label}（${choice.count}）` }))} onChange={(values: string[]) => set({ [name]: values.join(',') })} />
        ))}
        <Select aria-label="排序" value={order ?? 'seen'} options={ORDERS} onChange={(value) => set({ order: value === 'seen' ? undefined : value })} />
      </div>
      <Shown of={list}>{(data) => (
        <Rows<FindingRow> rowKey="id" size="middle" dataSource={data.rows} scroll={{ x: 1080 }} loading={list.isFetching}
          locale={{ emptyText: noRows(data.total, '没有符合条件的问题。') }}
          pagination={{ current: page, pageSize: SIZE, total: data.total, showSizeChanger: false, showTotal: (total) => `共 ${total} 条`, onChange: (next) => set({ page: String(next) }) }}
          columns={[
            { title: '问题', width: 260, render: (_, row) => <><Weight {...row} /><a role="button" tabIndex={0} onClick={() => set({ open: row.id, page: String(page) })} onKeyDown={(event) => { if (event.key === 'Enter') set({ open: row.id, page: String(page) }); }}>{row.title}</a></> },
            { title: '事项', width: 200, render: (_, row) => <>{row.itemName}<div className="note">{row.unitName}</div></> },
            { title: '手册标准', dataIndex: 'handbook', width: 160, render: (text: string) => <span className="painted">{text || '—'}</span> }, { title: '线上', dataIndex: 'online', width: 160, render: (text: string) => <span className="painted">{text || '—'}</span> }, { title: '线下', dataIndex: 'offline', width: 160, render: (text: string) => <span className="painted">{text || '—'}</span> },
            { title: '状态', width: 150, render: (_, row) => <>{row.stateName}{row.due && <div className="note">{row.due} 前</div>}{lookedAtBy(row, me) && <div className="note">{lookedAtBy(row, me)}正在查看</div>}</> },
          ]} />
      )}</Shown>
      <Drawer size="large" open={open !== undefined} onClose={() => set({ open: undefined, page: String(page) })} title="问题" extra={open && <Link to={`/findings/${open}`}>打开整页，看三方对照</Link>}>
        {open && <Detail id={open} />}
      </Drawer>
    </Page>
  );
}

function Detail({ id }: { id: string }) {
  const finding = useQuery({ queryKey: ['finding', id], queryFn: () => api.get<FindingDetail>(`/findings/${encodeURIComponent(id)}`) });
  return <Shown of={finding}>{(data) => <><FindingView of={data} /><SameProblem of={data} /></>}</Shown>;
}
