import { App, Button, DatePicker, Form, Input, Popconfirm, Radio, Select, Upload } from 'antd';
import type { Dayjs } from 'dayjs';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ApiProblem } from '../api.js';
import { shownTime } from '../names.js';
import { Rows } from '../parts/rows.js';
import { Page, Shown } from '../shell/page.js';
import type { UnitView } from '../../server/api/admin.js';
import type { HandoverView } from '../../server/api/week.js';
import '../parts/desk.css';

/** What was handed over for the online side and field sheets that were filled in: the next run reads them. */
export default function Handover() {
  const list = useQuery({ queryKey: ['handovers'], queryFn: () => api.get<HandoverView[]>('/handovers') });
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ kind: 'online' | 'sheet'; unit?: string; source: string; person: string; date: Dayjs }>();
  const sheet = Form.useWatch('kind', form) === 'sheet';
  const units = useQuery({ queryKey: ['units'], queryFn: () => api.get<UnitView[]>('/units') });
  const [files, setFiles] = useState<File[]>([]);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    const { kind, unit, source, person, date } = await form.validateFields();
    if (files.length === 0) return void message.warning('请先选择文件。');
    setBusy(true);
    const left: File[] = [];
    for (const file of files) {
      const body = new FormData();
      for (const [name, value] of Object.entries({ kind, unit: unit ?? '', source, person, date: date.format('YYYY-MM-DD') })) body.append(name, value);
      body.append('file', file);
      try {
        await api.post('/handovers', body);
      } catch (error) {
        left.push(file);
        message.error(error instanceof ApiProblem ? error.message : `“${file.name}”没有传上，请再试一次。`, 6);
      }
    }
    setFiles(left);
    setBusy(false);
    if (left.length < files.length) message.success(`已收下 ${files.length - left.length} 个文件，下次核查时使用。`);
    await queries.invalidateQueries({ queryKey: ['handovers'] });
  };
  const drop = async (row: HandoverView) => {
    try {
      await api.remove(`/handovers/${row.id}`);
    } catch (error) {
      message.error(error instanceof ApiProblem ? error.message : '没有移除，请再试一次。');
    }
    await queries.invalidateQueries({ queryKey: ['handovers'] });
  };
  return (
    <Page title="移交与现场核查表" note="收下的文件在下次核查时使用">
      <div className="card" style={{ marginBottom: 14, maxWidth: 760 }}>
        <h2>上传</h2>
        <Form form={form} layout="vertical" initialValues={{ kind: 'online' }}>
          <Form.Item name="kind" label="种类"><Radio.Group options={[{ value: 'online', label: '线上移交数据' }, { value: 'sheet', label: '现场核查表（线下）' }]} /></Form.Item>
          {sheet && <Form.Item name="unit" label="被查单位" rules={[{ required: true, message: '请选被查单位' }]} style={{ maxWidth: 360 }}><Select showSearch optionFilterProp="label" options={(units.data ?? []).filter(({ until }) => !until).map(({ id, name }) => ({ value: id, label: name }))} /></Form.Item>}
          <Form.Item label="文件" extra={sheet ? '填好的 Word 或 Excel 核查表，一个事项一份。' : '保存的网页，平台导出的 Excel、CSV、JSON 和截图；压缩包请先解压。'}>
            <Upload multiple beforeUpload={(_, chosen) => { setFiles(chosen); return false; }} fileList={files.map((file, at) => ({ uid: String(at), name: file.name }))} onRemove={({ uid }) => { setFiles(files.filter((_, at) => String(at) !== uid)); }}><Button>选择文件</Button></Upload>
          </Form.Item>
          <div className="filters">
            <Form.Item name="source" label="来源" rules={[{ required: true, message: '请写明来源' }]}><Input maxLength={200} placeholder="如：省平台导出" /></Form.Item>
            <Form.Item name="person" label="移交人或核查人" rules={[{ required: true, message: '请写明人员' }]}><Input maxLength={60} /></Form.Item>
            <Form.Item name="date" label="取得日期" rules={[{ required: true, message: '请选日期' }]}><DatePicker style={{ width: '100%' }} /></Form.Item>
          </div>
          <Button type="primary" loading={busy} onClick={() => void send()}>收下</Button>
        </Form>
      </div>
      <Shown of={list} empty={{ when: (rows) => rows.length === 0, say: '还没有收下移交数据。' }}>{(rows) => (
        <Rows<HandoverView> name="移交与现场核查表" size="middle" rowKey="id" dataSource={rows} scroll={{ x: 800 }} pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }} columns={[
          { title: '文件', dataIndex: 'name' }, { title: '种类', width: 180, render: (_, row) => (row.kind === 'sheet' ? `现场核查表（${row.unitName ?? ''}）` : '线上移交数据') }, { title: '大小', width: 100, render: (_, row) => `${Math.max(1, Math.round(row.size / 1024))} KB` }, { title: '来源', dataIndex: 'source' }, { title: '人员', dataIndex: 'person', width: 100 }, { title: '取得日期', dataIndex: 'date', width: 120 }, { title: '收下', width: 190, render: (_, row) => `${shownTime(row.takenAt)} ${row.who}` },
          { title: '操作', width: 90, render: (_, row) => <Popconfirm title="下次核查不再使用这份文件？" okText="移除" cancelText="取消" onConfirm={() => void drop(row)}><Button type="link" size="small" aria-label={`移除${row.name}`}>移除</Button></Popconfirm> },
        ]} />
      )}</Shown>
    </Page>
  );
}
