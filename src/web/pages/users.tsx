import { App, Button, Form, Input, Modal, Select, Switch, Tag } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ApiProblem } from '../api.js';
import { ROLE_NAMES, shownTime } from '../names.js';
import { Rows } from '../parts/rows.js';
import { Page, Shown } from '../shell/page.js';
import type { FirstPassword, NewUser, UnitView, UserView } from '../../server/api/admin.js';

/** Accounts: who works here, with which role; first passwords are shown once. */
export default function Users() {
  const users = useQuery({ queryKey: ['users'], queryFn: () => api.get<UserView[]>('/users') });
  const units = useQuery({ queryKey: ['units'], queryFn: () => api.get<UnitView[]>('/units') });
  const queries = useQueryClient();
  const { message, modal } = App.useApp();
  const [edited, setEdited] = useState<UserView | 'new'>();
  const [form] = Form.useForm<NewUser & { active: boolean }>();
  const role = Form.useWatch('role', form);
  const fresh = () => queries.invalidateQueries({ queryKey: ['users'] });
  const tell = ({ password }: FirstPassword, name: string) => modal.success({ title: `${name}的初始密码`, content: <><p style={{ fontSize: 20, letterSpacing: 2, fontFamily: 'monospace' }}>{password}</p><p>只显示这一次，请当面或用可靠方式告诉本人；首次登录时须修改。</p></>, okText: '已记下' });

  const open = (user: UserView | 'new') => {
    form.resetFields();
    form.setFieldsValue(user === 'new' ? { role: 'department', active: true } : { account: user.account, name: user.name, role: user.role, unit: user.unit ?? null, subject: user.subject ?? null, active: user.active });
    setEdited(user);
  };
  const save = async () => {
    const values = await form.validateFields();
    try {
      if (edited === 'new') tell(await api.post<FirstPassword>('/users', { account: values.account, name: values.name, role: values.role, unit: values.unit || undefined, subject: values.subject || undefined }), values.name);
      else if (edited) await api.put(`/users/${edited.id}`, { version: edited.version, name: values.name, role: values.role, unit: values.unit || null, subject: values.subject || null, active: values.active });
      setEdited(undefined);
      await fresh();
    } catch (error) {
      message.error(error instanceof ApiProblem ? error.message : '没有保存，请再试一次。');
    }
  };
  const reset = (user: UserView) => modal.confirm({ title: `重设“${user.name}”的密码？`, content: '重设后，这个人现有的登录和接口令牌全部失效。', okText: '重设', onOk: async () => { tell(await api.post<FirstPassword>(`/users/${user.id}/password`), user.name); await fresh(); } });

  return (
    <Page title="用户" actions={<Button type="primary" onClick={() => open('new')}>新增用户</Button>}>
      <Shown of={users}>{(rows) => (
        <Rows<UserView> name="用户" rowKey="id" size="middle" dataSource={rows} pagination={rows.length > 50 ? { pageSize: 50 } : false} scroll={{ x: 800 }} columns={[
          { title: '账号', dataIndex: 'account' }, { title: '姓名', dataIndex: 'name' }, { title: '角色', dataIndex: 'role', render: (value: string) => ROLE_NAMES[value] ?? value },
          { title: '单位', dataIndex: 'unitName' }, { title: '状态', render: (_, user) => (user.active ? user.lockedUntil ? <Tag color="warning">锁定至 {shownTime(user.lockedUntil)}</Tag> : user.mustChangePassword ? <Tag>未改初始密码</Tag> : '正常' : <Tag>已停用</Tag>) },
          { title: '操作', render: (_, user) => <><Button type="link" size="small" onClick={() => open(user)}>修改</Button><Button type="link" size="small" onClick={() => reset(user)}>重设密码</Button></> },
        ]} />
      )}</Shown>
      <Modal title={edited === 'new' ? '新增用户' : '修改用户'} open={edited !== undefined} onCancel={() => setEdited(undefined)} onOk={() => void save()} okText="保存" destroyOnHidden forceRender>
        <Form form={form} layout="vertical">
          <Form.Item name="account" label="账号" rules={[{ required: true, pattern: /^[A-Za-z0-9_.@-]{2,64}$/, message: '账号用字母、数字和 _ . @ -，至少 2 个' }]}><Input disabled={edited !== 'new'} /></Form.Item>
          <Form.Item name="name" label="姓名" rules={[{ required: true, message: '请填写姓名' }]}><Input maxLength={64} /></Form.Item>
          <Form.Item name="role" label="角色" rules={[{ required: true }]}><Select options={Object.entries(ROLE_NAMES).map(([value, label]) => ({ value, label }))} /></Form.Item>
          <Form.Item name="unit" label="所属单位" rules={role === 'department' ? [{ required: true, message: '部门用户要选所属单位' }] : []}><Select allowClear showSearch optionFilterProp="label" options={(units.data ?? []).filter((unit) => !unit.until).map(({ id, name }) => ({ value: id, label: name }))} /></Form.Item>
          <Form.Item name="subject" label="统一身份认证编号" extra="使用统一身份认证登录时填写"><Input maxLength={200} /></Form.Item>
          {edited !== 'new' && <Form.Item name="active" label="启用" valuePropName="checked"><Switch /></Form.Item>}
        </Form>
      </Modal>
    </Page>
  );
}
