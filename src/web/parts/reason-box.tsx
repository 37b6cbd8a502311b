import { Button, Form, Input, Modal } from 'antd';
import { useEffect, useState } from 'react';

const USUAL = {
  dismiss: ['两处意思相同，只是写法不同', '网页该处读取有误', '地方另有规定，已核对', '手册条目有误，另报勘误'],
  doubt: ['需电话核实', '需到窗口核对纸质指南', '需请手册主管单位解释'],
};
const TITLES = { dismiss: '排除：为什么不是问题', doubt: '无法判断：还缺什么' };

/** Asks for the reason of a decision; Ctrl+Enter sends it, Esc goes back. */
export function ReasonBox({ kind, close, save }: { kind: 'dismiss' | 'doubt' | undefined; close: () => void; save: (reason: string) => Promise<void> }) {
  const [form] = Form.useForm<{ reason: string }>();
  const [busy, setBusy] = useState(false);
  useEffect(() => { if (kind) form.resetFields(); }, [kind, form]);
  const send = async () => {
    const { reason } = await form.validateFields();
    setBusy(true);
    await save(reason);
    setBusy(false);
  };
  return (
    <Modal title={kind ? TITLES[kind] : ''} open={kind !== undefined} onCancel={close} onOk={() => void send()} okText="提交（Ctrl+回车）" confirmLoading={busy} afterOpenChange={(open) => { if (open) form.focusField('reason'); }}>
      <Form form={form} layout="vertical">
        <Form.Item name="reason" label="理由" rules={[{ required: true, whitespace: true, message: '请写明理由' }]}>
          <Input.TextArea rows={3} maxLength={1000} onKeyDown={(event) => { if (event.key === 'Enter' && event.ctrlKey) void send(); }} />
        </Form.Item>
      </Form>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 6 }}>{kind && USUAL[kind].map((text) => <Button key={text} size="small" onClick={() => { form.setFieldsValue({ reason: text }); form.focusField('reason'); }}>{text}</Button>)}</div>
    </Modal>
  );
}
