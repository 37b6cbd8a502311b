import { App, Button, Form, Input, Modal, Space, Upload, type UploadFile } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ApiProblem } from '../api.js';
import type { FindingCard } from '../../server/api/notices.js';

type Step = 'appeal' | 'mended' | 'files';
const TITLES: Record<Step, string> = { appeal: '申诉（复核申请）', mended: '报告已整改', files: '补充材料' };
const KINDS = '.pdf,.doc,.docx,.jpg,.jpeg,.png';

/** What the unit can do about a finding in its present state. */
export function UnitSteps({ card, notice }: { card: FindingCard; notice: string }) {
  const queries = useQueryClient();
  const { message, modal } = App.useApp();
  const [step, setStep] = useState<Step>();
  const [busy, setBusy] = useState(false);
  const [files, setFiles] = useState<UploadFile[]>([]);
  const [form] = Form.useForm<{ reason: string; note: string }>();
  const at = `/findings/${encodeURIComponent(card.fingerprint)}`;
  const tried = async (work: () => Promise<unknown>, said: string) => {
    setBusy(true);
    try {
      await work();
      message.success(said);
      setStep(undefined);
      await queries.invalidateQueries({ queryKey: ['notice', notice] });
      await queries.invalidateQueries({ queryKey: ['notices'] });
    } catch (error) {
      message.error(error instanceof ApiProblem ? error.message : '没有办成，请再试一次。', 6);
    } finally {
      setBusy(false);
    }
  };
  const open = (next: Step) => { form.resetFields(); setFiles([]); setStep(next); };
  const attach = (body: FormData) => { for (const file of files) if (file.originFileObj) body.append('files', file.originFileObj, file.name); };
  const save = async () => {
    const values = await form.validateFields();
    if (step === 'mended') return tried(() => api.post(`${at}/mended`, { version: card.version, note: values.note }), '已报告，下一次核查时复查。');
    const body = new FormData();
    if (step === 'appeal') { body.append('reason', values.reason); body.append('version', String(card.version)); }
    attach(body);
    return step === 'appeal' ? tried(() => api.post(`${at}/appeal`, body), '已提出申诉，等待复核决定。') : tried(() => api.post(`/appeals/${encodeURIComponent(card.appeal?.id ?? '')}/files`, body), '已补充。');
  };
  const sure = (title: string, content: string, path: string, said: string) => modal.confirm({ title, content, okText: '确定', onOk: () => tried(() => api.post(`${at}/${path}`, { version: card.version }), said) });

  return (
    <>
      <Space wrap className="no-print">
        {card.state === 'signed' && <Button loading={busy} onClick={() => sure('对这条问题没有异议？', '确认后进入整改，不能再申诉。', 'accept', '已确认，请按期整改。')}>无异议，去整改</Button>}
        {card.state === 'signed' && (card.deadline && card.deadline.left < 0 ? <span className="note">申诉期已过</span> : <Button onClick={() => open('appeal')}>申诉</Button>)}
        {card.state === 'appealed' && card.appeal?.state === 'open' && <Button onClick={() => open('files')}>补充材料</Button>}
        {card.state === 'appealed' && <Button loading={busy} onClick={() => sure('撤回申诉？', '撤回后进入整改，这条问题不能再次申诉。', 'withdraw', '已撤回，请按期整改。')}>撤回申诉</Button>}
        {(card.state === 'rectifying' || card.state === 'suspended') && <Button type="primary" onClick={() => open('mended')}>报告已整改</Button>}
      </Space>
      <Modal title={step && TITLES[step]} open={step !== undefined} onCancel={() => setStep(undefined)} onOk={() => void save()} okText="提交" confirmLoading={busy} forceRender>
        <Form form={form} layout="vertical">
          {step === 'appeal' && <Form.Item name="reason" label="理由" extra="写明哪里不符、以什么为准；可附文件依据、页面截图或签字盖章的扫描件。" rules={[{ required: true, whitespace: true, message: '请写明理由' }]}><Input.TextArea rows={5} maxLength={5000} showCount /></Form.Item>}
          {step === 'mended' && <Form.Item name="note" label="改了什么" extra="写明在哪里、改成了什么。复查发现没有改的，按虚报整改处理。" rules={[{ required: true, whitespace: true, message: '请写明改了什么' }]}><Input.TextArea rows={4} maxLength={2000} showCount /></Form.Item>}
          {(step === 'appeal' || step === 'files') && (
            <Form.Item label="附件" extra="PDF、Word 或图片，最多 10 个，合计不超过 40 MB。">
              <Upload multiple accept={KINDS} fileList={files} beforeUpload={() => false} onChange={({ fileList }) => setFiles(fileList)}><Button>选择文件</Button></Upload>
            </Form.Item>
          )}
        </Form>
      </Modal>
    </>
  );
}
