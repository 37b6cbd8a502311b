import { useEffect, useRef } from 'react';
import type { CheckedGuide } from '../../server/api/check.js';
import './guide-text.css';

interface Piece {
  text: string;
  /** Numbers of the findings that stand there. */
  of: number[];
}

/** A guide's text as text, with the passages marked at which something was found. */
export function GuideText({ guide, chosen, onChoose }: { guide: CheckedGuide; chosen: number | undefined; onChoose: (finding: number) => void }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const mark = chosen === undefined ? null : box.current?.querySelector(`mark[data-of~="${chosen}"]`);
    // The box is scrolled, never the page: what one reads beside it stays where it is.
    if (mark && box.current) box.current.scrollTop += mark.getBoundingClientRect().top - box.current.getBoundingClientRect().top - box.current.clientHeight / 3;
  }, [chosen]);
  const cell = (line: number, at: number, text: string) => piecesOf(guide, line, at, text).map((piece, n) => (piece.of.length === 0 ? <span key={n}>{piece.text}</span> : (
    <mark key={n} data-of={piece.of.join(' ')} className={chosen !== undefined && piece.of.includes(chosen) ? 'chosen' : undefined} role="button" tabIndex={0} title={piece.of.map((one) => guide.findings[one]?.title).join('；')}
      onClick={() => onChoose(piece.of[0] ?? 0)} onKeyDown={(event) => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); onChoose(piece.of[0] ?? 0); } }}>{piece.text}</mark>
  )));
  return (
    <div ref={box} className="guideText card" tabIndex={0} role="region" aria-label="指南原文">
      {guide.lines.map((line, n) => {
        if (line.kind === 'heading') return <h2 key={n}>{line.cells.map((text, at) => <span key={at}>{cell(n, at, text)}</span>)}</h2>;
        if (line.kind === 'text') return <p key={n}>{line.cells.map((text, at) => <span key={at}>{cell(n, at, text)}</span>)}</p>;
        return <div key={n} className={line.cells.length === 2 ? 'row two' : 'row'}>{line.cells.map((text, at) => <span key={at}>{cell(n, at, text)}</span>)}</div>;
      })}
    </div>
  );
}

/** A cell's text cut where marks begin and end. */
function piecesOf(guide: CheckedGuide, line: number, cell: number, text: string): Piece[] {
  const marks = guide.findings.flatMap(({ marks: own }, of) => own.filter((mark) => mark.line === line && mark.cell === cell).map((mark) => ({ ...mark, of })));
  if (marks.length === 0) return [{ text, of: [] }];
  const cuts = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, n) => ({ text: text.slice(from, cuts[n + 1]), of: marks.filter(({ start, end }) => start <= from && from < end).map(({ of }) => of) }));
}
