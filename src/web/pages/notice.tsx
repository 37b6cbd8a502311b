import { Alert, App, Button, Card, Input, Space, Tag } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { api, ApiProblem } from '../api.js';
import { shownTime } from '../names.js';
import { Due, Severity, Words } from '../parts/finding-words.js';
import { UnitSteps } from '../parts/unit-steps.js';
import { Page, Shown } from '../shell/page.js';
import { may, useMe } from '../shell/session.js';
import { useWeekName } from '../parts/week-name.js';
import type { FindingCard, NoticeView } from '../../server/api/notices.js';

const APPEALS: Record<string, string> = { open: '复核中', decided: '已作出决定', withdrawn: '已撤回' };

/** One notice: sign for it, then accept, appeal or report each finding as mended. */
export default function Notice() {
  const weekName = useWeekName();
  const { id = '' } = useParams();
  const me = useMe();
  const notice = useQuery({ queryKey: ['notice', id], queryFn: () => api.get<NoticeView>(`/notices/${encodeURIComponent(id)}`) });
  return (
    <Page title={notice.data ? `告知书 ${notice.data.number}` : '告知书'} note={notice.data && `${notice.data.unitName}，${weekName(notice.data.week)}，${notice.data.findings} 条问题`} actions={<Space className="no-print"><Button onClick={() => window.print()}>打印</Button><Link to="/notices">返回列表</Link></Space>}>
      <Shown of={notice}>{(data) => (
        <>
          {data.state === 'issued'
            ? (may(me, 'notice.sign') ? <Sign notice={data} name={me?.name ?? ''} /> : <Alert type="info" showIcon title="单位还没有签收。" style={{ marginBottom: 14 }} />)
            : <Alert type="success" showIcon style={{ marginBottom: 14 }} title={data.state === 'deemed' ? `期满未签收，已于 ${shownTime(data.servedAt)} 视为送达。` : `${data.signedBy ?? ''}已于 ${shownTime(data.servedAt)} 签收。`} />}
          {data.cards.map((card) => <Finding key={card.fingerprint} card={card} acting={may(me, 'appeal.make')} notice={id} />)}
        </>
      )}</Shown>
    </Page>
  );
}

function Sign({ notice, name: own }: { notice: NoticeView; name: string }) {
  const [name, setName] = useState(own);
  const [busy, setBusy] = useState(false);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const sign = async () => {
    setBusy(true);
    try {
      queries.setQueryData(['notice', notice.id], await api.post<NoticeView>(`/notices/${encodeURIComponent(notice.id)}/sign`, { name: name.trim() }));
      await queries.invalidateQueries({ queryKey: ['notices'] });
      message.success('已签收，申诉期开始计算。');
    } catch (error) {
      message.error(error instanceof ApiProblem ? error.message : '没有签收，请再试一次。');
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="card no-print" style={{ marginBottom: 14, display: 'flex', gap: 12, alignItems: 'center', flexWrap: 'wrap' }}>
      <b>请签收</b>{notice.deadline && <Due of={notice.deadline} />}
      <label>签收人 <Input value={name} maxLength={64} onChange={(event) => setName(event.target.value)} style={{ width: 160 }} /></label>
      <Button type="primary" loading={busy} disabled={name.trim() === ''} onClick={() => void sign()}>签收</Button>
      <span className="note">签收只表示收到；有异议可在申诉期内逐条申诉。</span>
    </div>
  );
}

function Finding({ card, acting, notice }: { card: FindingCard; acting: boolean; notice: string }) {
  const { appeal } = card;
  return (
    <Card size="small" style={{ marginBottom: 12 }} title={<span style={{ whiteSpace: 'normal' }}><Severity of={card} />{card.itemName}：{card.title}</span>} extra={<Tag style={{ marginInlineEnd: 0 }}>{card.stateName}</Tag>}>
      <Words of={card} />
      <div style={{ borderTop: '1px solid #e3e8ee', marginTop: 8, paddingTop: 8 }}>
        {card.deadline && <p style={{ margin: '0 0 6px' }}><Due of={card.deadline} /></p>}
        {appeal && <p style={{ margin: '0 0 6px' }}>申诉（{APPEALS[appeal.state] ?? appeal.state}，{shownTime(appeal.filedAt)}）：{appeal.reason}{appeal.files.map((file) => <a key={file.sha256} style={{ marginInlineStart: 10, textDecoration: 'underline' }} href={`/api/appeals/${encodeURIComponent(appeal.id)}/files/${file.sha256}`}>{file.name}</a>)}</p>}
        {card.decision && <p style={{ margin: '0 0 6px' }}>复核决定（{shownTime(card.decision.at)}）：<b>{card.decision.kind}</b>，{card.decision.reason}</p>}
        {card.mending && <p style={{ margin: '0 0 6px' }}>整改方式：{card.mending}</p>}
        {card.reported && <p style={{ margin: '0 0 6px' }}>{shownTime(card.reported.at)} 报告已整改：{card.reported.note}{card.state === 'reported' && <span className="note">　下一次核查时复查，结果会显示在这里。</span>}</p>}
        {card.state === 'closed' && <p style={{ margin: '0 0 6px', color: '#1b6b3a' }}>{card.goneAt ? `${shownTime(card.goneAt)} 复查时问题已不存在，已销号。` : '已销号。'}</p>}
        {card.falseReports > 0 && <p style={{ margin: '0 0 6px', color: '#b3261e' }}>报告已整改后复查仍在 {card.falseReports} 次。</p>}
        {acting && <UnitSteps card={card} notice={notice} />}
      </div>
    </Card>
  );
}
