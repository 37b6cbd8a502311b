import { Alert, App, Button, Form, Input } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api, ApiProblem } from '../api.js';
import { Page } from '../shell/page.js';
import { useMe } from '../shell/session.js';

/** Changes the password; the first one must be changed before anything else. */
export default function Password() {
  const me = useMe();
  const go = useNavigate();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [failed, setFailed] = useState<string>();
  const change = async ({ current, next }: { current: string; next: string }) => {
    setFailed(undefined);
    try {
      await api.post('/password', { current, next });
      await queries.invalidateQueries({ queryKey: ['me'] });
      message.success('密码已修改。');
      await go('/');
    } catch (error) {
      setFailed(error instanceof ApiProblem ? error.message : '没有改成，请再试一次。');
    }
  };
  return (
    <Page title="修改密码">
      <div className="card" style={{ maxWidth: 460 }}>
        {me?.mustChangePassword && <Alert type="info" showIcon title="这是初始密码，请先换成自己的密码。" style={{ marginBottom: 14 }} />}
        {failed && <Alert type="error" showIcon title={failed} style={{ marginBottom: 14 }} />}
        <Form layout="vertical" onFinish={(values: { current: string; next: string }) => void change(values)} requiredMark={false}>
          <Form.Item name="current" label="现在的密码" rules={[{ required: true, message: '请填写现在的密码' }]}><Input.Password autoComplete="current-password" /></Form.Item>
          <Form.Item name="next" label="新密码" extra="至少 10 个字符，不要用重复、连续的字符或账号" rules={[{ required: true, message: '请填写新密码' }, { min: 10, message: '太短了' }]}><Input.Password autoComplete="new-password" /></Form.Item>
          <Form.Item name="again" label="再输一次新密码" dependencies={['next']} rules={[{ required: true, message: '请再输一次' }, ({ getFieldValue }) => ({ validator: (_rule, value) => (value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error('两次输入的新密码不同'))) })]}><Input.Password autoComplete="new-password" /></Form.Item>
          <Button type="primary" htmlType="submit">修改</Button>
        </Form>
      </div>
    </Page>
  );
}
