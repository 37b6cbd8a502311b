import { Link } from 'react-router';
import { Page } from '../shell/page.js';

/** An address that is none. */
export default function Missing() {
  return <Page title="没有这个页面"><div className="card">地址可能写错了，或内容已经移走。<Link to="/" style={{ textDecoration: 'underline' }}>回到“本周”</Link>，或从左边的菜单打开。</div></Page>;
}
