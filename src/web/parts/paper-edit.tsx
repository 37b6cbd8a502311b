import { Button, Drawer, Input, Space } from 'antd';
import { useState } from 'react';
import type { Paper, PaperEdit } from '../../server/api/papers.js';

type Piece = PaperEdit['body'][number];

/** The text parts of a paper as fields; tables and charts stay where they are and as they are. */
export function PaperEditor({ of, busy, onSave, onClose }: { of: Paper; busy: boolean; onSave: (edit: PaperEdit) => void; onClose: () => void }) {
  const [title, setTitle] = useState(of.title);
  const [to, setTo] = useState(of.to.join('、'));
  const [from, setFrom] = useState(of.from);
  const [date, setDate] = useState(of.date ?? '');
  const [copies, setCopies] = useState((of.copies ?? []).join('、'));
  const [body, setBody] = useState<Piece[]>(() => piecesOf(of));
  const change = (at: number, text: string) => setBody(body.map((piece, n) => (n === at && piece.kind !== 'figure' ? { ...piece, text } : piece)));
  const names = (text: string): string[] => text.split(/[、，,\n]/).map((one) => one.trim()).filter(Boolean);
  const save = () => onSave({ title: title.trim(), to: names(to), from: from.trim(), ...(date ? { date } : {}), ...(copies.trim() ? { copies: names(copies) } : {}), body: body.filter((piece) => piece.kind === 'figure' || piece.text.trim() !== '') });
  return (
    <Drawer open title="修改文字" onClose={onClose} size={680} extra={<Button type="primary" loading={busy} disabled={title.trim() === ''} onClick={save}>保存</Button>}>
      <p className="note">图表和附件里的数字由系统生成，不能改。文号、签发人和印章由人工填写。清空一段就是删去它。</p>
      <Field label="标题"><Input value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} /></Field>
      <Field label="主送机关（用顿号分开）"><Input value={to} onChange={(event) => setTo(event.target.value)} /></Field>
      {body.map((piece, at) => piece.kind === 'figure'
        ? <p key={at} className="note" style={{ border: '1px dashed #9aa7b5', padding: 8 }}>图表 {piece.at + 1}（由系统生成）</p>
        : <Field key={at} label={piece.kind === 'heading' ? '小标题' : piece.kind === 'note' ? '说明' : `正文${'lead' in piece && piece.lead ? `：${piece.lead}` : ''}`}>
          {piece.kind === 'heading' ? <Input value={piece.text} maxLength={200} onChange={(event) => change(at, event.target.value)} /> : <Input.TextArea value={piece.text} autoSize={{ minRows: 2, maxRows: 12 }} maxLength={piece.kind === 'note' ? 2000 : 5000} onChange={(event) => change(at, event.target.value)} />}
        </Field>)}
      <Space wrap style={{ marginBottom: 14 }}><Button onClick={() => setBody([...body, { kind: 'text', text: '' }])}>加一段正文</Button><Button onClick={() => setBody([...body, { kind: 'heading', level: 1, text: '' }])}>加一个小标题</Button></Space>
      <Field label="署名"><Input value={from} maxLength={60} onChange={(event) => setFrom(event.target.value)} /></Field>
      <Field label="成文日期（不填就留空）"><Input type="date" value={date} style={{ maxWidth: 200 }} onChange={(event) => setDate(event.target.value)} /></Field>
      <Field label="抄送（用顿号分开）"><Input value={copies} onChange={(event) => setCopies(event.target.value)} /></Field>
    </Drawer>
  );
}

function Field({ label, children }: { label: string; children: React.ReactNode }) {
  return <label style={{ display: 'block', marginBottom: 12 }}><span style={{ display: 'block', marginBottom: 4 }}>{label}</span>{children}</label>;
}

function piecesOf({ body }: Paper): Piece[] {
  let figures = 0;
  return body.map((block): Piece => (block.kind === 'table' || block.kind === 'bars' ? { kind: 'figure', at: figures++ } : block));
}
