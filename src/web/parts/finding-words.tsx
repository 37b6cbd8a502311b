import { Tag } from 'antd';
import type { CardSide, Deadline, FindingWords } from '../../server/api/notices.js';
import { shownTime } from '../names.js';

const COLOURS: Record<string, string> = { 严重: 'error', 较重: 'warning', 一般: 'processing' };

const TAG = { marginInlineEnd: 8 };

/** How heavy a finding is; what is not certain says so instead. */
export function Severity({ of }: { of: Pick<FindingWords, 'severity' | 'certain'> }) {
  return of.certain ? <Tag color={COLOURS[of.severity] ?? 'default'} style={TAG}>{of.severity}</Tag> : <Tag style={TAG}>待核实</Tag>;
}

/** A side's text as text, what differs marked. */
function Side({ of }: { of: CardSide }) {
  const source = [of.where, of.file, of.takenAt ? `${shownTime(of.takenAt)} 取证` : ''].filter(Boolean).join('，');
  return (
    <div style={{ display: 'flex', gap: 10, margin: '4px 0', flexWrap: 'wrap' }}>
      <b style={{ minWidth: 72, fontWeight: 600 }}>{of.name}</b>
      <div style={{ flex: '1 1 240px', minWidth: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        {of.pieces.map((piece, at) => (piece.changed && !of.absent ? (of.reference ? <ins key={at} className="differs">{piece.text}</ins> : <del key={at} className="differs">{piece.text}</del>) : <span key={at} className={of.absent ? 'note' : undefined}>{piece.text}</span>))}
        {(source || of.url) && <div className="note" style={{ fontSize: '0.92em' }}>{source}{of.url && <>{source && '，'}<a href={of.url} target="_blank" rel="noreferrer noopener" style={{ textDecoration: 'underline' }}>打开网页</a></>}</div>}
      </div>
    </div>
  );
}

/** Reason, sides, basis and what to do. */
export function Words({ of }: { of: FindingWords }) {
  return (
    <>
      <p style={{ margin: '6px 0' }}>{of.reason}</p>
      {of.sides.map((side, at) => <Side key={at} of={side} />)}
      <p style={{ margin: '8px 0 4px' }}><b>怎么办：</b>{of.fix}</p>
      <details><summary>为什么查、依据什么</summary><p style={{ margin: '4px 0' }}>{of.why}</p><p className="note" style={{ margin: '4px 0' }}>{of.basis}</p></details>
    </>
  );
}

/** A day and the working days left, red from the last day on. */
export function Due({ of }: { of: Deadline }) {
  const words = of.left < 0 ? `已过 ${-of.left} 个工作日` : of.left === 0 ? '今天到期' : `还有 ${of.left} 个工作日`;
  return <span>{of.what} {of.day}　<Tag color={of.left < 0 ? 'error' : of.left <= 1 ? 'warning' : 'default'} style={{ marginInlineEnd: 0 }}>{words}</Tag></span>;
}
