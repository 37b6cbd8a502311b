import type { Piece } from '../../server/api/finding.js';

/** A text in pieces: what differs is marked. Text is text, whatever stands in it. */
export function Painted({ pieces, look = 'differs' }: { pieces: readonly Piece[]; look?: 'differs' | 'reference' | 'alike' | 'plain' }) {
  return <p className="painted">{pieces.map((piece, at) => (piece.changed && look !== 'plain' && piece.text.trim() !== '' ? <mark key={at} className={look}>{piece.text}</mark> : <span key={at}>{piece.text}</span>))}</p>;
}
