/** An official paper (公文) as data; `docx.ts` and `html.ts` set it by GB/T 9704-2012. */
export interface Paper {
  /** For the file's properties and the page's title. */
  kind: string;
  title: string;
  /** 发文机关标志 in red at the top; off by default, because who may use it is not ours to decide. */
  redHead?: string;
  /** 上行文 has a line for 签发人; it stays blank. */
  upward?: boolean;
  /** 内部资料 and the like, above the title. */
  marking?: string;
  /** One page and never two: less space around its parts. */
  compact?: boolean;
  /** Said below the title while the paper is no final one. */
  draft?: string;
  /** 主送机关. */
  to: string[];
  body: Block[];
  /** 署名. Number of the document, seal and signature stay blank: people put them in. */
  from: string;
  /** 成文日期, YYYY-MM-DD; absent: blank to be filled in. */
  date?: string;
  annexes: Annex[];
  /** 抄送. */
  copies?: string[];
}

export interface Annex {
  title: string;
  /** Wide tables lie on their side. */
  landscape?: boolean;
  body: Block[];
}

export type Block =
  /** 1: 一、; 2: （一）; 3: 1. ; numbers are given by the renderer. */
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'text'; text: string; /** Words at the beginning that are set in bold. */ lead?: string }
  | { kind: 'note'; text: string }
  | { kind: 'table'; table: PaperTable }
  | { kind: 'bars'; bars: Bars };

export interface PaperTable {
  caption?: string;
  columns: { title: string; /** Share of the width. */ width: number; align?: 'left' | 'center' | 'right' }[];
  rows: string[][];
  /** The first row holds the totals. */
  total?: boolean;
}

/** A bar chart where people would rather look than read. */
export interface Bars {
  caption: string;
  /** What one is: 条, 分, %. */
  unit: string;
  bars: { label: string; value: number }[];
}

/** Numbers of headings: 一、（一）1. (GB/T 9704-2012, 7.3.3). */
export function headingNumbers(): (level: 1 | 2 | 3) => string {
  const counts = [0, 0, 0];
  return (level) => {
    counts[level - 1] = (counts[level - 1] ?? 0) + 1;
    counts.fill(0, level);
    const count = counts[level - 1] ?? 0;
    return level === 1 ? `${chinese(count)}、` : level === 2 ? `（${chinese(count)}）` : `${count}.`;
  };
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99 in Chinese numerals. */
function chinese(count: number): string {
  const tens = Math.floor(count / 10);
  return `${tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens] ?? ''}十`}${DIGITS[count % 10] ?? ''}`;
}

/** 2018-09-13 as 2018年9月13日. */
export function paperDate(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
}
