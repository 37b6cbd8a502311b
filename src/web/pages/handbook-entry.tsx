import { Alert, Button, Form, Input, Modal, Space, Tabs } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { api } from '../api.js';
import { useActing } from '../parts/acting.js';
import { Rows } from '../parts/rows.js';
import { Page, Shown } from '../shell/page.js';
import { may, useMe } from '../shell/session.js';
import type { Change, EntryView, Impact } from '../../server/api/handbook.js';

/** One entry: what is laid down, with guidance; its versions; a draft with its impact; a suggestion. */
export default function HandbookEntry() {
  const { id = '' } = useParams();
  const me = useMe();
  const at = `/handbook/${encodeURIComponent(id)}`;
  const entry = useQuery({ queryKey: ['handbookEntry', id], queryFn: () => api.get<EntryView>(at) });
  return (
    <Page title={entry.data?.name ?? '手册条目'} note={entry.data && `${entry.data.code}　${entry.data.note}`} actions={<Space>{may(me, 'handbook.suggest') && entry.data && <Suggest at={at} labels={[...new Set(entry.data.rows.map(({ label }) => label))]} />}<Link to="/handbook">返回列表</Link></Space>}>
      <Shown of={entry}>{(data) => (
        <Tabs items={[
          { key: 'text', label: '内容', children: <>
            <p className="note">{data.head.map(({ label, text }) => `${label}：${text}`).join('　')}</p>
            {data.supplements.length > 0 && <p>局部补充：{data.supplements.join('、')}</p>}
            <Rows size="middle" rowKey={(row) => row.label + row.text} dataSource={data.rows} pagination={false} scroll={{ x: 700 }} columns={[{ title: '要素', dataIndex: 'label', width: 170 }, { title: '统一标准', render: (_, row) => <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{row.text}</span> }, { title: '填写要求', dataIndex: 'guidance', width: 280 }]} />
          </> },
          { key: 'versions', label: `版本（${data.all.length}）`, children: <><ul>{data.all.map(({ version, from }) => <li key={version + from}>{version}{from && `，${from} 起施行`}</li>)}</ul>{data.changes.length > 0 ? <Changes of={data.changes} /> : <p className="note">只有一个版本，或各版规定相同。</p>}</> },
          ...(may(me, 'handbook.edit') ? [{ key: 'draft', label: '起草', children: <Drafting at={at} of={data} /> }] : []),
        ]} />
      )}</Shown>
    </Page>
  );
}

function Changes({ of }: { of: Change[] }) {
  return <Rows<Change> size="small" rowKey={(row) => `${row.element} ${row.key ?? ''}`} dataSource={of} pagination={false} scroll={{ x: 800 }} columns={[
    { title: '要素', width: 160, render: (_, row) => `${row.label}${row.key ? `（${row.key}）` : ''}` }, { title: '变化', dataIndex: 'change', width: 90 }, { title: '旧', dataIndex: 'before' }, { title: '新', dataIndex: 'after' }, { title: '说明', dataIndex: 'reason' },
  ]} />;
}

function Drafting({ at, of }: { at: string; of: EntryView }) {
  const [text, setText] = useState(of.draft?.text ?? of.text);
  const [version, setVersion] = useState(of.draft?.version ?? '');
  const [impact, setImpact] = useState<Impact>();
  const { busy, act } = useActing();
  const look = async () => { const found = await act(() => api.post<Impact>(`${at}/impact`, { text }), '已查出影响。'); if (found) setImpact(found); };
  return (
    <>
      <Alert type="info" showIcon style={{ marginBottom: 12 }} title="草案不影响核查。定稿后由手册主管单位发布，放入手册文件夹才施行。" />
      <label htmlFor="draft">草案</label>
      <Input.TextArea id="draft" value={text} maxLength={200_000} autoSize={{ minRows: 12, maxRows: 30 }} onChange={(event) => { setText(event.target.value); setImpact(undefined); }} />
      <Space wrap style={{ margin: '12px 0' }}>
        <Button loading={busy} onClick={() => void look()}>看差异和影响</Button>
        <Input aria-label="版本名" placeholder="版本名，如 2027-01" value={version} maxLength={40} style={{ width: 190 }} onChange={(event) => setVersion(event.target.value)} />
        <Button type="primary" loading={busy} disabled={version.trim() === '' || text.trim() === ''} onClick={() => void act(() => api.put(`${at}/draft`, { version: version.trim(), text }), '草案已保存。')}>保存草案</Button>
      </Space>
      {impact && <>{impact.changes.length > 0 ? <Changes of={impact.changes} /> : <p>与现行版本没有差异。</p>}<pre className="card" style={{ whiteSpace: 'pre-wrap', font: 'inherit' }}>{impact.impact}</pre></>}
    </>
  );
}

function Suggest({ at, labels }: { at: string; labels: string[] }) {
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ element: string; proposed: string; why: string }>();
  const { busy, act } = useActing();
  const send = async () => {
    const body = await form.validateFields();
    if (await act(async () => { await api.post(`${at}/suggestions`, body); return true; }, '已提出建议。')) { setOpen(false); form.resetFields(); }
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>提勘误建议</Button>
      <Modal title="勘误建议" open={open} onCancel={() => setOpen(false)} onOk={() => void send()} okText="提出" confirmLoading={busy} forceRender>
        <Form form={form} layout="vertical">
          <Form.Item name="element" label="要素" extra={labels.slice(0, 6).join('、')} rules={[{ required: true, whitespace: true, message: '请写要素' }]}><Input maxLength={100} /></Form.Item>
          <Form.Item name="proposed" label="建议改为" rules={[{ required: true, whitespace: true, message: '请写建议' }]}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>
          <Form.Item name="why" label="理由和依据" rules={[{ required: true, whitespace: true, message: '请写理由' }]}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>
        </Form>
      </Modal>
    </>
  );
}
