import { App, Button, DatePicker, Form, Input, Modal, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ApiProblem } from '../api.js';
import { Rows } from '../parts/rows.js';
import { Page, Shown } from '../shell/page.js';
import type { UnitView } from '../../server/api/admin.js';

type Edit = { kind: 'new' } | { kind: 'rename'; unit: UnitView } | { kind: 'merge'; unit: UnitView };

/** Departments and towns, with their names by date and their successors. */
export default function Units() {
  const units = useQuery({ queryKey: ['units'], queryFn: () => api.get<UnitView[]>('/units') });
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [edit, setEdit] = useState<Edit>();
  const [form] = Form.useForm<{ id: string; name: string; day: Dayjs; successor: string }>();
  const names = new Map((units.data ?? []).map(({ id, name }) => [id, name]));
  const open = (next: Edit) => { form.resetFields(); if (next.kind === 'rename') form.setFieldsValue({ id: next.unit.id, name: next.unit.name }); setEdit(next); };
  const save = async () => {
    const values = await form.validateFields();
    const day = values.day.format('YYYY-MM-DD');
    try {
      if (edit?.kind === 'merge') {
        const moved = await api.post<Record<string, number>>(`/units/${encodeURIComponent(edit.unit.id)}/successor`, { successor: values.successor, day });
        message.success(`已并入：事项 ${moved['items'] ?? 0} 个、未办结问题 ${moved['findings'] ?? 0} 条随之移交。`);
      } else await api.post('/units', { id: values.id.trim(), name: values.name.trim(), day });
      setEdit(undefined);
      await queries.invalidateQueries({ queryKey: ['units'] });
    } catch (error) {
      message.error(error instanceof ApiProblem ? error.message : '没有保存，请再试一次。');
    }
  };
  return (
    <Page title="单位" note="机构调整后，未办结的问题、期限和分数随承接单位走，历史记录保留当时的名称。" actions={<Button type="primary" onClick={() => open({ kind: 'new' })}>登记单位</Button>}>
      <Shown of={units} empty={{ when: (rows) => rows.length === 0, say: '还没有单位。登记后才能给部门开账号、抽查事项。' }}>{(rows) => (
        <Rows<UnitView> name="单位" rowKey="id" size="middle" dataSource={rows} pagination={rows.length > 50 ? { pageSize: 50 } : false} scroll={{ x: 700 }} columns={[
          { title: '名称', dataIndex: 'name' }, { title: '编号', dataIndex: 'id' }, { title: '起', dataIndex: 'since' },
          { title: '状态', render: (_, unit) => (unit.until ? `${unit.until} 并入${names.get(unit.successor ?? '') ?? ''}` : '在用') },
          { title: '操作', render: (_, unit) => (unit.until ? null : <><Button type="link" size="small" onClick={() => open({ kind: 'rename', unit })}>更名</Button><Button type="link" size="small" onClick={() => open({ kind: 'merge', unit })}>并入其他单位</Button></>) },
        ]} />
      )}</Shown>
      <Modal title={edit?.kind === 'merge' ? `“${edit.unit.name}”并入` : edit?.kind === 'rename' ? '更名' : '登记单位'} open={edit !== undefined} onCancel={() => setEdit(undefined)} onOk={() => void save()} okText="保存" forceRender>
        <Form form={form} layout="vertical">
          {edit?.kind === 'merge'
            ? <Form.Item name="successor" label="承接单位" rules={[{ required: true, message: '请选承接单位' }]}><Select showSearch optionFilterProp="label" options={(units.data ?? []).filter((unit) => !unit.until && unit.id !== edit.unit.id).map(({ id, name }) => ({ value: id, label: name }))} /></Form.Item>
            : <>
              <Form.Item name="id" label="编号" extra="统一社会信用代码或内部编号，登记后不变" rules={[{ required: true, message: '请填写编号' }]}><Input disabled={edit?.kind === 'rename'} maxLength={64} /></Form.Item>
              <Form.Item name="name" label="名称" rules={[{ required: true, message: '请填写名称' }]}><Input maxLength={100} /></Form.Item>
            </>}
          <Form.Item name="day" label="自哪天起" rules={[{ required: true, message: '请选日期' }]}><DatePicker style={{ width: '100%' }} /></Form.Item>
        </Form>
      </Modal>
    </Page>
  );
}
