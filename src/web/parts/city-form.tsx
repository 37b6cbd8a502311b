import { Alert, App, Button, Form, Input } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ApiProblem } from '../api.js';
import { Shown } from '../shell/page.js';
import type { CityPlaces, CityTaken, CityView } from '../../server/api/admin.js';

/** What is checked each week, and where it stands on the machine that runs the workbench. */
export function CityForm({ sample }: { sample: boolean }) {
  const city = useQuery({ queryKey: ['city'], queryFn: () => api.get<CityView>('/settings/city') });
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [left, setLeft] = useState<string[]>([]);
  const save = async (values: CityPlaces) => {
    setBusy(true);
    try {
      const filled = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, (value as string | undefined)?.trim()]).filter(([, value]) => value));
      const { items, notices } = await api.put<CityTaken>('/settings/city', filled);
      setLeft(notices);
      message.success(`已设置，目录中有 ${items} 个事项可抽查。`);
      await queries.invalidateQueries();
    } catch (error) {
      message.error(error instanceof ApiProblem ? error.message : '没有保存，请再试一次。', 8);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="card" style={{ maxWidth: 560, marginTop: 14 }}>
      <h2 style={{ fontSize: '1.1em', marginTop: 0 }}>事项目录和门户</h2>
      {sample ? <p className="note" style={{ marginBottom: 0 }}>现在是示例数据，目录和门户是随附的示例城市。正式使用请换一个数据文件夹，以 zhinan serve --no-sample 启动。</p> : <Shown of={city}>{({ places }) => (
        <Form<CityPlaces> layout="vertical" initialValues={places ?? {}} onFinish={(values) => void save(values)}>
          <p className="note">文件和文件夹填运行工作台的那台电脑上的路径。</p>
          <Form.Item name="catalogue" label="事项目录文件" rules={[{ required: true, whitespace: true, message: '请填写目录文件' }]}><Input maxLength={1000} placeholder="如：/data/目录.xlsx" /></Form.Item>
          <Form.Item name="portal" label="门户地址" rules={[{ pattern: /^https?:\/\/[^\s/]+/, message: '以 http:// 或 https:// 开头' }]}><Input maxLength={500} placeholder="如：https://zwfw.example.gov.cn" /></Form.Item>
          <Form.Item name="offline" label="线下指南文件夹"><Input maxLength={1000} /></Form.Item>
          <Form.Item name="handbook" label="标准化手册文件夹"><Input maxLength={1000} /></Form.Item>
          <Form.Item name="region" label="行政区划代码" rules={[{ pattern: /^\d{6}$/, message: '六位数字' }]}><Input maxLength={6} /></Form.Item>
          {left.length > 0 && <Alert type="warning" showIcon style={{ marginBottom: 14 }} title={`目录中有 ${left.length} 处没有使用`} description={left.slice(0, 20).map((line, at) => <div key={at}>{line}</div>)} />}
          <Button type="primary" htmlType="submit" loading={busy}>保存目录和门户</Button>
        </Form>
      )}</Shown>}
    </div>
  );
}
