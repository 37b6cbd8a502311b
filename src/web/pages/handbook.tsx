import { Button, Input, Modal, Tabs, Tag } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api } from '../api.js';
import { shownTime } from '../names.js';
import { useActing } from '../parts/acting.js';
import { Rows } from '../parts/rows.js';
import { Page, Shown } from '../shell/page.js';
import { may, useMe } from '../shell/session.js';
import type { EntryRow, Suggestion } from '../../server/api/handbook.js';

/** The handbook's entries, and the suggestions that came in for them. */
export default function Handbook() {
  const me = useMe();
  const [place, setPlace] = useSearchParams();
  const text = place.get('text') ?? '';
  const entries = useQuery({ queryKey: ['handbook'], queryFn: () => api.get<EntryRow[]>('/handbook') });
  return (
    <Page title="标准化手册">
      <Tabs activeKey={place.get('tab') ?? 'entries'} onChange={(tab) => setPlace({ tab })} items={[
        { key: 'entries', label: '条目', children: <>
          <Input.Search allowClear aria-label="找条目" placeholder="事项名称或编码" defaultValue={text} style={{ maxWidth: 320, marginBottom: 12 }} onSearch={(value) => setPlace(value ? { text: value } : {})} />
          <Shown of={entries} empty={{ when: (rows) => rows.length === 0, say: '手册里还没有条目。' }}>{(rows) => (
            <Rows<EntryRow> name="标准化手册条目" rowKey="id" size="middle" dataSource={rows.filter(({ name, code }) => name.includes(text) || code.includes(text))} pagination={{ pageSize: 50, hideOnSinglePage: true }} scroll={{ x: 800 }} columns={[
              { title: '基本编码', dataIndex: 'code', width: 190 }, { title: '事项', render: (_, row) => <Link to={`/handbook/${encodeURIComponent(row.id)}`}>{row.name}</Link> }, { title: '主管单位', dataIndex: 'owner' }, { title: '状态', dataIndex: 'note' }, { title: '版本数', dataIndex: 'versions', align: 'right', width: 90 },
            ]} />
          )}</Shown>
        </> },
        ...(may(me, 'handbook.suggest') ? [{ key: 'suggestions', label: '勘误建议', children: <Suggestions answers={may(me, 'handbook.edit')} /> }] : []),
      ]} />
    </Page>
  );
}

function Suggestions({ answers }: { answers: boolean }) {
  const { busy, act } = useActing();
  const [open, setOpen] = useState<Suggestion>();
  const [text, setText] = useState('');
  const list = useQuery({ queryKey: ['suggestions'], queryFn: () => api.get<Suggestion[]>('/suggestions') });
  const send = async () => {
    if (await act(async () => { await api.post(`/suggestions/${encodeURIComponent(open?.id ?? '')}/answer`, { text }); return true; }, '已答复。')) { setOpen(undefined); setText(''); }
  };
  return (
    <>
      <Shown of={list} empty={{ when: (rows) => rows.length === 0, say: '还没有勘误建议。在条目里可以提。' }}>{(rows) => (
        <Rows<Suggestion> name="勘误建议" rowKey="id" size="middle" dataSource={rows} pagination={rows.length > 50 ? { pageSize: 50 } : false} scroll={{ x: 900 }} columns={[
          { title: '提出', width: 160, render: (_, row) => <>{row.unit ?? row.by}<div className="note">{shownTime(row.at)}</div></> }, { title: '条目', render: (_, row) => <Link to={`/handbook/${encodeURIComponent(row.entry)}`}>{row.entryName}</Link> }, { title: '要素', dataIndex: 'element', width: 130 },
          { title: '建议改为', dataIndex: 'proposed' }, { title: '理由', dataIndex: 'why' },
          { title: '答复', render: (_, row) => (row.answer ? <>{row.answer.text}<div className="note">{row.answer.by} {shownTime(row.answer.at)}</div></> : answers ? <Button size="small" onClick={() => setOpen(row)}>答复</Button> : <Tag color="warning">待答复</Tag>) },
        ]} />
      )}</Shown>
      <Modal title="答复勘误建议" open={open !== undefined} onCancel={() => setOpen(undefined)} onOk={() => void send()} okText="答复" okButtonProps={{ disabled: text.trim() === '' }} confirmLoading={busy}>
        <label htmlFor="answer">采纳与否，怎么改</label>
        <Input.TextArea id="answer" rows={4} maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} />
      </Modal>
    </>
  );
}
