import { Button, Dropdown, Input, Layout, Menu, Spin } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useState } from 'react';
import { Link, Outlet, useLocation, useNavigate, useNavigationType } from 'react-router';
import { api } from '../api.js';
import type { SignedOut } from '../../server/api/session.js';
import { DESKS } from './menu.js';
import { NotYours } from './not-yours.js';
import { may, useMe } from './session.js';
import { useTextSize } from './text-size.js';

const WIDE = 1000;

/** The frame of every page: name, search, who is signed in; on the left what this person may open. */
export function Shell() {
  const me = useMe();
  const place = useLocation();
  const go = useNavigate();
  const queries = useQueryClient();
  const [size, setSize] = useTextSize();
  const [narrow, setNarrow] = useState(() => window.innerWidth < WIDE);
  const [closed, setClosed] = useState(() => window.innerWidth < WIDE);
  const how = useNavigationType();
  // Another page begins at its top, however far down the menu was clicked; going back leaves it to the browser.
  useEffect(() => { if (how !== 'POP') window.scrollTo(0, 0); }, [place.pathname, how]);
  if (!me) return <Spin fullscreen description="正在打开……" />;

  const open = DESKS.flatMap((desk) => desk.entries).find(({ path }) => place.pathname === path || (path !== '/' && place.pathname.startsWith(`${path}/`)));
  const items = DESKS.map((desk) => ({
    key: desk.key, type: 'group' as const, label: desk.title,
    children: desk.entries.filter((entry) => may(me, entry.needs)).map((entry) => ({ key: entry.path, label: <Link to={entry.path}>{entry.title}</Link> })),
  })).filter((desk) => desk.children.length > 0);
  const leave = async () => {
    const { leave: further } = await api.post<SignedOut>('/sign-out');
    queries.clear();
    if (further) location.assign(further);
    else await go('/login');
  };

  return (
    <Layout style={{ minHeight: '100%' }}>
      <a href="#main" className="skip">跳到正文</a>
      <Layout.Header className="top no-print">
        <Button className="fold" type="text" aria-label={closed ? '展开菜单' : '收起菜单'} aria-expanded={!closed} onClick={() => setClosed(!closed)}>☰</Button>
        <Link to="/" className="brand"><img src="/mark.svg" alt="" width={24} height={24} />指南针</Link>
        {me.sample && <span className="sample">示例数据</span>}
        {may(me, 'finding.read') && <Input.Search className="search" placeholder="搜事项、单位、问题、编号" aria-label="搜索" allowClear maxLength={200} onSearch={(text) => { if (text.trim() !== '') void go(`/search?text=${encodeURIComponent(text.trim())}`); }} />}
        <span className="space" />
        <Button type="text" className="onDark" onClick={() => setSize(size === 'large' ? 'normal' : 'large')}>{size === 'large' ? '标准字号' : '大字'}</Button>
        <Link to="/help" className="onDark link">帮助</Link>
        <Dropdown trigger={['click']} menu={{ items: [
          { key: 'who', disabled: true, label: `${me.name}${me.unitName ? `（${me.unitName}）` : ''}` },
          { key: 'password', label: <Link to="/password">修改密码</Link> },
          { key: 'leave', label: '退出', onClick: () => void leave() },
        ] }}>
          <Button type="text" className="onDark">{me.name}</Button>
        </Dropdown>
      </Layout.Header>
      <Layout>
        <Layout.Sider className="side no-print" width={200} collapsedWidth={0} trigger={null} collapsed={closed} breakpoint="lg"
          onBreakpoint={(broken) => { setNarrow(broken); setClosed(broken); }}>
          <nav aria-label="主菜单"><Menu mode="inline" selectedKeys={open ? [open.path] : []} items={items} onClick={() => { if (narrow) setClosed(true); }} style={{ borderInlineEnd: 0 }} /></nav>
        </Layout.Sider>
        <Layout.Content id="main" tabIndex={-1} className="main" role="main">
          <Suspense fallback={<Spin style={{ margin: 80, display: 'block' }} />}>{open && !may(me, open.needs) ? <NotYours title={open.title} /> : <Outlet />}</Suspense>
        </Layout.Content>
      </Layout>
    </Layout>
  );
}
