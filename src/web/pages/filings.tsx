import { Button, Select, Space, Tag } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api, query } from '../api.js';
import { shownTime } from '../names.js';
import { FilingDrawer } from '../parts/filing-drawer.js';
import { FilingDues } from '../parts/filing-dues.js';
import { allPages, noRows, pageAt, pagesOf } from '../parts/pages.js';
import { Rows } from '../parts/rows.js';
import { Page, Shown } from '../shell/page.js';
import { may, useMe } from '../shell/session.js';
import type { UnitView } from '../../server/api/admin.js';
import type { FilingPage, FilingRow } from '../../server/api/filings.js';

const SIZE = 50;

/** Filings: a department's own, or those of all units, with what is late and what has problems. */
export default function Filings() {
  const me = useMe();
  const [place, setPlace] = useSearchParams();
  const [dues, setDues] = useState(false);
  const filter = { unit: place.get('unit') ?? undefined, late: place.get('late') ?? undefined, problems: place.get('problems') ?? undefined };
  const page = pageAt(place);
  const open = place.get('open') ?? undefined;
  const filings = useQuery({ queryKey: ['filings', filter, page], queryFn: () => api.get<FilingPage>(`/filings${query({ ...filter, page, size: SIZE })}`), placeholderData: keepPreviousData });
  const units = useQuery({ queryKey: ['units'], queryFn: () => api.get<UnitView[]>('/units'), enabled: me !== undefined && !me.unit });
  const go = (next: Record<string, string | undefined>) => setPlace(Object.fromEntries(Object.entries({ ...filter, page: undefined, ...next }).filter((entry): entry is [string, string] => entry[1] !== undefined)));
  return (
    <Page title="备案" note="报送的每个版本都留存，回执可以随时再打印。" actions={(
      <Space wrap>
        {me && !me.unit && <Select allowClear showSearch optionFilterProp="label" placeholder="全部单位" aria-label="单位" style={{ width: 200 }} value={filter.unit ?? null} options={(units.data ?? []).map(({ id, name }) => ({ value: id, label: name }))} onChange={(value: string | null) => go({ unit: value ?? undefined })} />}
        <Select allowClear placeholder="期限" aria-label="期限" style={{ width: 110 }} value={filter.late ?? null} options={[{ value: 'true', label: '逾期' }, { value: 'false', label: '按期' }]} onChange={(value: string | null) => go({ late: value ?? undefined })} />
        <Select allowClear placeholder="结论" aria-label="结论" style={{ width: 140 }} value={filter.problems ?? null} options={[{ value: 'true', label: '带问题备案' }, { value: 'false', label: '没有问题' }]} onChange={(value: string | null) => go({ problems: value ?? undefined })} />
        {may(me, 'filing.due') && <Button onClick={() => setDues(true)}>报送期限</Button>}
        {may(me, 'filing.make') && <Link to="/check"><Button type="primary">报送指南</Button></Link>}
      </Space>
    )}>
      <Shown of={filings} empty={{ when: ({ total }) => total === 0, say: Object.values(filter).some((one) => one !== undefined) ? '没有符合条件的备案。' : '还没有备案。请先到“指南自查”检查指南，再报送。' }}>{({ total, rows }) => (
        <Rows<FilingRow> name="备案" all={() => allPages<FilingRow>(`/filings${query(filter)}`)} rowKey="number" size="middle" dataSource={rows} locale={{ emptyText: noRows(total, '没有内容。') }} pagination={pagesOf({ total, page, size: SIZE, unit: '份', turn: (next) => go(next > 1 ? { page: String(next) } : {}) })} scroll={{ x: 900 }} columns={[
          { title: '编号', width: 140, render: (_, row) => <a role="button" tabIndex={0} onClick={() => go({ page: String(page), open: row.number })} onKeyDown={(event) => { if (event.key === 'Enter') go({ page: String(page), open: row.number }); }}>{row.number}</a> },
          ...(me?.unit ? [] : [{ title: '单位', dataIndex: 'unitName' }]),
          { title: '事项', render: (_, row) => <>{row.itemName}<div className="note">第 {row.revision} 次，{row.fileName}</div></> },
          { title: '接收时间', width: 150, render: (_, row) => shownTime(row.receivedAt) },
          { title: '期限', width: 130, render: (_, row) => (row.due ? <>{row.due}{row.late && <div><Tag color="error">逾期</Tag></div>}</> : <span className="note">未规定</span>) },
          { title: '结论', width: 130, render: (_, row) => (row.withProblems ? <Tag color="warning">带问题备案</Tag> : <Tag color="success">已备案</Tag>) },
          { title: '说明', render: (_, row) => row.note },
        ]} />
      )}</Shown>
      <FilingDrawer number={open} onClose={() => go({ page: String(page) })} />
      {dues && <FilingDues units={units.data ?? []} onClose={() => setDues(false)} />}
    </Page>
  );
}
