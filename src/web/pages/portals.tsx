import { App, Alert, Button, Popconfirm, Progress } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ApiProblem } from '../api.js';
import { shownTime } from '../names.js';
import { Rows } from '../parts/rows.js';
import { Page, Shown } from '../shell/page.js';
import { may, useMe } from '../shell/session.js';
import type { Portals as View, SynonymView } from '../../server/api/week.js';
import '../parts/desk.css';

/** Portals: how many pages were taken, which elements they show; and wordings that were confirmed to mean the same. */
export default function Portals() {
  const me = useMe();
  const portals = useQuery({ queryKey: ['portals'], queryFn: () => api.get<View>('/portals') });
  return (
    <Page title="门户" note={portals.data?.runName}>
      <Shown of={portals} empty={{ when: (data) => data.portals.length === 0, say: '核查一次后，这里列出各门户取到的网页和读出要素的比例。' }}>{({ portals: rows }) => rows.map((portal) => (
        <div className="card" key={portal.host} style={{ marginBottom: 14 }}>
          <h2>{portal.name ?? portal.host}{portal.name && <span className="note" style={{ fontWeight: 400 }}>　{portal.host}</span>}</h2>
          {portal.broken && <Alert type="error" showIcon title={`门户多半已改版：通常每页约 ${portal.usual ?? 0} 个要素，这次居中的一页只读出 ${portal.found} 个。涉及该门户的问题不扣分，请系统管理员重新生成门户配置。`} style={{ marginBottom: 10 }} />}
          <p>取到 {portal.taken}/{portal.pages} 个网页；每页居中读出 {portal.found} 个要素{portal.usual ? `（通常约 ${portal.usual} 个）` : ''}。{!portal.name && '没有专门配置，按通用方式读取。'}</p>
          <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(260px, 1fr))', gap: '2px 24px' }}>{portal.rates.map(({ label, share }) => <div key={label} style={{ display: 'flex', gap: 8 }}><span style={{ width: 120, flex: 'none' }}>{label}</span><Progress percent={Math.round(share * 100)} size="small" status="normal" aria-label={label} /></div>)}</div>
        </div>
      ))}</Shown>
      {may(me, 'synonym.confirm') && <Synonyms />}
    </Page>
  );
}

function Synonyms() {
  const list = useQuery({ queryKey: ['synonyms'], queryFn: () => api.get<SynonymView[]>('/synonyms') });
  const queries = useQueryClient();
  const { message } = App.useApp();
  const drop = async (id: string) => {
    try {
      await api.remove(`/synonyms/${id}`);
    } catch (error) {
      message.error(error instanceof ApiProblem ? error.message : '没有撤回，请再试一次。');
    }
    await queries.invalidateQueries({ queryKey: ['synonyms'] });
  };
  return (
    <div className="card"><h2>人工确认的同义写法</h2><p className="note">在问题页面确认，下次核查起生效。</p>
      <Rows<SynonymView> name="同义写法" size="small" rowKey="id" dataSource={list.data ?? []} loading={list.isPending} scroll={{ x: 700 }} locale={{ emptyText: '还没有确认过。' }} pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }} columns={[
        { title: '用于', dataIndex: 'useName', width: 100 }, { title: '规范写法', dataIndex: 'a' }, { title: '也写作', dataIndex: 'b' }, { title: '依据', dataIndex: 'why' }, { title: '谁确认', width: 190, render: (_, row) => `${row.who} ${shownTime(row.at)}` },
        { title: '操作', width: 80, render: (_, row) => <Popconfirm title="撤回这条同义写法？" okText="撤回" cancelText="取消" onConfirm={() => void drop(row.id)}><Button type="link" size="small" aria-label={`撤回${row.b}`}>撤回</Button></Popconfirm> },
      ]} />
    </div>
  );
}
