import type { Paper, PaperBlock } from '../../server/api/papers.js';
import './paper-sheet.css';

const LEVELS = ['', '一二三四五六七八九十'];
const numbered = (level: 1 | 2 | 3, count: number): string => {
  const chinese = count <= 10 ? (LEVELS[1] ?? '')[count - 1] ?? '' : `十${(LEVELS[1] ?? '')[count - 11] ?? ''}`;
  return level === 1 ? `${chinese}、` : level === 2 ? `（${chinese}）` : `${count}.`;
};

/** A paper as it will be printed, drawn from its data; nothing of it is markup. */
export function PaperSheet({ of }: { of: Paper }) {
  return (
    <div className="sheet">
      <article>
        {of.upward && <p className="signer">签发人：　　　　</p>}
        {of.marking && <p className="marking">{of.marking}</p>}
        <h2 className="title">{of.title}</h2>
        {of.draft && <p className="draft">（{of.draft}）</p>}
        {of.to.length > 0 && <p className="to">{of.to.join('、')}：</p>}
        <Blocks of={of.body} />
        {of.annexes.length > 0 && <p className="to" style={{ marginTop: 20 }}>附件：{of.annexes.map(({ title }, at) => `${of.annexes.length > 1 ? `${at + 1}.` : ''}${title}`).join('　')}</p>}
        <p className="from">{of.from}<br />{of.date ? shown(of.date) : '　　　　年　　月　　日'}</p>
        {of.copies && of.copies.length > 0 && <p className="to">抄送：{of.copies.join('，')}。</p>}
      </article>
      {of.annexes.map((annex, at) => <article key={at} className="annex"><p className="marking">附件{of.annexes.length > 1 ? at + 1 : ''}</p><h2 className="title">{annex.title}</h2><Blocks of={annex.body} /></article>)}
    </div>
  );
}

function Blocks({ of }: { of: PaperBlock[] }) {
  const counts = [0, 0, 0];
  return <>{of.map((block, at) => {
    if (block.kind === 'heading') {
      counts[block.level - 1] = (counts[block.level - 1] ?? 0) + 1;
      counts.fill(0, block.level);
    }
    return <Piece key={at} of={block} number={block.kind === 'heading' ? numbered(block.level, counts[block.level - 1] ?? 0) : ''} />;
  })}</>;
}

function Piece({ of, number }: { of: PaperBlock; number: string }) {
  if (of.kind === 'heading') return <h3 className={`level${of.level}`}>{number}{of.text}</h3>;
  if (of.kind === 'text') return <p>{of.lead && <b>{of.lead}</b>}{of.text}</p>;
  if (of.kind === 'note') return <p className="small">{of.text}</p>;
  if (of.kind === 'bars') {
    const most = Math.max(1, ...of.bars.bars.map(({ value }) => value));
    return <figure><figcaption>{of.bars.caption}（{of.bars.unit}）</figcaption>{of.bars.bars.map(({ label, value }) => <div key={label} className="bar"><span>{label}</span><i style={{ width: `${(60 * value) / most}%` }} /><b>{value}</b></div>)}</figure>;
  }
  const { columns, rows, caption, total } = of.table;
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  return (
    <div className="wide" role="group" aria-label={caption ?? '表格'} tabIndex={0}>
      <table>{caption && <caption>{caption}</caption>}
        <thead><tr>{columns.map(({ title, width }, at) => <th key={at} scope="col" style={{ width: `${(100 * width) / all}%` }}>{title}</th>)}</tr></thead>
        <tbody>{rows.map((row, n) => <tr key={n} style={total && n === 0 ? { fontWeight: 600 } : undefined}>{columns.map(({ align }, at) => <td key={at} style={{ textAlign: align ?? 'left' }}>{row[at]}</td>)}</tr>)}</tbody>
      </table>
    </div>
  );
}

/** 2018-09-13 as 2018年9月13日. */
const shown = (day: string): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
};
