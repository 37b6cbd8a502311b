import { Button, Result } from 'antd';
import { Link } from 'react-router';

export default function Missing() {
  return <Result status="404" title="没有这个页面" subTitle="地址可能写错了，或内容已经移走。" extra={<Link to="/"><Button type="primary">回到本周</Button></Link>} />;
}
