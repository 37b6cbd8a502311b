import { Button, Card, Input, Modal, Pagination, Segmented, Space } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { api, query } from '../api.js';
import { shownTime } from '../names.js';
import { noRows, pageAt, pagesOf } from '../parts/pages.js';
import { useActing } from '../parts/acting.js';
import { Severity, Words } from '../parts/finding-words.js';
import { Page, Shown } from '../shell/page.js';
import { may, useMe } from '../shell/session.js';
import type { Dismissal, Dismissals as View } from '../../server/api/appeals.js';

const SIZE = 20;

/** What the first review dismissed, to be looked through: left as it is, or sent back. */
export default function Dismissals() {
  const [place, setPlace] = useSearchParams();
  const me = useMe();
  const looked = place.get('looked') ?? 'false';
  const page = pageAt(place);
  const { busy, act } = useActing();
  const [back, setBack] = useState<Dismissal>();
  const [reason, setReason] = useState('');
  const list = useQuery({ queryKey: ['dismissals', looked, page], queryFn: () => api.get<View>(`/dismissals${query({ looked, page, size: SIZE })}`) });
  const acting = may(me, 'dismissal.review');
  const keep = (prints: string[]) => act(() => api.post('/dismissals/keep', { fingerprints: prints }), prints.length > 1 ? `已认可 ${prints.length} 条。` : '已认可排除。');
  const send = async () => {
    if (!back) return;
    const done = await act(async () => { await api.post(`/dismissals/${encodeURIComponent(back.card.fingerprint)}/reconsider`, { reason }); return true; }, '已退回，等待重新初核。');
    if (done) { setBack(undefined); setReason(''); }
  };
  return (
    <Page title="初核排除复看" note={list.data && `共排除 ${list.data.all} 条，未复看 ${list.data.waiting} 条。`} actions={<Space wrap>
      <Segmented aria-label="是否看过" options={[{ value: 'false', label: '未复看' }, { value: 'true', label: '已认可' }]} value={looked} onChange={(value) => setPlace({ looked: value })} />
      {acting && looked === 'false' && (list.data?.rows.length ?? 0) > 1 && <Button loading={busy} onClick={() => void keep((list.data?.rows ?? []).map(({ card }) => card.fingerprint))}>本页全部认可</Button>}
    </Space>}>
      <Shown of={list} empty={{ when: ({ total }) => total === 0, say: looked === 'true' ? '还没有认可过的排除。' : '没有待复看的排除。' }}>{({ total, rows }) => <>{rows.length === 0 && <p className="note">{noRows(total, '')}</p>}{rows.map((row) => (
        <Card key={row.card.fingerprint} size="small" style={{ marginBottom: 12 }} title={<span style={{ whiteSpace: 'normal' }}><Severity of={row.card} />{row.card.itemName}：{row.card.title}</span>} extra={row.card.unit}>
          <p style={{ margin: '4px 0' }}><b>排除理由：</b>{row.reason}<span className="note">　{row.by} {shownTime(row.at)}</span></p>
          <Words of={row.card} />
          {row.looked ? <p className="note">{shownTime(row.looked)} 认可排除</p> : acting && <Space className="no-print" style={{ marginTop: 8 }}><Button loading={busy} onClick={() => void keep([row.card.fingerprint])}>认可排除</Button><Button onClick={() => setBack(row)}>退回重新初核</Button></Space>}
        </Card>
      ))}{(total > SIZE || page > 1) && <Pagination align="end" {...pagesOf({ total, page, size: SIZE, unit: '条', turn: (next) => setPlace({ looked, ...(next > 1 ? { page: String(next) } : {}) }) })} />}</>}</Shown>
      <Modal title="退回重新初核" open={back !== undefined} onCancel={() => setBack(undefined)} onOk={() => void send()} okText="退回" okButtonProps={{ disabled: reason.trim() === '' }} confirmLoading={busy}>
        <label htmlFor="why">理由</label>
        <Input.TextArea id="why" rows={4} maxLength={2000} showCount value={reason} onChange={(event) => setReason(event.target.value)} />
      </Modal>
    </Page>
  );
}
