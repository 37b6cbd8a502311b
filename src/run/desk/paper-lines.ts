import type { Finding } from '../../model/finding.js';
import { decode } from '../../parse/decode.js';
import { baseName } from '../../report/paths.js';
import type { OpenedRun } from './run-reports.js';

/** A line of a paper guide; `marked` where the value stands. */
export interface PaperLine {
  number: number;
  text: string;
  marked: boolean;
}

const AROUND = 6;
const LONGEST = 400;

/** The lines of a finding's paper guide around its value; undefined where the guide is no text file or states nothing. */
export async function paperLines({ snapshots }: OpenedRun, finding: Finding): Promise<{ file: string; lines: PaperLine[] } | undefined> {
  const side = finding.sides.offline;
  const places = side?.at ? [side.at].flat().filter((place) => place.kind === 'text') : [];
  const [first] = places;
  const bytes = first && (await snapshots.get(first.snapshot));
  if (!first || !bytes || !side?.file) return undefined;
  const own = places.filter(({ snapshot }) => snapshot === first.snapshot);
  const end = (place: (typeof own)[number]): number => (place.endColumn <= 1 && place.endLine > place.line ? place.endLine - 1 : place.endLine);
  const from = Math.max(1, Math.min(...own.map(({ line }) => line)) - AROUND);
  const to = Math.max(...own.map(end)) + AROUND;
  const lines = decode(bytes).text.split(/\r\n|\r|\n/).slice(from - 1, Math.min(to, from + 80)).map((text, index): PaperLine => {
    const number = from + index;
    return { number, text: text.length > LONGEST ? `${text.slice(0, LONGEST)}……` : text, marked: own.some((place) => number >= place.line && number <= end(place)) };
  });
  return { file: baseName(side.file), lines };
}
