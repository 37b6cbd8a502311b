import { Tag } from 'antd';
import { Link } from 'react-router';
import { lookedAtBy, useMe } from '../shell/session.js';
import { shownTime } from '../names.js';
import { Said } from './said.js';
import { FindingSides } from './finding-sides.js';
import type { FindingDetail } from '../../server/api/finding.js';

const COLOURS: Record<string, string> = { 严重: 'error', 较重: 'warning', 一般: 'processing' };

const GAP = { marginInlineEnd: 8 };

/** How heavy a finding is, or that a person has to look. */
export function Weight({ severity, verdict }: { severity: string; verdict: string }) {
  return verdict === 'fail' ? <Tag style={GAP} color={COLOURS[severity] ?? 'default'}>{severity}</Tag> : <Tag style={GAP}>待核实</Tag>;
}

/** A finding with all that is known of it. */
export function FindingView({ of }: { of: FindingDetail }) {
  const me = useMe();
  return (
    <article aria-label={of.title}>
      <p style={{ margin: '0 0 4px' }}><Weight {...of} />{of.rule?.trial && <Tag style={GAP}><Said of="试行（不扣分）">试行规则，不扣分</Said></Tag>}<Tag style={GAP}><Said of={of.stateName.replace(/（.*/, '')}>{of.stateName}</Said></Tag>{lookedAtBy(of, me) && <Tag color="processing">{lookedAtBy(of, me)}正在查看</Tag>}</p>
      <h2 style={{ fontSize: '1.2em', margin: '0 0 2px' }}>{of.title}</h2>
      <p className="note" style={{ margin: 0 }}>{of.unitName}　{of.itemName}（{of.code}）　{of.elementName}</p>
      <p style={{ margin: '8px 0 0' }}>{of.explanation}</p>
      <FindingSides of={of} />
      <dl className="facts">
        <Fact name="怎么办" text={of.remedy} /><Fact name="关系" text={of.relations} /><Fact name="责任方" text={of.maintainer} /><Fact name="复核取证" text={of.second} /><Fact name="另见" text={of.also.join('；')} />
        {of.facts.map(({ name, text }, at) => <Fact key={at} name={name} text={text} />)}
        <Fact name="期限" text={of.due ?? ''} />
      </dl>
      {of.rule && <details><summary>为什么查、依据什么</summary><p>{of.rule.why}</p><p className="note">{of.rule.basis}</p><Link to={`/rules/${of.rule.number}`}>规则 {of.rule.number} 的说明和例子</Link></details>}
      <details><summary>经过（{of.history.length}）</summary><ol style={{ margin: '6px 0', paddingInlineStart: 22 }}>{of.history.map((line, at) => <li key={at}>{shownTime(line.at)}　{line.who}　{line.what}{line.reason && `（${line.reason}）`}</li>)}</ol></details>
    </article>
  );
}

function Fact({ name, text }: { name: string; text: string }) {
  return text === '' ? null : <><dt><Said>{name}</Said></dt><dd>{text}</dd></>;
}
