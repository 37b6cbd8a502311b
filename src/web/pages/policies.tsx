import { Alert, Button, DatePicker, Modal, Space, Tabs, Tag } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { api, query } from '../api.js';
import { shownDay, shownPoints, shownTime } from '../names.js';
import { allPages, pagesOf } from '../parts/pages.js';
import { useActing } from '../parts/acting.js';
import { PolicyEditor } from '../parts/policy-form.js';
import { Rows } from '../parts/rows.js';
import { Page, Shown } from '../shell/page.js';
import { may, useMe } from '../shell/session.js';
import type { PolicyVersion, WaiverPage, WaiverRow } from '../../server/api/policies.js';

const STATES: Record<string, string> = { draft: '草案', adopted: '已采用', default: '默认' };
const SEVERITIES = ['严重', '较重', '一般', '提示'] as const;

/** 扣分规则: its versions, a draft with its effect, adoption; and 例外 beside it. */
export default function Policies() {
  const [place, setPlace] = useSearchParams();
  return (
    <Page title="扣分规则" note="已发现的问题按当时施行的规则扣分。">
      <Tabs activeKey={place.get('tab') ?? 'versions'} onChange={(tab) => setPlace({ tab })} items={[{ key: 'versions', label: '规则版本', children: <Versions /> }, { key: 'waivers', label: '例外（经核准）', children: <Waivers /> }]} />
    </Page>
  );
}

function Versions() {
  const me = useMe();
  const [editing, setEditing] = useState<PolicyVersion>();
  const [adopting, setAdopting] = useState<PolicyVersion>();
  const [since, setSince] = useState<string>();
  const { busy, act } = useActing();
  const versions = useQuery({ queryKey: ['policies'], queryFn: () => api.get<PolicyVersion[]>('/policies') });
  const edits = may(me, 'policy.edit');
  const adopt = async () => {
    if (await act(async () => { await api.post(`/policies/${encodeURIComponent(adopting?.version ?? '')}/adopt`, { since }); return true; }, '已采用。')) setAdopting(undefined);
  };
  return (
    <Shown of={versions}>{(rows) => (
      <>
        {edits && <Button style={{ marginBottom: 12 }} onClick={() => setEditing(rows.find(({ current }) => current) ?? rows[0])}>起草新版</Button>}
        <Rows<PolicyVersion> name="扣分规则版本" rowKey="version" size="middle" dataSource={rows} pagination={false} scroll={{ x: 900 }} expandable={{ expandedRowRender: (row) => <Content of={row} /> }} columns={[
          { title: '版本', dataIndex: 'version', width: 130 }, { title: '状态', width: 130, render: (_, row) => <>{STATES[row.state]}{row.current && <Tag color="success" style={{ marginInlineStart: 6 }}>施行中</Tag>}</> },
          { title: '施行', width: 210, render: (_, row) => (row.since ? `${row.since} 起${row.until ? `，至 ${row.until}（不含）` : ''}` : '—') },
          { title: '对照手册扣分（严重/较重/一般）', render: (_, row) => SEVERITIES.slice(0, 3).map((name) => shownPoints(row.content.standard[name])).join(' / ') },
          { title: '说明', render: (_, row) => <>{row.content.notice}{row.adoptedBy && <div className="note">{row.adoptedBy} {shownTime(row.adoptedAt)} 采用</div>}</> },
          { title: '操作', width: 150, render: (_, row) => edits && row.state === 'draft' && <Space><a role="button" tabIndex={0} onClick={() => setEditing(row)}>修改</a><a role="button" tabIndex={0} onClick={() => setAdopting(row)}>采用</a></Space> },
        ]} />
        {editing && <PolicyEditor of={editing} onClose={() => setEditing(undefined)} />}
        <Modal open={adopting !== undefined} title={`采用 ${adopting?.version ?? ''} 版`} okText="采用" okButtonProps={{ disabled: !since }} confirmLoading={busy} onOk={() => void adopt()} onCancel={() => setAdopting(undefined)}>
          <p>自选定的日期起发现的问题按这一版扣分，以前的不变。采用后不能再改，要改请另立新版。</p>
          <DatePicker aria-label="施行日期" placeholder="施行日期" onChange={(_, text) => setSince(typeof text === 'string' ? text : undefined)} />
        </Modal>
      </>
    )}</Shown>
  );
}

function Content({ of: { content } }: { of: PolicyVersion }) {
  const by = (points: Record<(typeof SEVERITIES)[number], number>) => SEVERITIES.map((name) => `${name} ${shownPoints(points[name])}`).join('，');
  return (
    <ul style={{ margin: 0 }}>
      <li>与手册不一致：{by(content.standard)}</li><li>线上线下不一致：{content.channel.enabled ? by(content.channel) : '只通报，不扣分'}</li><li>仅文字表述不同：{content.deductText ? '扣分' : '不扣分'}</li>
      <li>上限：每事项每期 {shownPoints(content.caps.item)}，每单位每期 {shownPoints(content.caps.department)}{content.caps.quarter !== undefined && `，每单位每季度 ${shownPoints(content.caps.quarter)}`}</li>
      {content.factors && <li>倍数：第一、二、三次出现 {content.factors.repetition.map((one) => one / 100).join('、')}，自查自报 {content.factors.selfReported / 100}，通报前改正 {content.factors.mendedEarly / 100}</li>}
    </ul>
  );
}

const SIZE = 50;

function Waivers() {
  const [page, setPage] = useState(1);
  const waivers = useQuery({ queryKey: ['waivers', page], queryFn: () => api.get<WaiverPage>(`/waivers${query({ page, size: SIZE })}`) });
  return (
    <>
      <Alert type="info" showIcon style={{ marginBottom: 12 }} title="例外只对当时的内容有效：到期，或任何一边改了内容，就自动失效、重新初核。在问题详情里可以把一条问题列为例外。" />
      <Shown of={waivers} empty={{ when: ({ total }) => total === 0, say: '还没有核准的例外。' }}>{({ total, rows }) => (
        <Rows<WaiverRow> name="例外（经核准）" all={() => allPages<WaiverRow>(`/waivers`)} rowKey="id" size="middle" dataSource={rows} pagination={pagesOf({ total, page, size: SIZE, unit: '项', turn: setPage })} scroll={{ x: 900 }} columns={[
          { title: '单位', dataIndex: 'unitName', width: 150 }, { title: '问题', render: (_, row) => <a href={`/findings/${encodeURIComponent(row.fingerprint)}`}>{row.itemName}：{row.title}</a> }, { title: '理由', dataIndex: 'reason' },
          { title: '核准', width: 150, render: (_, row) => <>{row.approver}<div className="note">{shownDay(row.approvedAt)}</div></> }, { title: '有效期至', dataIndex: 'expires', width: 120 }, { title: '状态', width: 160, render: (_, row) => <Tag color={row.stateName === '有效' ? 'success' : 'default'}>{row.stateName}</Tag> },
        ]} />
      )}</Shown>
    </>
  );
}
