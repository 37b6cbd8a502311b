import { Button, Input, Space } from 'antd';
import { useId, useState } from 'react';
import type { CheckedFinding, ElementView, GuideContent } from '../../server/api/check.js';
import { Materials, Places, Steps } from './guide-lists.js';

interface Props {
  content: GuideContent;
  elements: ElementView[];
  handbook: GuideContent | undefined;
  findings: CheckedFinding[];
  onChange: (content: GuideContent) => void;
}

/** The recognised values of a guide as a form: each element with what to put there, what the handbook says, and what was found. */
export function GuideForm({ content, elements, handbook, findings, onChange }: Props) {
  const [all, setAll] = useState(false);
  const own = elements.filter(({ part }) => part === undefined);
  const shown = own.filter(({ id, required }) => all || required || content.fields[id] !== undefined || handbook?.fields[id] !== undefined);
  const set = (id: string, texts: string[]) => onChange({ ...content, fields: { ...content.fields, [id]: texts } });
  const about = (id: string) => findings.filter(({ elementId }) => elementId === id || elementId === `${id}[]`);
  return (
    <div className="guideText card" role="region" aria-label="修改内容">
      {shown.map((spec) => <Element key={spec.id} spec={spec} texts={content.fields[spec.id] ?? ['']} standard={handbook?.fields[spec.id]?.[0]} findings={about(spec.id)} onChange={(texts) => set(spec.id, texts)} />)}
      <Materials content={content} handbook={handbook} parts={elements.filter(({ part }) => part !== undefined && part !== 'name')} findings={findings} onChange={onChange} />
      <Steps content={content} handbook={handbook} onChange={onChange} />
      <Places content={content} onChange={onChange} />
      {!all && shown.length < own.length && <Button type="link" onClick={() => setAll(true)}>显示其余 {own.length - shown.length} 个要素</Button>}
    </div>
  );
}

function Element({ spec, texts, standard, findings, onChange }: { spec: ElementView; texts: string[]; standard: string | undefined; findings: CheckedFinding[]; onChange: (texts: string[]) => void }) {
  const id = useId();
  const differs = standard !== undefined && !texts.includes(standard);
  return (
    <div style={{ margin: '10px 0' }}>
      <label htmlFor={id} style={{ fontWeight: 600 }}>{spec.label}{spec.required && <span style={{ color: '#b3261e' }} title="必填"> *</span>}{spec.unified && <span className="note" style={{ fontWeight: 400 }}>　全市统一</span>}</label>
      {texts.map((text, at) => <Input.TextArea key={at} {...(at === 0 ? { id } : { 'aria-label': `${spec.label}（第${at + 1}处）` })} value={text} maxLength={20000} autoSize={{ minRows: spec.long ? 2 : 1, maxRows: 12 }} {...(findings.some(({ certain }) => certain) ? { status: 'error' as const } : {})} placeholder={spec.example ? `如：${spec.example}` : ''} onChange={(event) => onChange(texts.map((one, n) => (n === at ? event.target.value : one)))} style={{ marginTop: 2 }} />)}
      {differs && <div className="note">手册：{standard}　<Button size="small" type="link" style={{ padding: 0 }} onClick={() => onChange([standard])}>照手册填写</Button></div>}
      {spec.guidance && <div className="note" style={{ fontSize: '0.92em' }}>{spec.guidance}</div>}
      {findings.map((finding) => <div key={finding.fingerprint} style={{ color: finding.certain ? '#b3261e' : '#8a5300' }}>{finding.reason}</div>)}
    </div>
  );
}

/** A heading of a part of the form, with what can be done. */
export function Part({ title, children, onAdd }: { title: string; children: React.ReactNode; onAdd?: () => void }) {
  return <section style={{ margin: '14px 0' }}><Space><h3 style={{ margin: 0 }}>{title}</h3>{onAdd && <Button size="small" onClick={onAdd}>增加一项</Button>}</Space>{children}</section>;
}
