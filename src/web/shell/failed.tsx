import { Button, Result } from 'antd';

/** A page that broke says so and offers the way back; nothing that was sent is lost. */
export function Failed() {
  return <Result status="warning" title="这个页面没有打开" subTitle="已提交的内容不受影响。请刷新页面；仍不行时，把出现的时间和正在做的事告诉系统管理员。" extra={<Button type="primary" onClick={() => location.reload()}>刷新</Button>} />;
}
