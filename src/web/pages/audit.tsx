import { Alert } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, query } from '../api.js';
import { shownTime } from '../names.js';
import { MOST_ROWS, type AllRows } from '../parts/pages.js';
import { Rows } from '../parts/rows.js';
import { Page } from '../shell/page.js';
import type { AuditPage, AuditView } from '../../server/api/admin.js';

/** The log of all writes; its chain of hashes is verified whenever the page opens. */
export default function Audit() {
  const log = useInfiniteQuery({ queryKey: ['audit'], queryFn: ({ pageParam }) => api.get<AuditPage>(`/audit${query({ before: pageParam })}`), initialPageParam: undefined as number | undefined, getNextPageParam: (last) => last.next });
  const rows = log.data?.pages.flatMap((page) => page.rows) ?? [];
  const chain = log.data?.pages[0]?.chain;
  return (
    <Page title="操作日志" note="每一步操作依次相扣，改动任何一条都会被发现。">
      {chain && (chain.broken === undefined ? <Alert type="success" showIcon title={`已核对 ${chain.entries} 条，前后相扣，没有改动。`} style={{ marginBottom: 12 }} /> : <Alert type="error" showIcon title={`第 ${chain.broken} 条起与前面不相扣，日志可能被改动，请用备份核对。`} style={{ marginBottom: 12 }} />)}
      {log.isError && <Alert type="error" showIcon title={log.error.message} />}
      <Rows<AuditView> name="操作日志" all={() => allEntries(chain?.entries ?? 0)} rowKey="sequence" size="small" dataSource={rows} loading={log.isPending} pagination={false} scroll={{ x: 800 }} columns={[
        { title: '序号', dataIndex: 'sequence', width: 80 }, { title: '时间', width: 150, render: (_, row) => shownTime(row.at) }, { title: '谁', dataIndex: 'byName', width: 140 }, { title: '做了什么', dataIndex: 'actionName', width: 140 },
        { title: '对象', render: (_, row) => (row.thing === 'finding' ? <Link to={`/findings/${encodeURIComponent(row.id)}`}>{row.thingName}</Link> : row.thingName) },
      ]} expandable={{ expandedRowRender: (row) => <><div className="note">原始记录，供核对</div><pre style={{ margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{JSON.stringify(row.detail, null, 1)}</pre></>, rowExpandable: (row) => row.detail !== null }} />
      {log.hasNextPage && <p style={{ textAlign: 'center' }}><a role="button" tabIndex={0} onClick={() => void log.fetchNextPage()}>更早的记录</a></p>}
    </Page>
  );
}

/** The log from its end, as far as it is saved at once. */
async function allEntries(total: number): Promise<AllRows<AuditView>> {
  const found: AuditView[] = [];
  for (let before: number | undefined; ;) {
    const { rows, next } = await api.get<AuditPage>(`/audit${query({ before, size: 1000 })}`);
    found.push(...rows);
    if (next === undefined || found.length >= MOST_ROWS) return { rows: found, total: Math.max(total, found.length) };
    before = next;
  }
}
