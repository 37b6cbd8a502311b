import { Alert, Progress, Tag } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api.js';
import { shownTime } from '../names.js';
import { Rows } from '../parts/rows.js';
import { Page, Shown } from '../shell/page.js';
import type { FleetCensusView, FleetHostView, FleetMachineView, FleetView } from '../../server/api/fleet.js';
import '../parts/desk.css';

const OFTEN = 3_000;
const COLOURS: Record<string, string> = { 在岗: 'success', 不接任务: 'warning', 没有音信: 'error', 已退出: 'default', 正在进行: 'processing', 已完成: 'success', 已停止: 'default' };
/** Machines that do nothing any more, as far as is known. */
const GONE = ['已退出', '没有音信'];
const State = ({ of }: { of: string }) => <Tag color={COLOURS[of] ?? 'default'}>{of}</Tag>;
const percent = (part: number, of: number): number => (of === 0 ? 0 : Math.floor((100 * part) / of));

/** The machines that work on the database, and how far they are with the censuses that were handed out. */
export default function Fleet() {
  const fleet = useQuery({ queryKey: ['fleet'], queryFn: () => api.get<FleetView>('/fleet'), refetchInterval: OFTEN });
  return (
    <Page title="多机普查" note="每个网站在所有机器中同时只有一个连接；一台机器中断，它的任务由其他机器接着做。">
      <Shown of={fleet}>{({ many, machines, censuses }) => (many ? <>
        {machines.filter(({ refuses }) => refuses).map(({ id, machine, refuses }) => <Alert key={id} type="warning" showIcon title={`${machine}：${refuses ?? ''}`} style={{ marginBottom: 12 }} />)}
        <Machines machines={machines} />
        {censuses.length === 0 && <div className="card"><p>还没有交办过普查。在任意一台机器上运行 zhinan census，用 --database 给出本数据库的地址。</p></div>}
        {censuses.map((census) => <Census key={census.id} census={census} />)}
      </> : <Alert type="info" showIcon title="现在的数据存在本机文件里，只能由本机核查。" description="需要多台机器一起普查时，请按《多机部署》改用 PostgreSQL 数据库。" />)}</Shown>
    </Page>
  );
}

function Machines({ machines }: { machines: FleetMachineView[] }) {
  return (
    <div className="card" style={{ marginBottom: 14 }}><h2>机器</h2>
      <Rows<FleetMachineView> name="机器" size="small" rowKey="id" dataSource={machines} scroll={{ x: 900 }} locale={{ emptyText: '还没有机器接入。请在各台机器上运行 zhinan worker。' }} pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }} columns={[
        { title: '机器', width: 170, render: (_, row) => <>{row.machine}<div className="note">{shownTime(row.startedAt)} 起</div></> }, { title: '状态', width: 100, text: (row) => row.state, render: (_, row) => <State of={row.state} /> },
        { title: '正在做', render: (_, row) => (row.doing.length === 0 ? (GONE.includes(row.state) ? '—' : '空闲') : row.doing.slice(0, 4).join('、') + (row.doing.length > 4 ? ` 等 ${row.doing.length} 组` : '')) },
        { title: '做完（组）', width: 100, align: 'right', render: (_, row) => row.done }, { title: '内存', width: 90, align: 'right', render: (_, row) => (GONE.includes(row.state) ? '—' : `${row.memory} MB`) },
        { title: '最近音信', width: 140, render: (_, row) => shownTime(row.seenAt) }, { title: '版本', width: 150, dataIndex: 'version' },
      ]} />
    </div>
  );
}

function Census({ census }: { census: FleetCensusView }) {
  return (
    <div className="card" style={{ marginBottom: 14 }}>
      <h2>{census.catalogue}　<State of={census.state} /><span className="note" style={{ fontWeight: 400 }}>　{shownTime(census.handedOutAt)} 交办</span></h2>
      <p>共 {census.items} 个事项，已取网页 {census.fetched} 个，已完成 {census.done} 个。</p>
      <Progress percent={percent(census.done, census.items)} success={{ percent: percent(census.done, census.items) }} aria-label="普查进度" style={{ marginBottom: 12 }} />
      {census.failed.map(({ host, items, error }) => <Alert key={`${host}${error}`} type="error" showIcon title={`${host === '' ? '没有网址的事项' : host} 有 ${items} 个事项反复没有处理成：${error}`} style={{ margin: '8px 0' }} />)}
      <Rows<FleetHostView> name={`${census.catalogue}的网站`} size="small" rowKey="host" dataSource={census.hosts} scroll={{ x: 700 }} pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }} columns={[
        { title: '网站', width: 240, render: (_, row) => (row.host === '' ? '（没有网址）' : row.host) }, { title: '事项', width: 80, align: 'right', dataIndex: 'items' },
        { title: '已取', width: 80, align: 'right', dataIndex: 'fetched' }, { title: '完成', width: 80, align: 'right', dataIndex: 'done' }, { title: '说明', render: (_, row) => row.stopped ?? '' },
      ]} />
    </div>
  );
}
