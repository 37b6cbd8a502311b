/** A run of text on a page. Points from the left and from the top; `y` is the base line. */
export interface Run {
  text: string;
  x0: number;
  x1: number;
  y: number;
  /** Size of its type in points. */
  size: number;
}

/** A straight line that is drawn on a page, level (`along` is x) or upright (`along` is y), at `at` of the other axis. */
export interface Ruling {
  level: boolean;
  at: number;
  from: number;
  to: number;
}

/** What is taken from a page. */
export interface PdfPage {
  number: number;
  width: number;
  height: number;
  runs: Run[];
  rulings: Ruling[];
  pictures: boolean;
}

type Matrix = readonly number[];

export const times = (a: Matrix, b: Matrix): number[] => [
  n(a, 0) * n(b, 0) + n(a, 2) * n(b, 1), n(a, 1) * n(b, 0) + n(a, 3) * n(b, 1),
  n(a, 0) * n(b, 2) + n(a, 2) * n(b, 3), n(a, 1) * n(b, 2) + n(a, 3) * n(b, 3),
  n(a, 0) * n(b, 4) + n(a, 2) * n(b, 5) + n(a, 4), n(a, 1) * n(b, 4) + n(a, 3) * n(b, 5) + n(a, 5),
];
const n = (values: Matrix, index: number): number => values[index] ?? 0;
const apply = (m: Matrix, x: number, y: number): [number, number] => [n(m, 0) * x + n(m, 2) * y + n(m, 4), n(m, 1) * x + n(m, 3) * y + n(m, 5)];

/** Kangxi and CJK radicals stand for the characters that they look like where a font's table says so; U+2E80–2FDF (Unicode, NFKC and its own table). */
export function foldRadicals(text: string): string {
  return text.replace(/[\u2e80-\u2fdf\uf900-\ufaff]/g, (one) => RADICALS[one] ?? one.normalize('NFKC'));
}

/** Radicals of U+2E80–2EFF that NFKC leaves alone though a font gives them for the plain character (Unicode's EquivalentUnifiedIdeograph.txt). */
const RADICALS: Record<string, string> = {
  '⺁': '厂', '⺄': '乙', '⺅': '亻', '⺆': '冂', '⺈': '刀', '⺉': '刂', '⺋': '卩', '⺍': '小', '⺎': '兀', '⺏': '尣', '⺒': '巳', '⺓': '幺', '⺔': '彑', '⺖': '忄', '⺗': '心', '⺘': '扌', '⺙': '攵', '⺛': '旡', '⺝': '月', '⺞': '歺',
  '⺠': '民', '⺡': '氵', '⺢': '氺', '⺣': '灬', '⺤': '爪', '⺥': '爫', '⺦': '丬', '⺨': '犭', '⺩': '王', '⺫': '罒', '⺬': '示', '⺭': '礻', '⺮': '竹', '⺰': '纟', '⺱': '罓', '⺲': '罒', '⺵': '羊', '⺶': '羊', '⺷': '羊', '⺸': '羊', '⺹': '耂',
  '⺻': '聿', '⺼': '肉', '⺾': '艹', '⺿': '艹', '⻀': '艹', '⻁': '虎', '⻂': '衤', '⻃': '西', '⻄': '西', '⻅': '见', '⻆': '角', '⻇': '角', '⻈': '讠', '⻉': '贝', '⻊': '足', '⻋': '车', '⻌': '辶', '⻍': '辶', '⻎': '辶', '⻏': '阝', '⻐': '钅',
  '⻑': '長', '⻒': '镸', '⻓': '长', '⻔': '门', '⻕': '阜', '⻖': '阝', '⻗': '雨', '⻘': '青', '⻙': '韦', '⻚': '页', '⻛': '风', '⻜': '飞', '⻝': '食', '⻟': '飠', '⻠': '饣', '⻢': '马', '⻣': '骨', '⻤': '鬼', '⻥': '鱼', '⻦': '鸟', '⻧': '卤',
  '⻨': '麦', '⻩': '黄', '⻪': '黾', '⻬': '齐', '⻮': '齿', '⻰': '龙', '⻳': '龟',
};

interface TextItem {
  str: string;
  transform: number[];
  width: number;
}

/** A piece of text as pdf.js gives it → a run on the page; `undefined` for blanks and for text that is not level (water marks). */
export function runOf(item: TextItem, viewport: Matrix): Run | undefined {
  const text = foldRadicals(item.str).replace(/\p{Cc}/gu, '');
  if (text.trim() === '') return undefined;
  const m = times(viewport, item.transform);
  const along = Math.hypot(n(m, 0), n(m, 1));
  if (along === 0 || Math.abs(n(m, 1)) > along * 0.1 || n(m, 0) < 0) return undefined;
  const size = Math.hypot(n(m, 2), n(m, 3));
  const scale = Math.hypot(n(viewport, 0), n(viewport, 1));
  return { text, x0: n(m, 4), x1: n(m, 4) + item.width * scale, y: n(m, 5), size };
}

/** Lines thinner than this are rulings, wider ones are areas; shorter ones are dots. Points. */
const THIN = 3;
const SHORT = 4;

interface Drawing {
  fnArray: readonly number[];
  argsArray: readonly unknown[];
}

/** Codes of the drawing operations that are followed. */
export interface Codes {
  save: number;
  restore: number;
  transform: number;
  constructPath: number;
  endPath: number;
  fills: readonly number[];
  paintFormXObjectBegin: number;
  paintFormXObjectEnd: number;
}

const MOST_RULINGS = 20_000;

/** The straight lines of a page's drawing operations (`constructPath`: 0 move, 1 line, 2 curve, 3 short curve, 4 close). */
export function rulingsOf(drawing: Drawing, codes: Codes, viewport: Matrix): Ruling[] {
  const found: Ruling[] = [];
  const stack: Matrix[] = [];
  let current: Matrix = viewport;
  drawing.fnArray.forEach((code, index) => {
    const args = drawing.argsArray[index];
    if (code === codes.save) stack.push(current);
    else if (code === codes.restore || code === codes.paintFormXObjectEnd) current = stack.pop() ?? viewport;
    else if (code === codes.transform && isNumbers(args)) current = times(current, args);
    else if (code === codes.paintFormXObjectBegin && Array.isArray(args)) {
      stack.push(current);
      if (isNumbers(args[0])) current = times(current, args[0]);
    } else if (code === codes.constructPath && Array.isArray(args) && args[0] !== codes.endPath && found.length < MOST_RULINGS) {
      const path: unknown = Array.isArray(args[1]) ? args[1][0] : undefined;
      if (path instanceof Float32Array || isNumbers(path)) found.push(...linesOf([...path], current, codes.fills.includes(Number(args[0]))));
    }
  });
  return found;
}

const isNumbers = (value: unknown): value is number[] => Array.isArray(value) && value.every((one) => typeof one === 'number');

function linesOf(path: readonly number[], matrix: Matrix, filled: boolean): Ruling[] {
  const outlines: [number, number][][] = [];
  const lengths = [2, 2, 6, 4, 0];
  for (let at = 0; at < path.length;) {
    const code = path[at] ?? 4;
    const length = lengths[code] ?? 0;
    const last = outlines.at(-1);
    const point = length > 0 ? apply(matrix, path[at + length - 1] ?? 0, path[at + length] ?? 0) : undefined;
    if (code === 0 && point) outlines.push([point]);
    else if (code === 4 && last?.[0]) last.push(last[0]);
    else if (point) last?.push(point);
    at += 1 + length;
  }
  return outlines.flatMap((points) => (filled ? thin(points) : points.flatMap((point, index) => between(points[index - 1], point))));
}

function between(a: [number, number] | undefined, b: [number, number]): Ruling[] {
  if (!a) return [];
  const [width, height] = [Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1])];
  if (height < 1 && width > SHORT) return [{ level: true, at: (a[1] + b[1]) / 2, from: Math.min(a[0], b[0]), to: Math.max(a[0], b[0]) }];
  if (width < 1 && height > SHORT) return [{ level: false, at: (a[0] + b[0]) / 2, from: Math.min(a[1], b[1]), to: Math.max(a[1], b[1]) }];
  return [];
}

/** A filled outline that is so thin that it is a line. */
function thin(points: readonly [number, number][]): Ruling[] {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (bottom - top < THIN && right - left > SHORT) return [{ level: true, at: (top + bottom) / 2, from: left, to: right }];
  if (right - left < THIN && bottom - top > SHORT) return [{ level: false, at: (left + right) / 2, from: top, to: bottom }];
  return [];
}
