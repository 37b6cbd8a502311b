import { App, Button, Form, Input } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ApiProblem } from '../api.js';
import { CityForm } from '../parts/city-form.js';
import { Page, Shown } from '../shell/page.js';
import { useMe } from '../shell/session.js';
import type { SettingsView } from '../../server/api/admin.js';

const OFFICE_NAMES: Record<string, string> = { centre: '抽查牵头单位（信息中心）', reform: '审定单位（跑改办）', service: '备案单位（办事服务中心）', organ: '编办', legal: '法制办', city: '上级单位' };

/** Names of the offices as they are printed, and what is checked each week. */
export default function Settings() {
  const me = useMe();
  const settings = useQuery({ queryKey: ['settings'], queryFn: () => api.get<SettingsView>('/settings') });
  const queries = useQueryClient();
  const { message } = App.useApp();
  const save = async (offices: Record<string, string>) => {
    try {
      await api.put('/settings/offices', offices);
      await queries.invalidateQueries();
      message.success('已保存。');
    } catch (error) {
      message.error(error instanceof ApiProblem ? error.message : '没有保存，请再试一次。');
    }
  };
  return (
    <Page title="设置">
      <Shown of={settings}>{({ offices }) => (
        <div className="card" style={{ maxWidth: 560 }}>
          <h2 style={{ fontSize: '1.1em', marginTop: 0 }}>机构名称</h2>
          <Form layout="vertical" initialValues={offices} onFinish={(values: Record<string, string>) => void save(values)}>
            {Object.entries(OFFICE_NAMES).map(([key, label]) => <Form.Item key={key} name={key} label={label}><Input maxLength={60} /></Form.Item>)}
            <Button type="primary" htmlType="submit">保存</Button>
          </Form>
        </div>
      )}</Shown>
      {me && <CityForm sample={me.sample} />}
    </Page>
  );
}
