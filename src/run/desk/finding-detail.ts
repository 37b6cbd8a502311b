import type { Side } from '../../model/capture.js';
import type { Finding, FindingSide } from '../../model/finding.js';
import type { FindingRecord } from '../../model/finding-state.js';
import { explanation, secondTaking } from '../../report/explain.js';
import { captureName, relationsInWords, remedy, ruleOf, sentence, sideName } from '../../report/labels.js';
import { placesInWords } from '../../report/places.js';
import { isReference, shownSides } from '../../report/sides.js';
import type { PaintedSegment } from '../../compare/show.js';
import { findingHistory, getFinding, getFindings, getRecords, listAppeals, listNotices, listRectifications, type StoredFinding } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { reportLabels } from '../labels.js';
import { stateSettings } from '../week/office-settings.js';
import { baseName } from '../../report/paths.js';
import { messageOf } from './finding-message.js';
import { namesOf, rowOf, stateName, TO_REVIEW, type FindingRowView, type Names } from './finding-rows.js';
import { historyLines, type HistoryLine } from './finding-history.js';
import { findingIndex } from './news.js';

export interface SideView {
  side: Side;
  name: string;
  pieces: PaintedSegment[];
  absent: boolean;
  /** The others deviate from it; its differing parts are no errors. */
  reference: boolean;
  where: string;
  capture: string;
  takenAt?: string;
  updatedAt?: string;
  url?: string;
  file?: string;
  /** Names of the run's pictures: the place, boxed; the whole page. */
  picture?: string;
  page?: string;
  opened?: boolean;
  /** Why there is no picture. */
  missing?: string;
  /** Hash of the kept bytes. */
  kept?: string;
}

export interface FindingDetail extends FindingRowView {
  run: string;
  element: string;
  sides: SideView[];
  explanation: string;
  second: string;
  relations: string;
  remedy: string;
  maintainer: string;
  also: string[];
  rule?: { number: string; title: string; why: string; basis: string; fix: string; trial: boolean };
  history: HistoryLine[];
  /** The same wrong value in other items of the unit. */
  same: { id: string; version: number; itemName: string; state: string; stateName: string }[];
  facts: { name: string; text: string }[];
  /** Of the information centre's own items: the reform office reviews. */
  ofInspector: boolean;
  confirmedBy?: string;
  toReview: boolean;
  /** At most 300 characters, for a message to the unit. */
  notice: string;
}

/** All that is known of a finding, for people. @throws Missing */
export async function findingDetail(desk: Desk, id: string): Promise<FindingDetail> {
  const [row, names, records, told, settings] = await Promise.all([getFinding(desk.store, id), namesOf(desk), getRecords(desk.store, [id]), findingHistory(desk.store, id), stateSettings(desk)]);
  const wording = reportLabels(desk.engine);
  const { content } = row;
  const record = records.get(id);
  const [same, facts] = await Promise.all([sameFindings(desk, row), factsOf(desk, id, record, names)]);
  const rule = ruleOf(content, wording);
  const view = rowOf(desk, row, names);
  return {
    ...view,
    run: row.lastRun, element: row.element,
    sides: shownSides(content).map(({ side, pieces, absent, source }): SideView => ({ side, name: sideName(side), pieces, absent, reference: isReference(content, side), ...(source ? sourceOf(source, side) : { where: '', capture: '' }) })),
    explanation: explanation(content), second: secondTaking(content), relations: relationsInWords(content), remedy: remedy(content, wording), maintainer: content.maintainer,
    also: (content.also ?? []).map((more) => `${captureName(more.capture, more.side)}：“${more.raw}”`),
    ...(rule ? { rule: { number: rule.number, title: rule.title, why: sentence(rule.why), basis: sentence(rule.basis), fix: sentence(rule.fix), trial: content.lifecycle === 'trial' } } : {}),
    history: historyLines(told, names),
    same: same.map((other) => ({ id: other.fingerprint, version: other.version, itemName: other.itemName, state: other.state, stateName: stateName(other.state) })),
    facts,
    ofInspector: row.unit === settings.centreUnit,
    ...(record?.confirmed ? { confirmedBy: record.confirmed.by } : {}),
    toReview: TO_REVIEW.some((state) => state === row.state),
    notice: messageOf([view]),
  };
}

function sourceOf(source: FindingSide, side: Side): Omit<SideView, 'side' | 'name' | 'pieces' | 'absent' | 'reference'> {
  const { picture } = source;
  const [place] = source.at === null ? [] : [source.at].flat();
  return {
    where: placesInWords(source.at), capture: captureName(source.capture, side),
    ...(source.takenAt ? { takenAt: source.takenAt } : {}), ...(source.updatedAt ? { updatedAt: source.updatedAt } : {}),
    ...(source.url && /^https?:\/\//i.test(source.url) ? { url: source.url } : {}), ...(source.file ? { file: baseName(source.file) } : {}),
    ...(picture?.file ? { picture: baseName(picture.file) } : {}), ...(picture?.page ? { page: baseName(picture.page) } : {}), ...(picture?.opened ? { opened: true } : {}), ...(picture?.missing ? { missing: picture.missing } : {}),
    ...(place ? { kept: place.snapshot } : {}),
  };
}

const fold = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');
const valuesOf = ({ key, sides }: Finding): string => [key ?? '', ...(['online', 'offline', 'handbook'] as const).map((side) => fold(sides[side]?.raw ?? ''))].join('\n');
const MOST = 1_000;

/** Findings of other items of the unit with the same rule, element and values: one wrong value, decided once. */
export async function sameFindings(desk: Desk, row: StoredFinding): Promise<StoredFinding[]> {
  if (row.content.relations.includes('quality')) return [];
  const { fingerprints } = await findingIndex(desk).page({ unit: row.unit, rule: row.rule, element: row.element, verdict: row.verdict }, { limit: MOST, offset: 0 });
  const rows = await getFindings(desk.store, fingerprints.filter((other) => other !== row.fingerprint));
  const wanted = valuesOf(row.content);
  return rows.filter((other) => other.item !== row.item && valuesOf(other.content) === wanted);
}

const NOTICE_STATES: Record<string, string> = { issued: '待签收', signed: '已签收', deemed: '视为送达' };
const APPEAL_STATES: Record<string, string> = { open: '复核中', decided: '已作决定', withdrawn: '已撤回' };

/** Dates and papers of its way so far. */
async function factsOf(desk: Desk, id: string, record: FindingRecord | undefined, names: Names): Promise<{ name: string; text: string }[]> {
  const facts: { name: string; text: string }[] = [];
  const add = (name: string, text: string | undefined): void => { if (text) facts.push({ name, text }); };
  const [notices, appeals, mending] = await Promise.all([listNotices(desk.store, { fingerprint: id }), listAppeals(desk.store, { fingerprint: id }), listRectifications(desk.store, { fingerprint: id })]);
  for (const notice of notices) add('告知书', `${notice.number}（${NOTICE_STATES[notice.state] ?? notice.state}${notice.signedBy ? `，${notice.signedBy}` : ''}）`);
  add('申诉截止', record?.appealUntil);
  for (const appeal of appeals) add('复核申请', `${APPEAL_STATES[appeal.state] ?? appeal.state}：${appeal.reason}`);
  add('复核决定', record?.decision && `${{ uphold: '维持', reduce: '减轻', revoke: '撤销' }[record.decision.kind]}：${record.decision.reason}`);
  add('整改期限', record?.mendBy);
  for (const one of mending) add('整改', one.state === 'closed' ? '已销号' : one.reportedAt ? `已报整改（${names.users.get(one.reportedBy ?? '') ?? one.reportedBy ?? ''}）` : '整改中');
  add('报告整改', record?.reported?.note);
  add('虚报整改', record && record.falseReports > 0 ? `${record.falseReports} 次` : undefined);
  add('初核排除的理由', record?.dismissal?.reason);
  add('例外（经核准）', record?.waiver && `至 ${record.waiver.until}：${record.waiver.reason}`);
  return facts;
}
