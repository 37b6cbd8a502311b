import { App, Button } from 'antd';

/** Copies a message of at most 300 characters; where the browser does not let us, it is shown to be copied by hand. */
export function CopyNotice({ text, children = '复制告知消息' }: { text: () => string | Promise<string>; children?: string }) {
  const { message, modal } = App.useApp();
  const copy = async () => {
    const said = await text();
    try {
      await navigator.clipboard.writeText(said);
      message.success(`已复制（${[...said].length} 字），可粘贴到浙政钉。`);
    } catch {
      modal.info({ title: '请选中后复制', content: <p className="plain">{said}</p>, okText: '关闭' });
    }
  };
  return <Button onClick={() => void copy().catch((error: unknown) => message.error(error instanceof Error ? error.message : '没有复制成功，请再试一次。'))}>{children}</Button>;
}
