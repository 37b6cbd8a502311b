import { Alert, Button, Form, Input } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { api, ApiProblem } from '../api.js';
import type { SignIn, SignInMeans } from '../../server/api/session.js';

/** The door: an account of this system, or the office's own sign-on where one is set. */
export default function Login() {
  const [search] = useSearchParams();
  const go = useNavigate();
  const queries = useQueryClient();
  const [failed, setFailed] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [means, setMeans] = useState<SignInMeans>();
  useEffect(() => {
    document.title = '登录 · 指南针';
    void api.get<SignInMeans>('/sign-in').then(setMeans, () => undefined);
  }, []);

  const enter = async (values: SignIn) => {
    setBusy(true);
    setFailed(undefined);
    try {
      const { mustChangePassword } = await api.post<{ mustChangePassword: boolean }>('/sign-in', values);
      queries.clear();
      const next = search.get('next');
      await go(mustChangePassword ? '/password' : next?.startsWith('/') && !next.startsWith('//') ? next : '/');
    } catch (error) {
      setFailed(error instanceof ApiProblem ? error.message : '没有登录成功，请再试一次。');
    } finally {
      setBusy(false);
    }
  };

  return (
    <main className="door">
      <div className="card">
        <h1><img src="/mark.svg" alt="" width={28} height={28} />指南针</h1>
        <p className="note">办事指南线上、线下与标准化手册一致性核查</p>
        {failed && <Alert type="error" showIcon title={failed} style={{ marginBottom: 14 }} />}
        <Form<SignIn> layout="vertical" onFinish={(values) => void enter(values)} requiredMark={false}>
          <Form.Item name="account" label="账号" rules={[{ required: true, message: '请填写账号' }]}><Input autoFocus autoComplete="username" maxLength={64} /></Form.Item>
          <Form.Item name="password" label="密码" rules={[{ required: true, message: '请填写密码' }]}><Input.Password autoComplete="current-password" maxLength={256} /></Form.Item>
          <Button type="primary" htmlType="submit" block loading={busy}>登录</Button>
        </Form>
        {means?.oidc && <Button block style={{ marginTop: 10 }} href="/api/oidc/start">用{means.oidc}登录</Button>}
        {means?.firstHint && <p className="note" style={{ marginTop: 14 }}>{means.firstHint}</p>}
      </div>
    </main>
  );
}
