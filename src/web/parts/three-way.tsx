import { Checkbox } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { api } from '../api.js';
import { shownTime } from '../names.js';
import { Shown } from '../shell/page.js';
import { Painted } from './painted.js';
import type { ThreeWay as View } from '../../server/api/finding.js';
import './desk.css';

type Row = View['rows'][number];
const NAMES: Record<string, string> = { handbook: '手册标准', online: '线上', offline: '线下' };
const STATES: Record<string, string> = { problem: '疑似问题', doubt: '待核实', alike: '写法不同，意思相同', unjudged: '有不同，未列为问题', alone: '只有一方写明', same: '' };

/** All elements of the item on its three sides, aligned; unimportant differences are grey and say why they are none. */
export function ThreeWay({ finding }: { finding: string }) {
  const view = useQuery({ queryKey: ['sides', finding], queryFn: () => api.get<View>(`/findings/${finding}/sides`), staleTime: 300_000 });
  const [all, setAll] = useState(true);
  return (
    <Shown of={view}>{(data) => (
      <>
        {data.paper && <section style={{ marginBottom: 12 }}><h3 style={{ margin: '0 0 4px', fontSize: '1em' }}>线下指南原文（{data.paper.file}）</h3>
          <ol className="paper" style={{ listStyle: 'none' }}>{data.paper.lines.map((line) => <li key={line.number} className={line.marked ? 'marked' : undefined}><span>{line.number}</span><div>{line.text}</div></li>)}</ol></section>}
        <p style={{ margin: '0 0 8px' }}><Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>显示一致的要素</Checkbox><span className="note">　共 {data.rows.length} 项，由留存原件重新读出</span></p>
        <table className="three">
          <thead><tr><th scope="col" style={{ width: '15%' }}>要素</th>{data.sides.map((side) => <th scope="col" key={side.side}>{NAMES[side.side]}<div className="from" style={{ margin: 0, fontWeight: 400 }}><Source of={side} run={data.run} /></div></th>)}</tr></thead>
          <tbody>{data.rows.filter(({ state }) => all || state !== 'same').map((row, at) => <Element key={at} of={row} finding={finding} sides={data.sides} />)}</tbody>
        </table>
      </>
    )}</Shown>
  );
}

function Element({ of, finding, sides }: { of: Row; finding: string; sides: View['sides'] }) {
  const current = of.findings.some(({ id }) => id === finding);
  const look = of.state === 'problem' || of.state === 'doubt' ? 'differs' : of.state === 'same' ? 'plain' : 'alike';
  return (
    <Fragment>
      <tr className={`${of.state}${current ? ' current' : ''}`}>
        <th scope="row">{of.label}{of.key && <div style={{ fontWeight: 400 }}>{of.key}</div>}{STATES[of.state] && <div className="from" style={{ margin: 0, fontWeight: 400 }}>{STATES[of.state]}</div>}</th>
        {of.cells.map((cell) => (
          <td key={cell.side} data-side={NAMES[cell.side]} title={cell.where || undefined}>
            {cell.stated ? <Painted pieces={cell.pieces} look={look} /> : <span className="note">{sides.find(({ side }) => side === cell.side)?.trouble ? '—' : '未载'}</span>}
          </td>
        ))}
      </tr>
      {of.why && <tr className={of.state}><td colSpan={of.cells.length + 1} className="why">{of.state === 'unjudged' ? `未列为问题：${of.why}` : of.state === 'alike' ? `视为相同：${of.why}` : of.why}</td></tr>}
    </Fragment>
  );
}

function Source({ of, run }: { of: View['sides'][number]; run: string }) {
  if (of.trouble) return <>{of.trouble}</>;
  return <>{of.capture}{of.takenAt && `，${shownTime(of.takenAt)}`}{of.kept && <>，<a href={`/api/runs/${run}/files/${of.kept}`} target="_blank" rel="noreferrer noopener">原件</a></>}{of.url && <>，<a href={of.url} target="_blank" rel="noreferrer noopener">网页</a></>}</>;
}
