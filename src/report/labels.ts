import type { Side } from '../model/capture.js';
import type { Severity } from '../model/element.js';
import type { Finding } from '../model/finding.js';
import type { Relation, RuleMeta } from '../model/rule.js';

/** Standard names of elements, from the schema. */
export interface Labels {
  /** 标准名称 of an element by its identifier; a report's identifiers may lack a trailing `[]`. */
  elementLabel(id: string): string;
}

/** What the renderers want to know of a rule. */
export type RuleInfo = Pick<RuleMeta, 'id' | 'number' | 'title' | 'failTitle' | 'why' | 'basis' | 'fix'>;

/** The words that a report needs and does not carry itself. */
export interface Wording {
  labels: Labels;
  rules: readonly RuleInfo[];
}

export const DRAFT_NOTICE = '初稿，未经初核，不作为扣分依据';

export const SEVERITIES: readonly Severity[] = ['严重', '较重', '一般', '提示'];

/** The order in which sides are shown: the standard first. */
export const SIDES: readonly Side[] = ['handbook', 'online', 'offline'];

const SIDE_NAMES: Record<Side, string> = { handbook: '手册标准', online: '线上', offline: '线下' };

/** 手册标准, 线上, 线下. */
export function sideName(side: Side): string {
  return SIDE_NAMES[side];
}

/** A side's name from data that is typed as text only. */
export function sideNameOf(side: string): string {
  return (SIDE_NAMES as Partial<Record<string, string>>)[side] ?? '其他';
}

const RELATIONS: Record<Relation, string> = {
  'online-handbook': '线上与手册',
  'offline-handbook': '线下与手册',
  'online-offline': '线上线下',
  quality: '指南内容',
};

/** Relations of a finding in words: `线上与手册不一致、线上线下不一致`; for a finding that a person has to look at, `…待核实`. */
export function relationsInWords(finding: Pick<Finding, 'relations' | 'verdict'>): string {
  return finding.relations
    .map((relation) => {
      if (finding.verdict === 'cannot-tell') return `${RELATIONS[relation]}待核实`;
      return relation === 'quality' ? '指南内容问题' : `${RELATIONS[relation]}不一致`;
    })
    .join('、');
}

const CAPTURES: Record<string, string> = {
  online: '政务服务网', 'online-web': '政务服务网', 'online-app': '移动端', 'online-api': '平台数据', 'online-handover': '移交数据', 'self-service': '自助终端', 'dept-site': '部门网站',
  offline: '线下指南', 'offline-file': '线下指南', 'hall-printed': '大厅纸质指南', 'hall-board': '大厅公示牌', 'field-sheet': '现场核查表', filed: '备案指南', handbook: '标准化手册',
};

/** Name of a capture for people; an unknown one is called after its side. */
export function captureName(capture: string, side: Side): string {
  const exact = CAPTURES[capture];
  if (exact !== undefined) return exact;
  const numbered = /^(.{1,40}?)[-.](\d{1,3})$/.exec(capture);
  const base = numbered?.[1] === undefined ? undefined : CAPTURES[numbered[1]];
  return base === undefined || numbered?.[2] === undefined ? sideName(side) : `${base}（第${Number(numbered[2])}份）`;
}

/** 标准名称 of an element. One that the schema does not know is no word for people and is called 其他要素. */
export function elementName(id: string, labels: Labels): string {
  const label = labels.elementLabel(id);
  return label === id || label === '' ? '其他要素' : label;
}

/** What a finding is called: the rule's failing title, and the material, step or phone meant. What a machine cannot tell is no failure and is not called one. */
export function findingTitle(finding: Finding, wording: Wording): string {
  if (finding.verdict === 'cannot-tell') return `${elementWithKey(finding, wording)}待核实`;
  const title = ruleOf(finding, wording)?.failTitle ?? `${elementName(finding.element, wording.labels)}有疑似问题`;
  return finding.key === undefined || title.includes(finding.key) ? title : `${title}：${finding.key}`;
}

/** What to do about a finding. */
export function remedy(finding: Finding, wording: Wording): string {
  const fix = ruleOf(finding, wording)?.fix;
  if (finding.verdict === 'fail') return fix === undefined ? '核实后更正。' : sentence(fix);
  return fix === undefined ? '请对照原件核实。' : `请对照原件核实；确有问题的，${sentence(fix)}`;
}

/** Element and key as one label: `申请材料（营业执照）`. */
export function elementWithKey(finding: Finding, wording: Wording): string {
  const label = elementName(finding.element, wording.labels);
  return finding.key === undefined ? label : `${label}（${finding.key}）`;
}

/** The rule of a finding, where it is known. */
export function ruleOf(finding: Pick<Finding, 'rule' | 'number'>, wording: Wording): RuleInfo | undefined {
  return wording.rules.find((rule) => rule.id === finding.rule) ?? wording.rules.find((rule) => rule.number === finding.number);
}

const STOPS = '。．.；;，,、';

/** Ends a sentence with exactly one full stop; empty stays empty. */
export function sentence(text: string): string {
  let bare = text.trim();
  while (bare !== '' && STOPS.includes(bare.slice(-1))) bare = bare.slice(0, -1);
  return bare === '' || /[！？!?]$/.test(bare) ? bare : `${bare}。`;
}
