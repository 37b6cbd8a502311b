import { App, Button, DatePicker, Form, Input, Modal, Select, Typography } from 'antd';
import type { Dayjs } from 'dayjs';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ApiProblem } from '../api.js';
import { shownTime } from '../names.js';
import { Rows } from '../parts/rows.js';
import { ACTION_NAMES } from '../shell/action-names.js';
import { Page, Shown } from '../shell/page.js';
import { useMe } from '../shell/session.js';
import type { TokenView } from '../../server/api/admin.js';

/** Tokens of programs: what pages can do, programs can do, held to the chosen actions. */
export default function Tokens() {
  const me = useMe();
  const tokens = useQuery({ queryKey: ['tokens'], queryFn: () => api.get<TokenView[]>('/tokens') });
  const queries = useQueryClient();
  const { message, modal } = App.useApp();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ name: string; scopes: string[]; expires?: Dayjs }>();
  const save = async () => {
    const { name, scopes, expires } = await form.validateFields();
    try {
      const { secret } = await api.post<{ secret: string }>('/tokens', { name, scopes, ...(expires ? { expires: expires.format('YYYY-MM-DD') } : {}) });
      setOpen(false);
      modal.success({ title: '令牌已生成', content: <><Typography.Paragraph copyable code>{secret}</Typography.Paragraph>只显示这一次，请立即保存到使用它的程序中。</>, okText: '已保存' });
      await queries.invalidateQueries({ queryKey: ['tokens'] });
    } catch (error) {
      message.error(error instanceof ApiProblem ? error.message : '没有生成，请再试一次。');
    }
  };
  const stop = (token: TokenView) => modal.confirm({ title: `停用令牌“${token.name}”？`, content: '使用它的程序将立即不能再调用接口。', okText: '停用', onOk: async () => { await api.remove(`/tokens/${token.hash}`); await queries.invalidateQueries({ queryKey: ['tokens'] }); } });
  return (
    <Page title="接口令牌" note={<>接口说明见 <a href="/api/openapi.json" target="_blank" rel="noreferrer">/api/openapi.json</a></>} actions={<Button type="primary" onClick={() => { form.resetFields(); setOpen(true); }}>生成令牌</Button>}>
      <Shown of={tokens} empty={{ when: (rows) => rows.length === 0, say: '还没有令牌。程序调用接口时需要一个。' }}>{(rows) => (
        <Rows<TokenView> name="接口令牌" rowKey="hash" size="middle" dataSource={rows} pagination={false} scroll={{ x: 700 }} columns={[
          { title: '名称', dataIndex: 'name' }, { title: '权限', render: (_, token) => token.scopes.map((scope) => (ACTION_NAMES as Partial<Record<string, string>>)[scope] ?? '其他').join('、') }, { title: '生成', render: (_, token) => shownTime(token.createdAt) },
          { title: '有效至', render: (_, token) => shownTime(token.expires) || '长期' }, { title: '最近使用', render: (_, token) => shownTime(token.usedAt) || '未用过' },
          { title: '操作', render: (_, token) => (token.revokedAt ? '已停用' : <Button type="link" size="small" onClick={() => stop(token)}>停用</Button>) },
        ]} />
      )}</Shown>
      <Modal title="生成令牌" open={open} onCancel={() => setOpen(false)} onOk={() => void save()} okText="生成" forceRender>
        <Form form={form} layout="vertical">
          <Form.Item name="name" label="名称" extra="写明给哪个程序用" rules={[{ required: true, message: '请填写名称' }]}><Input maxLength={64} /></Form.Item>
          <Form.Item name="scopes" label="权限" rules={[{ required: true, message: '请选权限' }]}><Select mode="multiple" options={(me?.may ?? []).map((action) => ({ value: action, label: (ACTION_NAMES as Partial<Record<string, string>>)[action] ?? '其他' }))} optionFilterProp="label" /></Form.Item>
          <Form.Item name="expires" label="有效至"><DatePicker style={{ width: '100%' }} /></Form.Item>
        </Form>
      </Modal>
    </Page>
  );
}
