import { contentOf } from '../handbook/content.js';
import { differenceOf, type DifferenceRow } from '../handbook/difference.js';
import type { Entry } from '../handbook/entry.js';
import { paperOf } from '../handbook/layout.js';
import { blockToMarkdown } from '../handbook/markdown.js';
import { withSupplement } from '../handbook/supplement.js';
import { inForce } from '../handbook/versions.js';
import { shanghaiTime } from '../model/shanghai-time.js';
import { toStandard } from '../parse/index.js';
import { openEngine, type Engine } from './engine.js';
import { readBytes } from './files.js';
import { readHandbook, supplementsOf, versionsOf } from './handbook-files.js';
import { UserProblem } from './problem.js';
import { sha256 } from './versions.js';
import { isChineseWorkday } from './workdays.js';

/** The version of an item that holds on a day, else the next to come. @throws UserProblem where the item has none. */
export function holdingEntry(versions: readonly Entry[], day: string): { entry: Entry; note: string } {
  const { current, former, next } = inForce(versions, (entry) => entry.standard, day, isChineseWorkday);
  const entry = current ?? next ?? versions[0];
  if (!entry) throw new UserProblem('手册里没有这个事项。');
  const from = entry.standard.effectiveFrom;
  if (!current) return { entry, note: `尚未施行${from ? `，自 ${from} 起施行` : ''}` };
  const transition = former?.until !== undefined && day <= former.until ? `；过渡期到 ${former.until}，上一版为 ${former.version.standard.version ?? former.version.file}` : '';
  return { entry, note: `${from ? `自 ${from} 起` : ''}施行中${transition}${next ? `；新版 ${next.standard.version ?? next.file} 自 ${next.standard.effectiveFrom ?? ''} 起施行` : ''}` };
}

/** An entry as people read it in a terminal, with its versions and, on wish, a district's supplement. */
export async function showEntry(item: string, folder: string, options: { day?: string; district?: string }, now: () => Date = () => new Date()): Promise<string> {
  const engine = openEngine();
  const handbook = await readHandbook(folder, engine);
  const versions = versionsOf(handbook, item);
  const day = options.day ?? shanghaiTime(now().getTime()).slice(0, 10);
  const { entry, note } = holdingEntry(versions, day);
  const supplements = supplementsOf(handbook, entry);
  const chosen = options.district === undefined ? undefined : supplements.find((one) => one.file.includes(options.district ?? '') || one.standard.guide.fields.supplementOf?.[0]?.text.includes(options.district ?? ''));
  if (options.district !== undefined && !chosen) throw new UserProblem(`“${item}”没有“${options.district}”的局部补充。`);
  const standard = chosen ? withSupplement(entry.standard, chosen.standard, engine.schemas.elements) : entry.standard;
  const paper = paperOf(contentOf(standard.guide), engine.schemas.elements);
  const lines = [
    paper.title, '',
    ...paper.head.map(([label, text]) => `${label}：${text}`),
    `状态：${note}`,
    ...(versions.length > 1 ? [`全部版本：${versions.map((one) => `${one.standard.version ?? '未写版本'}（${one.standard.effectiveFrom ?? '未写施行日期'}，${one.file}）`).join('；')}`] : []),
    ...(supplements.length > 0 ? [`局部补充：${supplements.map((one) => one.standard.guide.fields.supplementOf?.[0]?.text ?? one.file).join('、')}`] : []),
    '',
    ...paper.blocks.flatMap((block) => (block.type === 'heading' ? ['', `【${block.text}】`] : block.type === 'table' && block.header.length === 2 ? block.rows.map(([label, text]) => `${label ?? ''}：${text ?? ''}`) : [blockToMarkdown(block)])),
  ];
  return `${lines.join('\n')}\n`;
}

/** An entry that is named by item and version (`330131004002@2018-12`), by item alone, or by a file. */
export async function entryOf(named: string, folder: string, engine: Engine): Promise<Entry> {
  if (/\.(?:md|markdown|docx|html?|txt)$/i.test(named)) {
    const bytes = await readBytes(named).catch(() => undefined);
    if (bytes) return { file: named, base: named, supplement: false, standard: toStandard(await engine.reader.read({ bytes, name: named, snapshot: sha256(bytes), context: {} })) };
  }
  const [item = '', version] = named.split('@');
  const versions = versionsOf(await readHandbook(folder, engine), version === undefined ? named : item);
  if (version === undefined && versions.length === 1 && versions[0]) return versions[0];
  const found = versions.find((entry) => (version === undefined ? !entry.file.includes('@') : entry.standard.version === version || entry.file.includes(`@${version}.`)));
  if (!found) throw new UserProblem(`“${item}”没有版本“${version ?? ''}”。现有：${versions.map((entry) => `${entry.standard.version ?? '未写版本'}（${entry.file}）`).join('、')}。`);
  return found;
}

/** What the second version lays down otherwise than the first, element by element. */
export async function diffEntries(before: string, after: string, folder: string): Promise<string> {
  const engine = openEngine();
  const [old, now] = [await entryOf(before, folder, engine), await entryOf(after, folder, engine)];
  return differenceText(old, now, differenceOf(old.standard, now.standard, engine.kit));
}

function differenceText(old: Entry, now: Entry, rows: readonly DifferenceRow[]): string {
  const version = (entry: Entry): string => `${entry.standard.version ?? '未写版本'}（${entry.standard.effectiveFrom ? `${entry.standard.effectiveFrom} 起施行，` : ''}${entry.file}）`;
  const real = rows.filter((row) => row.change !== '仅写法');
  const words = rows.filter((row) => row.change === '仅写法');
  const lines = [`${now.standard.name ?? old.standard.name ?? ''}：${version(old)} → ${version(now)}`, ...(now.standard.changeNote ? [`修订说明：${now.standard.changeNote}`] : []), ''];
  const inLine = (text: string): string => text.replace(/\s*\n\s*/g, ' / ');
  for (const row of real) lines.push(`〔${row.change}〕${row.label}${row.key === undefined ? '' : `（${inLine(row.key)}）`}`, `　　旧：${inLine(row.before)}`, `　　新：${inLine(row.after)}`, `　　${row.reason}`);
  if (real.length === 0) lines.push('规定没有变化。');
  if (words.length > 0) lines.push('', `只改了写法的：${words.map((row) => `${row.label}${row.key === undefined ? '' : `（${row.key}）`}`).join('、')}`);
  const count = (change: string): number => real.filter((row) => row.change === change).length;
  const counted = ['收紧', '放宽', '改变', '新增规定', '不再规定', '待核实'].filter((change) => count(change) > 0).map((change) => `${change} ${count(change)} 处`);
  lines.push('', counted.length > 0 ? `共 ${real.length} 处：${counted.join('，')}。` : '共 0 处。');
  return `${lines.join('\n')}\n`;
}
