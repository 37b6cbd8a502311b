import { Button, Input } from 'antd';
import type { CheckedFinding, ElementView, GuideContent } from '../../server/api/check.js';
import { Part } from './guide-form.js';

type Material = NonNullable<GuideContent['materials']>[number];
interface Editing {
  content: GuideContent;
  onChange: (content: GuideContent) => void;
}

const without = <T,>(list: readonly T[], at: number): T[] => list.filter((_, n) => n !== at);
const replaced = <T,>(list: readonly T[], at: number, one: T): T[] => list.map((old, n) => (n === at ? one : old));
/** Parts of a material that every guide states. */
const USUAL = ['form', 'copies', 'necessity', 'source'];

/** 申请材料, a card each, with what was found about it. */
export function Materials({ content, handbook, parts, findings, onChange }: Editing & { handbook: GuideContent | undefined; parts: ElementView[]; findings: CheckedFinding[] }) {
  const list = content.materials ?? [];
  const set = (materials: Material[]) => onChange({ ...content, materials });
  const missing = (handbook?.materials ?? []).filter(({ name }) => !list.some((one) => one.name === name));
  const found = findings.filter(({ elementId }) => elementId.startsWith('material'));
  const part = (material: Material, at: number, { part: key = '', label, values }: ElementView) => {
    const value = material.parts[key] ?? '';
    if (value === '' && !USUAL.includes(key)) return null;
    return <label key={key} style={{ display: 'flex', gap: 6, alignItems: 'baseline' }}><span style={{ minWidth: 84 }}>{label}</span><Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} value={value} placeholder={values?.join('、') ?? ''} onChange={(event) => { const { [key]: _, ...others } = material.parts; set(replaced(list, at, { ...material, parts: event.target.value === '' ? others : { ...others, [key]: event.target.value } })); }} /></label>;
  };
  return (
    <Part title="申请材料" onAdd={() => set([...list, { name: '', parts: {} }])}>
      {list.map((material, at) => (
        <div key={at} style={{ border: '1px solid #e3e8ee', borderRadius: 6, padding: 8, margin: '6px 0', display: 'grid', gap: 4 }}>
          <div style={{ display: 'flex', gap: 6 }}><Input aria-label={`材料${at + 1}名称`} value={material.name} maxLength={300} onChange={(event) => set(replaced(list, at, { ...material, name: event.target.value }))} /><Button size="small" onClick={() => set(without(list, at))}>删去</Button></div>
          {parts.map((spec) => part(material, at, spec))}
          {found.filter(({ key, title, reason }) => key !== undefined && material.name !== '' && (key === material.name || title.includes(material.name) || reason.includes(material.name))).map((one) => <div key={one.fingerprint} style={{ color: one.certain ? '#b3261e' : '#8a5300' }}>{one.reason}</div>)}
        </div>
      ))}
      {missing.length > 0 && <div className="note">手册还有：{missing.map((one) => <Button key={one.name} size="small" type="link" onClick={() => set([...list, one])}>＋{one.name}</Button>)}</div>}
    </Part>
  );
}

/** 办理流程, a step a line. */
export function Steps({ content, handbook, onChange }: Editing & { handbook: GuideContent | undefined }) {
  const steps = content.steps ?? [];
  const names = steps.map(({ name }) => name).join('\n');
  const standard = handbook?.steps;
  const set = (text: string) => onChange({ ...content, steps: text.split('\n').map((name) => steps.find((step) => step.name === name) ?? { name }) });
  return (
    <Part title="办理流程">
      <Input.TextArea aria-label="办理流程，一行一个环节" value={names} autoSize={{ minRows: 2, maxRows: 12 }} placeholder="一行一个环节" onChange={(event) => set(event.target.value)} />
      {standard && standard.map(({ name }) => name).join('\n') !== names && <div className="note">手册：{standard.map(({ name }) => name).join('→')}　<Button size="small" type="link" style={{ padding: 0 }} onClick={() => onChange({ ...content, steps: standard })}>照手册填写</Button></div>}
    </Part>
  );
}

const PLACE = [['name', '窗口、大厅'], ['address', '办理地点'], ['openingHours', '办理时间'], ['phones', '电话']] as const;

/** 办理地点, each with its hours. */
export function Places({ content, onChange }: Editing) {
  const set = (places: GuideContent['places']) => onChange({ ...content, places });
  return (
    <Part title="办理地点和时间" onAdd={() => set([...content.places, {}])}>
      {content.places.map((place, at) => (
        <div key={at} style={{ border: '1px solid #e3e8ee', borderRadius: 6, padding: 8, margin: '6px 0', display: 'grid', gap: 4 }}>
          {PLACE.map(([key, label]) => <label key={key} style={{ display: 'flex', gap: 6, alignItems: 'baseline' }}><span style={{ minWidth: 84 }}>{label}</span><Input value={place[key] ?? ''} onChange={(event) => { const { [key]: _, ...others } = place; set(replaced(content.places, at, event.target.value === '' ? others : { ...others, [key]: event.target.value })); }} /></label>)}
          <div><Button size="small" onClick={() => set(without(content.places, at))}>删去</Button></div>
        </div>
      ))}
    </Part>
  );
}
