import { Alert, Button, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { api } from '../api.js';
import { shownPoints, shownTime } from '../names.js';
import { useActing } from '../parts/acting.js';
import { Severity, Words } from '../parts/finding-words.js';
import { Page, Shown } from '../shell/page.js';
import { may, useMe } from '../shell/session.js';
import type { AppealDecision, AppealView } from '../../server/api/appeals.js';

const CODES = ['误判', '手册错误', '渠道延迟', '平台故障', '法规调整'].map((value) => ({ value, label: value }));

/** One appeal: what was found, what the unit says, and the decision. */
export default function Appeal() {
  const { id = '' } = useParams();
  const me = useMe();
  const appeal = useQuery({ queryKey: ['appeal', id], queryFn: () => api.get<AppealView>(`/appeals/${encodeURIComponent(id)}`) });
  return (
    <Page title="复核申请" note={appeal.data && `${appeal.data.unitName}，${shownTime(appeal.data.filedAt)} 提出`} actions={<Link to="/appeals">返回列表</Link>}>
      <Shown of={appeal}>{(data) => (
        <div style={{ display: 'grid', gap: 14, gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 420px), 1fr))', alignItems: 'start' }}>
          <section className="card">
            <h2 style={{ fontSize: '1.1em', margin: '0 0 8px' }}>核查认定</h2>
            <p style={{ margin: 0 }}><Severity of={data.card} />{data.itemName}：{data.title}</p>
            <Words of={data.card} />
            <p className="note">{data.confirmedBy && `${data.confirmedBy}初核确认。`}{data.points > 0 ? `拟扣分 ${shownPoints(data.points)} 分` : '不扣分'}{data.formula && `：${data.formula}`}</p>
            {may(me, 'finding.read') && <Link to={`/findings/${encodeURIComponent(data.fingerprint)}`}>看三方原文和网页图</Link>}
          </section>
          <div style={{ display: 'grid', gap: 14 }}>
            <section className="card">
              <h2 style={{ fontSize: '1.1em', margin: '0 0 8px' }}>单位的理由</h2>
              <p style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', margin: 0 }}>{data.reason}</p>
              {data.files.length > 0 ? <><p style={{ margin: '10px 0 4px' }}>附件（{data.files.length}）</p><ul style={{ margin: 0 }}>{data.files.map((file) => <li key={file.sha256}><a href={`/api/appeals/${encodeURIComponent(data.id)}/files/${file.sha256}`}>{file.name}</a> <span className="note">{shownSize(file.size)}，{shownTime(file.addedAt)}</span></li>)}</ul></> : <p className="note">没有附件。</p>}
            </section>
            <section className="card">
              <h2 style={{ fontSize: '1.1em', margin: '0 0 8px' }}>复核决定</h2>
              {data.state !== 'open'
                ? <Alert type={data.decision === '撤销' ? 'warning' : 'success'} showIcon title={data.state === 'withdrawn' ? '单位已撤回申请。' : `${data.decision ?? ''}${data.reasonCode ? `（${data.reasonCode}）` : ''}：${data.decisionReason ?? ''}`} description={`${data.decidedBy ?? ''} ${shownTime(data.decidedAt)}`} />
                : !may(me, 'appeal.decide') ? <p className="note">由区跑改办决定。</p>
                  : data.refusal ? <Alert type="info" showIcon title={data.refusal} /> : <Decide of={data} />}
            </section>
          </div>
        </div>
      )}</Shown>
    </Page>
  );
}

interface Filled { kind: 'uphold' | 'reduce' | 'revoke'; code?: string; to?: number; reason: string }

function Decide({ of }: { of: AppealView }) {
  const [form] = Form.useForm<Filled>();
  const kind = Form.useWatch('kind', form);
  const { busy, act } = useActing();
  const decide = ({ kind: chosen, code, to, reason }: Filled) => {
    const body = chosen === 'uphold' ? { kind: chosen, reason } : chosen === 'revoke' ? { kind: chosen, reason, code } : { kind: chosen, reason, code, to: Math.round((to ?? 0) * 100) };
    return act(() => api.post<AppealView>(`/appeals/${encodeURIComponent(of.id)}/decision`, body as AppealDecision), '已作出决定。');
  };
  return (
    <Form form={form} layout="vertical" initialValues={{ kind: 'uphold' }} onFinish={(values) => void decide(values)}>
      <Form.Item name="kind" label="决定"><Radio.Group options={[{ value: 'uphold', label: '维持' }, ...(of.points > 0 ? [{ value: 'reduce', label: '减轻' }] : []), { value: 'revoke', label: '撤销' }]} /></Form.Item>
      {kind !== 'uphold' && <Form.Item name="code" label="原因" extra="手册错误、平台故障涉及多条的，可到“手册错误、平台故障”一次认定。" rules={[{ required: true, message: '请选原因' }]}><Select options={CODES} style={{ maxWidth: 220 }} /></Form.Item>}
      {kind === 'reduce' && <Form.Item name="to" label={`减轻为多少分（现为 ${shownPoints(of.points)} 分）`} rules={[{ required: true, message: '请填分值' }]}><InputNumber min={0} max={Math.max(0, (of.points - 1) / 100)} step={0.1} precision={2} style={{ width: 160 }} /></Form.Item>}
      <Form.Item name="reason" label="理由" rules={[{ required: true, whitespace: true, message: '请写明理由' }]}><Input.TextArea rows={4} maxLength={2000} showCount /></Form.Item>
      <Button type="primary" htmlType="submit" loading={busy}>作出决定</Button>
    </Form>
  );
}

const shownSize = (bytes: number): string => (bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`);
