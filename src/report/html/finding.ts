import type { Finding } from '../../model/finding.js';
import type { NumberedFinding } from '../arrange.js';
import { dateTime } from '../dates.js';
import { escapeHtml, safeLink } from '../escape.js';
import { deduction, explanation, secondTaking } from '../explain.js';
import type { Wording } from '../labels.js';
import { captureName, elementWithKey, findingTitle, relationsInWords, remedy, ruleOf, sentence, SEVERITIES, sideName } from '../labels.js';
import type { PaintedSegment } from '../../compare/show.js';
import { placesInWords } from '../places.js';
import type { ShownSide } from '../sides.js';
import { excerpt, isReference, shownSides } from '../sides.js';
import { pictureHtml, type Pictures } from './picture.js';

/** Texts up to this length are shown whole; longer ones as what differs with its surroundings. */
const LONGEST = 220;
const CONTEXT = 40;

/** What the filters of a page need to know to file a finding. */
export interface FindingFrame {
  wording: Wording;
  /** Of the points; absent where nothing is deducted. */
  policyNotice?: string;
  unit: (department: string) => number;
  maintainer: (name: string) => number;
  pictures: Pictures;
}

/** A finding as a card: title, three sides next to each other, reason, what to do. `brief` leaves out what its shared problem says once. */
export function findingCard(entry: NumberedFinding, frame: FindingFrame, brief = false): string {
  const { finding } = entry;
  const sides = shownSides(finding);
  const severity = SEVERITIES.indexOf(finding.severity);
  const long = sides.some((side) => side.pieces.reduce((sum, piece) => sum + piece.text.length, 0) > LONGEST * 2);
  const data = [
    `data-unit="${frame.unit(finding.department)}"`, `data-severity="${severity}"`, `data-relation="${finding.relations.join(' ')}"`,
    `data-maintainer="${frame.maintainer(finding.maintainer)}"`, `data-kind="${finding.verdict}"`,
    `data-item="${escapeHtml(`${finding.itemName} ${finding.item} ${finding.department}`)}"`,
  ];
  return `<article class="finding${long ? ' long' : ''}" id="${entry.anchor}" data-finding ${data.join(' ')}>
<h5><span class="no">${entry.name}</span>${tag(finding.severity, `s${severity}`)}${finding.lifecycle === 'trial' ? tag('试行') : ''}${finding.verdict === 'cannot-tell' ? tag('待人工核实') : ''}${finding.mended ? tag('即知即改') : ''}${seenTag(finding)}<span class="no">${escapeHtml(finding.number)}</span>${escapeHtml(findingTitle(finding, frame.wording))}</h5>
${sidesTable(sides, finding)}${pictureHtml(finding, frame.pictures)}
${facts(entry, frame, brief)}
</article>`;
}

/** Of a census: whether the last one said it already. */
function seenTag({ seen, verdict }: Finding): string {
  return verdict !== 'fail' || seen === undefined || seen === 'first' ? '' : tag(seen === 'new' ? '新增' : '上次已有');
}

function tag(text: string, type = ''): string {
  return `<span class="tag${type === '' ? '' : ` ${type}`}">${escapeHtml(text)}</span>`;
}

function sidesTable(sides: readonly ShownSide[], finding: Finding): string {
  const heads = sides.map(({ side }) => `<th scope="col">${sideName(side)}</th>`).join('');
  const texts = sides.map((side) => `<td class="text${side.absent ? ' absent' : ''}" data-side="${sideName(side.side)}">${sideHtml(side, finding)}</td>`).join('');
  const from = sides.map((side) => {
    const source = sourceHtml(side);
    return source === '' ? '<td></td>' : `<td data-side="${sideName(side.side)}">${source}</td>`;
  }).join('');
  return `<table class="sides"><thead><tr>${heads}</tr></thead><tbody>
<tr>${texts}</tr>
<tr class="from">${from}</tr>
</tbody></table>`;
}

function sideHtml(side: ShownSide, finding: Finding): string {
  const { pieces, cut } = excerpt(side.pieces, LONGEST, CONTEXT);
  const reference = isReference(finding, side.side);
  const short = paintHtml(pieces, reference);
  if (!cut) return short;
  return `${short}<details class="screen"><summary>查看全文</summary>${paintHtml(side.pieces, reference)}</details>`;
}

/** Painted pieces as HTML; those of a reference are marked less. */
function paintHtml(pieces: readonly PaintedSegment[], reference: boolean): string {
  const open = reference ? '<mark class="ref">' : '<mark>';
  return pieces.map((piece) => (piece.changed && piece.text.trim() !== '' ? `${open}${escapeHtml(piece.text)}</mark>` : escapeHtml(piece.text))).join('');
}

function sourceHtml({ side, source }: ShownSide): string {
  if (source === undefined) return '';
  const rows: string[] = [];
  const where = placesInWords(source.at);
  if (where !== '') rows.push(`位置：${escapeHtml(where)}`);
  const link = safeLink(source.url);
  const name = escapeHtml(captureName(source.capture, side));
  if (link !== undefined) rows.push(`来源：<a href="${escapeHtml(link)}" target="_blank" rel="noopener noreferrer">${name}</a>`);
  else if (source.file !== undefined) rows.push(`来源：${name}，${escapeHtml(source.file)}`);
  else rows.push(`来源：${name}`);
  if (source.takenAt !== undefined) rows.push(`取证时间：${escapeHtml(dateTime(source.takenAt))}`);
  if (source.updatedAt !== undefined) rows.push(`页面所载更新时间：${escapeHtml(source.updatedAt)}`);
  return rows.map((row) => `<p>${row}</p>`).join('');
}

function facts(entry: NumberedFinding, frame: FindingFrame, brief: boolean): string {
  const { finding, problem } = entry;
  const rule = ruleOf(finding, frame.wording);
  const rows: [string, string, string?][] = [['情况', explanation(finding)]];
  if (finding.also !== undefined && finding.also.length > 0) {
    rows.push(['另见', finding.also.map((more) => `${captureName(more.capture, more.side)}：“${more.raw}”`).join('；')]);
  }
  rows.push(['复核取证', secondTaking(finding)]);
  if (!brief) rows.push(['怎么办', remedy(finding, frame.wording), 'do']);
  if (!brief && rule !== undefined) {
    if (finding.verdict === 'fail') rows.push(['为什么', sentence(rule.why)]);
    rows.push(['依据', sentence(rule.basis)]);
  }
  if (frame.policyNotice !== undefined) rows.push(['拟扣分', deduction(entry, frame.policyNotice)]);
  const list = rows.filter(([, text]) => text !== '').map(([name, text, type]) => `<dt>${name}</dt><dd${type === undefined ? '' : ` class="${type}"`}>${escapeHtml(text)}</dd>`);
  if (problem !== undefined) list.push(`<dt>同一问题</dt><dd><a href="#p${problem.number}">同一问题${problem.number}</a>，本单位共 ${problem.items} 个事项${brief ? '，为什么和怎么办见首个事项' : ''}</dd>`);
  const short: [string, string][] = [
    ['要素', elementWithKey(finding, frame.wording)], ['关系', relationsInWords(finding)], ['责任方', finding.maintainer], ['取证编号', entry.evidence.join('、')],
  ];
  const line = short.filter(([, text]) => text !== '').map(([name, text]) => `<span>${name}：${escapeHtml(text)}</span>`).join('');
  return `<dl class="facts">${list.join('')}</dl>
<p class="short">${line}</p>`;
}
