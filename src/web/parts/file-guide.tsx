import { App, Form, Input, Modal, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ApiProblem } from '../api.js';
import { useMe } from '../shell/session.js';
import type { UnitView } from '../../server/api/admin.js';
import type { GuideContent } from '../../server/api/check.js';
import type { Filed, FilingRow } from '../../server/api/filings.js';

/** Files the guide, as it came or as it was typed; who has no unit says whose it is. */
export function FileGuide({ file, typed, problems, open, onClose, onFiled }: { file: File; typed: GuideContent | undefined; problems: number; open: boolean; onClose: () => void; onFiled: (rows: FilingRow[]) => void }) {
  const me = useMe();
  const units = useQuery({ queryKey: ['units'], queryFn: () => api.get<UnitView[]>('/units'), enabled: open && me !== undefined && !me.unit });
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [form] = Form.useForm<{ note?: string; unit?: string }>();
  const save = async () => {
    const { note = '', unit } = await form.validateFields();
    setBusy(true);
    try {
      const body = new FormData();
      body.append('note', note);
      if (unit) body.append('unit', unit);
      body.append('file', file, file.name);
      const { filed, refused } = typed ? await api.post<Filed>('/filings/typed', { content: typed, note, ...(unit ? { unit } : {}) }) : await api.post<Filed>('/filings', body);
      for (const why of refused) message.warning(why, 8);
      onFiled(filed);
      onClose();
    } catch (error) {
      message.error(error instanceof ApiProblem ? error.message : '没有备案，请再试一次。', 8);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal title={problems > 0 ? '带问题备案' : '报送备案'} open={open} onCancel={onClose} onOk={() => void save()} okText="报送" confirmLoading={busy} forceRender>
      <p>{problems > 0 ? `还有 ${problems} 条问题没有改。可以先报送，问题列在回执上；请说明原因和打算。` : '没有查出问题。'}{typed ? '报送的是修改后的内容，按模板生成 Word。' : `报送的是原文件“${file.name}”。`}</p>
      <Form form={form} layout="vertical">
        {me && !me.unit && <Form.Item name="unit" label="报送单位" rules={[{ required: true, message: '请选报送单位' }]}><Select showSearch optionFilterProp="label" options={(units.data ?? []).filter((unit) => !unit.until).map(({ id, name }) => ({ value: id, label: name }))} /></Form.Item>}
        <Form.Item name="note" label="说明" rules={problems > 0 ? [{ required: true, whitespace: true, message: '请写明说明' }] : []}><Input.TextArea rows={3} maxLength={2000} showCount /></Form.Item>
      </Form>
    </Modal>
  );
}
