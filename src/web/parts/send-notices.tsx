import { Alert, Button, Space } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../api.js';
import { useActing } from './acting.js';
import type { SentNotices, WaitingUnit } from '../../server/api/papers.js';

/** Units that have confirmed findings and were not told of them: send one by one, or all. */
export function SendNotices() {
  const { busy, act } = useActing();
  const [refused, setRefused] = useState<SentNotices['refused']>([]);
  const waiting = useQuery({ queryKey: ['noticesWaiting'], queryFn: () => api.get<WaitingUnit[]>('/notices/waiting') });
  const rows = waiting.data ?? [];
  const send = async (units?: string[]) => {
    const done = await act(() => api.post<SentNotices>('/notices/send', units ? { units } : {}), '已发出。');
    if (done) setRefused(done.refused);
  };
  if (rows.length === 0) return null;
  const total = rows.reduce((sum, { findings }) => sum + findings, 0);
  return (
    <section className="card no-print" style={{ marginBottom: 12 }} aria-label="待发告知书">
      <Space wrap><b>待告知：{rows.length} 个单位，{total} 条已确认的问题</b><Button size="small" type="primary" loading={busy} onClick={() => void send()}>全部发出告知书</Button><Link to="/notices">已发的告知书</Link></Space>
      <p style={{ margin: '8px 0 0', display: 'flex', flexWrap: 'wrap', gap: 8 }}>{rows.map(({ unit, unitName, findings }) => <Button key={unit} size="small" loading={busy} onClick={() => void send([unit])}>发给{unitName}（{findings} 条）</Button>)}</p>
      {refused.map(({ unit, reason }) => <Alert key={unit} style={{ marginTop: 8 }} type="warning" showIcon title={`${rows.find((row) => row.unit === unit)?.unitName ?? ''}没有发出：${reason}`} />)}
    </section>
  );
}
