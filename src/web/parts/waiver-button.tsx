import { Button, DatePicker, Form, Input, Modal } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { api } from '../api.js';
import { useActing } from './acting.js';
import type { FindingDetail } from '../../server/api/finding.js';

interface Filled { reason: string; approver?: string; until?: Dayjs }

/** Lists a finding as an exception (例外，经核准), or ends one before its day; each with its reason. */
export function WaiverButton({ of }: { of: FindingDetail }) {
  const ends = of.may.includes('unwaive');
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Filled>();
  const { busy, act } = useActing();
  const send = async () => {
    const { reason, approver = '', until } = await form.validateFields();
    const at = `/findings/${encodeURIComponent(of.id)}`;
    await act(async () => {
      await (ends ? api.post(`${at}/unwaive`, { reason }) : api.post(`${at}/waive`, { reason, approver, until: until?.format('YYYY-MM-DD') ?? '' }));
      setOpen(false);
    }, ends ? '已终止，问题回到初核。' : '已列为例外。');
  };
  return (
    <>
      <Button onClick={() => { form.resetFields(); setOpen(true); }}>{ends ? '终止例外' : '列为例外（经核准）'}</Button>
      <Modal title={ends ? '提前终止例外' : '列为例外（经核准）'} open={open} onCancel={() => setOpen(false)} onOk={() => void send()} okText={ends ? '终止' : '列为例外'} confirmLoading={busy} forceRender>
        <p className="note">{ends ? '终止后这条问题重新初核，原来的告知和期限不再有效。' : '只对现在的内容有效：到期，或任何一方改了内容，就自动失效、重新初核。有效期内不扣分。'}</p>
        <Form form={form} layout="vertical">
          <Form.Item name="reason" label="理由" rules={[{ required: true, whitespace: true, message: '请写明理由' }]}><Input.TextArea rows={3} maxLength={2000} showCount placeholder={ends ? '' : '如：上级批复文号、地方法规条款'} /></Form.Item>
          {!ends && <>
            <Form.Item name="approver" label="核准人" rules={[{ required: true, whitespace: true, message: '请写核准人' }]}><Input maxLength={64} /></Form.Item>
            <Form.Item name="until" label="有效期至" rules={[{ required: true, message: '请选最后一天' }]}><DatePicker style={{ width: '100%' }} /></Form.Item>
          </>}
        </Form>
      </Modal>
    </>
  );
}
