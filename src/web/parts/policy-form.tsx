import { Alert, Button, Drawer, Form, Input, InputNumber, Space, Switch } from 'antd';
import { useState } from 'react';
import { api } from '../api.js';
import { shownPoints } from '../names.js';
import { useWeekName } from './week-name.js';
import { useActing } from './acting.js';
import { Rows } from './rows.js';
import type { PolicyEffect, PolicyForm, PolicyVersion } from '../../server/api/policies.js';

const SEVERITIES = ['严重', '较重', '一般', '提示'] as const;
type Severities = Record<(typeof SEVERITIES)[number], number>;
interface Filled {
  version: string; notice: string; standard: Severities; enabled: boolean; channel: Severities; deductText: boolean; item: number; department: number; quarter?: number | null;
  first: number; second: number; third: number; selfReported: number; mendedEarly: number;
}
const points = (hundredths: Severities): Severities => ({ 严重: hundredths.严重 / 100, 较重: hundredths.较重 / 100, 一般: hundredths.一般 / 100, 提示: hundredths.提示 / 100 });
const whole = (given: number): number => Math.round(given * 100);
const hundredths = (given: Severities): Severities => ({ 严重: whole(given.严重), 较重: whole(given.较重), 一般: whole(given.一般), 提示: whole(given.提示) });

/** A version as a form; its effect on past weeks is looked at before it is kept. */
export function PolicyEditor({ of, onClose }: { of: PolicyVersion; onClose: () => void }) {
  const weekName = useWeekName();
  const [form] = Form.useForm<Filled>();
  const { busy, act } = useActing();
  const [effect, setEffect] = useState<PolicyEffect[]>();
  const { content } = of;
  const [first = 100, second = 100, third = 100] = content.factors?.repetition ?? [];
  const start: Filled = {
    version: of.state === 'draft' ? of.version : '', notice: content.notice, standard: points(content.standard), enabled: content.channel.enabled, channel: points(content.channel), deductText: content.deductText,
    item: content.caps.item / 100, department: content.caps.department / 100, quarter: content.caps.quarter === undefined ? null : content.caps.quarter / 100,
    first: first / 100, second: second / 100, third: third / 100, selfReported: (content.factors?.selfReported ?? 100) / 100, mendedEarly: (content.factors?.mendedEarly ?? 100) / 100,
  };
  const policy = async (): Promise<PolicyForm> => {
    const v = await form.validateFields();
    return {
      version: v.version.trim(), notice: v.notice, standard: hundredths(v.standard), channel: { enabled: v.enabled, ...hundredths(v.channel) }, deductText: v.deductText, overrides: content.overrides, ...(content.governance ? { governance: content.governance } : {}),
      caps: { item: whole(v.item), department: whole(v.department), ...(typeof v.quarter === 'number' ? { quarter: whole(v.quarter) } : {}) }, factors: { repetition: [whole(v.first), whole(v.second), whole(v.third)], selfReported: whole(v.selfReported), mendedEarly: whole(v.mendedEarly) },
    };
  };
  const look = async () => { const body = await policy(); const found = await act(() => api.post<PolicyEffect[]>('/policies/effect', body), '已算出影响。'); if (found) setEffect(found); };
  const save = async () => { const body = await policy(); if (await act(async () => { await api.put('/policies', body); return true; }, '草案已保存，采用后才施行。')) onClose(); };
  const number = (name: keyof Filled | [keyof Filled, string], label: string, required = true) => <Form.Item key={label} name={name} label={label} rules={required ? [{ required: true, message: '请填数' }] : []}><InputNumber min={0} max={100} step={0.1} precision={2} style={{ width: 110 }} /></Form.Item>;
  return (
    <Drawer open title="起草扣分规则" size={720} onClose={onClose} extra={<Space><Button loading={busy} onClick={() => void look()}>先看影响</Button><Button type="primary" loading={busy} onClick={() => void save()}>保存草案</Button></Space>}>
      <Form form={form} layout="vertical" initialValues={start} onValuesChange={() => setEffect(undefined)}>
        <Form.Item name="version" label="版本名" extra="如 2027-01；文字、数字和 . _ -。" rules={[{ required: true, message: '请填版本名' }, { pattern: /^[\p{L}\p{N}._-]+$/u, message: '只能用文字、数字和 . _ -' }]}><Input maxLength={40} style={{ maxWidth: 240 }} disabled={of.state === 'draft'} /></Form.Item>
        <Form.Item name="notice" label="随每个分值印出的说明"><Input maxLength={100} /></Form.Item>
        <h3 style={{ fontSize: '1em' }}>与手册不一致，每条扣分</h3><Space wrap>{SEVERITIES.map((name) => number(['standard', name], name))}</Space>
        <h3 style={{ fontSize: '1em' }}>线上线下不一致，每条扣分</h3><Form.Item name="enabled" label="扣分（不开只通报）" valuePropName="checked"><Switch /></Form.Item><Space wrap>{SEVERITIES.map((name) => number(['channel', name], `${name}　`))}</Space>
        <Form.Item name="deductText" label="仅文字表述不同也扣分" valuePropName="checked"><Switch /></Form.Item>
        <h3 style={{ fontSize: '1em' }}>上限（分）</h3><Space wrap>{number('item', '每事项每期')}{number('department', '每单位每期')}{number('quarter', '每单位每季度', false)}</Space>
        <h3 style={{ fontSize: '1em' }}>倍数</h3><Space wrap>{number('first', '第一次')}{number('second', '第二次')}{number('third', '第三次起')}{number('selfReported', '自查自报')}{number('mendedEarly', '通报前改正')}</Space>
      </Form>
      {effect && (effect.length === 0 ? <Alert type="info" showIcon title="按这一版重算以往各期，没有单位的扣分变化。" /> : <>
        <Alert type="warning" showIcon title="如果以往各期都按这一版，下列单位的扣分会变化（只供比较，以往的不改）。" style={{ marginBottom: 8 }} />
        <Rows<PolicyEffect> size="small" rowKey={(row) => `${row.week} ${row.unit}`} dataSource={effect} pagination={effect.length > 20 ? { pageSize: 20 } : false} columns={[{ title: '期', render: (_, row) => weekName(row.week) }, { title: '单位', dataIndex: 'unitName' }, { title: '现在', align: 'right', render: (_, row) => shownPoints(row.before) }, { title: '按这一版', align: 'right', render: (_, row) => shownPoints(row.after) }]} />
      </>)}
    </Drawer>
  );
}
