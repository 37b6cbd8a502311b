import { Alert, Button, Form, Input, Radio, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../api.js';
import { shownTime } from '../names.js';
import { useActing } from '../parts/acting.js';
import { Rows } from '../parts/rows.js';
import { Page, Shown } from '../shell/page.js';
import { useWeekName } from '../parts/week-name.js';
import type { DecidedFault, Fault, FaultEffect } from '../../server/api/appeals.js';

interface Filled { kind: Fault['kind']; basicCode?: string; element?: string; host?: string; from?: string; to?: string; reason: string }

/** A fault of the handbook or the platform is decided once; all that rests on it is revoked. */
export default function Faults() {
  const weekName = useWeekName();
  const [form] = Form.useForm<Filled>();
  const kind = Form.useWatch('kind', form);
  const { busy, act } = useActing();
  const [effect, setEffect] = useState<FaultEffect>();
  const elements = useQuery({ queryKey: ['faultElements'], queryFn: () => api.get<{ id: string; label: string }[]>('/faults/elements') });
  const faults = useQuery({ queryKey: ['faults'], queryFn: () => api.get<DecidedFault[]>('/faults') });
  const named = (id: string) => elements.data?.find((one) => one.id === id)?.label ?? '某要素';
  const faultOf = (values: Filled): Fault => (values.kind === '手册错误' ? { kind: '手册错误', basicCode: (values.basicCode ?? '').trim(), element: values.element ?? '' } : { kind: '平台故障', host: (values.host ?? '').trim(), from: moment(values.from), to: moment(values.to) });
  const look = async () => {
    const values = await form.validateFields();
    const found = await act(() => api.post<FaultEffect>('/faults/effect', faultOf(values)), '已查出影响范围。');
    if (found) setEffect(found);
  };
  const decide = async () => {
    const values = await form.validateFields();
    if (await act(() => api.post<DecidedFault>('/faults', { fault: faultOf(values), reason: values.reason }), '已认定，相关问题全部撤销。')) { setEffect(undefined); form.resetFields(); }
  };
  return (
    <Page title="手册错误、平台故障" note="认定一次，由此产生的问题在各单位、各期全部撤销。" actions={<Link to="/appeals">返回复核申请</Link>}>
      <div className="card" style={{ marginBottom: 14 }}>
        <Form form={form} layout="vertical" style={{ maxWidth: 620 }} initialValues={{ kind: '手册错误' }} onValuesChange={() => setEffect(undefined)}>
          <Form.Item name="kind" label="哪一种"><Radio.Group options={['手册错误', '平台故障'].map((value) => ({ value, label: value }))} /></Form.Item>
          {kind !== '平台故障' ? <>
            <Form.Item name="basicCode" label="手册条目的基本编码" rules={[{ required: true, whitespace: true, message: '请填基本编码' }]}><Input maxLength={40} /></Form.Item>
            <Form.Item name="element" label="哪个要素写错了" rules={[{ required: true, message: '请选要素' }]}><Select showSearch optionFilterProp="label" loading={elements.isPending} options={(elements.data ?? []).map(({ id, label }) => ({ value: id, label }))} /></Form.Item>
          </> : <>
            <Form.Item name="host" label="平台的域名" extra="网址中 // 与下一个 / 之间的部分。" rules={[{ required: true, whitespace: true, message: '请填域名' }]}><Input maxLength={253} /></Form.Item>
            <Form.Item name="from" label="故障开始" rules={[{ required: true, message: '请填开始时间' }]}><Input type="datetime-local" style={{ maxWidth: 240 }} /></Form.Item>
            <Form.Item name="to" label="故障结束" rules={[{ required: true, message: '请填结束时间' }]}><Input type="datetime-local" style={{ maxWidth: 240 }} /></Form.Item>
          </>}
          <Form.Item name="reason" label="理由" rules={[{ required: true, whitespace: true, message: '请写明理由' }]}><Input.TextArea rows={3} maxLength={2000} showCount /></Form.Item>
          <Button loading={busy} onClick={() => void look()}>先看影响</Button>
        </Form>
        {effect && <div style={{ marginTop: 14 }}>
          <Alert type={effect.findings.length > 0 ? 'warning' : 'info'} showIcon title={effect.findings.length > 0 ? `将撤销 ${effect.findings.length} 条问题，涉及 ${effect.units} 个单位、${effect.weeks} 期，同时办结 ${effect.appeals} 份申诉。` : '没有因此可以撤销的问题。'} description={effect.waiting > 0 ? `另有 ${effect.waiting} 条还没有初核，请核查员在初核时排除。` : undefined} />
          {effect.findings.length > 0 && <>
            <Rows name="认定的影响" size="small" style={{ margin: '10px 0' }} rowKey="fingerprint" dataSource={effect.findings} pagination={effect.findings.length > 10 ? { pageSize: 10 } : false} scroll={{ x: 600 }} columns={[{ title: '单位', dataIndex: 'unitName', width: 160 }, { title: '事项', dataIndex: 'itemName' }, { title: '问题', dataIndex: 'title' }, { title: '期', width: 210, render: (_, row) => weekName(row.week) }]} />
            <Button type="primary" danger loading={busy} onClick={() => void decide()}>认定并全部撤销</Button>
          </>}
        </div>}
      </div>
      <Shown of={faults} empty={{ when: (rows) => rows.length === 0, say: '还没有认定过。' }}>{(rows) => (
        <Rows<DecidedFault> name="手册错误、平台故障" rowKey="id" size="middle" dataSource={rows} pagination={false} scroll={{ x: 800 }} columns={[
          { title: '认定时间', width: 150, render: (_, row) => <>{shownTime(row.at)}<div className="note">{row.by}</div></> }, { title: '种类', width: 100, render: (_, row) => row.fault.kind },
          { title: '范围', render: (_, row) => (row.fault.kind === '手册错误' ? `${row.fault.basicCode}　${named(row.fault.element)}` : `${row.fault.host}　${shownTime(row.fault.from)} 至 ${shownTime(row.fault.to)}`) },
          { title: '理由', dataIndex: 'reason' }, { title: '撤销', width: 160, render: (_, row) => `${row.revoked} 条，办结申诉 ${row.appeals} 份` },
        ]} />
      )}</Shown>
    </Page>
  );
}

/** What a field of local time holds, as a moment of Shanghai. */
const moment = (local: string | undefined): string => `${(local ?? '').slice(0, 16)}:00+08:00`;
