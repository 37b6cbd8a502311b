import { Link } from 'react-router';
import { Page } from './page.js';

/** A page that this person's role does not open: nothing on it is asked for or offered. */
export function NotYours({ title }: { title: string }) {
  return <Page title={title}><div className="card">您的角色不能使用这个页面，需要时请联系系统管理员。<Link to="/" style={{ textDecoration: 'underline' }}>回到“本周”</Link>，或从左边的菜单打开。</div></Page>;
}
