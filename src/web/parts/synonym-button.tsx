import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { api, ApiProblem } from '../api.js';
import type { FindingDetail } from '../../server/api/finding.js';

/** Confirms that two wordings of a name mean the same: the next run knows them. */
export function SynonymButton({ of }: { of: FindingDetail }) {
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ a: string; b: string; why: string }>();
  const texts = of.sides.filter(({ absent }) => !absent).map(({ pieces }) => pieces.map(({ text }) => text).join('').trim()).filter((text) => text !== '' && text.length <= 60 && !text.includes('\n'));
  const save = async () => {
    const values = await form.validateFields();
    try {
      await api.post('/synonyms', { finding: of.id, ...values });
      setOpen(false);
      message.success('已确认，下次核查起按同义处理。本条问题仍请初核。');
    } catch (error) {
      message.error(error instanceof ApiProblem ? error.message : '没有保存，请再试一次。');
    }
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>确认同义写法</Button>
      <Modal title="确认两种写法同义" open={open} onCancel={() => setOpen(false)} onOk={() => void save()} okText="确认" destroyOnHidden>
        <p className="note">只用于名称（材料、机关、地址、环节）。确认后全部单位的下次核查都按同义处理，并记入操作日志。</p>
        <Form form={form} layout="vertical" initialValues={{ a: texts[0] ?? '', b: texts.find((text) => text !== texts[0]) ?? '' }}>
          <Form.Item name="a" label="规范写法" rules={[{ required: true, message: '请填写' }]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="b" label="也写作" rules={[{ required: true, message: '请填写' }]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="why" label="依据" rules={[{ required: true, message: '请写明依据' }]}><Input maxLength={300} placeholder="如：文件名称，或与谁核实" /></Form.Item>
        </Form>
      </Modal>
    </>
  );
}
