import { App, Button, DatePicker, Form, Input, Modal, Select } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Dayjs } from 'dayjs';
import { api, ApiProblem } from '../api.js';
import { Rows } from './rows.js';
import { Shown } from '../shell/page.js';
import type { UnitView } from '../../server/api/admin.js';
import type { FilingDue } from '../../server/api/filings.js';

/** Days by which guides are to be filed: entered by hand, because nobody laid down how they are counted. */
export function FilingDues({ units, onClose }: { units: UnitView[]; onClose: () => void }) {
  const dues = useQuery({ queryKey: ['filing-dues'], queryFn: () => api.get<FilingDue[]>('/filing-dues') });
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ unit?: string; item?: string; due: Dayjs }>();
  const set = async (body: { unit?: string; item?: string; due: string | null }) => {
    try {
      await api.put('/filing-dues', body);
      form.resetFields();
      await queries.invalidateQueries({ queryKey: ['filing-dues'] });
    } catch (error) {
      message.error(error instanceof ApiProblem ? error.message : '没有保存，请再试一次。');
    }
  };
  return (
    <Modal title="报送期限" open onCancel={onClose} footer={null} width={760}>
      <p className="note">不选单位的对全部单位有效，不写事项的对全部事项有效；更具体的优先。登记后报送的才按期限判断是否逾期。</p>
      <Form form={form} layout="inline" style={{ rowGap: 8, marginBottom: 12 }} onFinish={({ unit, item, due }) => void set({ ...(unit ? { unit } : {}), ...(item?.trim() ? { item: item.trim() } : {}), due: due.format('YYYY-MM-DD') })}>
        <Form.Item name="unit"><Select allowClear showSearch optionFilterProp="label" placeholder="全部单位" aria-label="单位" style={{ width: 200 }} options={units.filter((unit) => !unit.until).map(({ id, name }) => ({ value: id, label: name }))} /></Form.Item>
        <Form.Item name="item"><Input placeholder="事项编码或名称" aria-label="事项" maxLength={200} /></Form.Item>
        <Form.Item name="due" rules={[{ required: true, message: '请选日期' }]}><DatePicker aria-label="最后一天" placeholder="最后一天" /></Form.Item>
        <Button type="primary" htmlType="submit">登记</Button>
      </Form>
      <Shown of={dues} empty={{ when: (rows) => rows.length === 0, say: '还没有登记期限。' }}>{(rows) => (
        <Rows<FilingDue> name="备案报送期限" size="small" rowKey={(row) => `${row.unit} ${row.item}`} dataSource={rows} pagination={false} scroll={{ x: 500 }} columns={[
          { title: '单位', dataIndex: 'unitName' }, { title: '事项', render: (_, row) => row.item || '全部事项' }, { title: '最后一天', dataIndex: 'due' },
          { title: '操作', width: 70, render: (_, row) => <Button size="small" type="link" onClick={() => void set({ ...(row.unit ? { unit: row.unit } : {}), ...(row.item ? { item: row.item } : {}), due: null })}>取消</Button> },
        ]} />
      )}</Shown>
    </Modal>
  );
}
