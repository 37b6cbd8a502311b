import { sentence } from '../../report/labels.js';
import { Missing } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { reportLabels } from '../labels.js';
import { rules } from '../../rules/index.js';
import { precisionRows, type PrecisionRow } from './trends.js';
import type { RuleExample, RuleMeta } from '../../model/rule.js';

export interface RuleRow {
  number: string;
  title: string;
  failTitle: string;
  groupName: string;
  severity: string;
  stageName: string;
  /** How many findings of the rule people have judged, and how many of them stand. */
  judged: number;
  right: number;
  /** Why the rule goes back to trial. */
  backToTrial?: string;
}

export interface RulePage extends RuleRow {
  why: string;
  basis: string;
  fix: string;
  elements: string[];
  needs: string[];
  examples: { title: string; expect: string; sides: { name: string; text: string }[] }[];
}

const GROUPS: Record<RuleMeta['group'], string> = { A: '对标准化手册', B: '线上线下对照', C: '指南内容', D: '手册自身' };
const STAGES: Record<RuleMeta['lifecycle'], string> = { trial: '试行（不扣分）', stable: '正式', retired: '停用' };
const EXPECTED: Record<RuleExample['expect'], string> = { fail: '有问题', pass: '没有问题', 'cannot-tell': '待人工核实', 'not-applicable': '不适用', error: '不适用' };
const SIDES = [['handbook', '手册'], ['online', '线上'], ['offline', '线下']] as const;

/** All rules with how often each was right, by number. */
export async function ruleRows(desk: Desk): Promise<RuleRow[]> {
  const judged = await judgedByNumber(desk);
  return rules.map(({ meta }) => rowOf(meta, judged)).sort((a, b) => (a.number < b.number ? -1 : 1));
}

/** Numbers and titles of all rules. */
export const ruleTitles = (): { number: string; title: string }[] => rules.map(({ meta: { number, title } }) => ({ number, title }));

const judgedByNumber = async (desk: Desk): Promise<ReadonlyMap<string, PrecisionRow>> => new Map((await precisionRows(desk)).map((row) => [row.number, row]));

/** A rule explained: why, basis, how to mend, examples. @throws Missing */
export async function rulePage(desk: Desk, number: string): Promise<RulePage> {
  const meta = rules.find((rule) => rule.meta.number === number)?.meta;
  if (!meta) throw new Missing('没有这条规则，请从规则列表中选。');
  const { labels } = reportLabels(desk.engine);
  return {
    ...rowOf(meta, await judgedByNumber(desk)), why: sentence(meta.why), basis: sentence(meta.basis), fix: sentence(meta.fix), elements: [...new Set(meta.elements.map((id) => labels.elementLabel(id)))].filter((label) => /\p{Script=Han}/u.test(label)),
    needs: SIDES.filter(([side]) => meta.needs.includes(side)).map(([, name]) => name),
    examples: meta.examples.map((example) => ({ title: example.title, expect: EXPECTED[example.expect], sides: SIDES.flatMap(([side, name]) => (example[side] === undefined ? [] : [{ name, text: example[side] ?? '' }])) })),
  };
}

function rowOf({ number, title, failTitle, group, severity, lifecycle }: RuleMeta, precision: ReadonlyMap<string, PrecisionRow>): RuleRow {
  const { judged = 0, right = 0, backToTrial } = precision.get(number) ?? {};
  return { number, title, failTitle, groupName: GROUPS[group], severity, stageName: STAGES[lifecycle], judged, right, ...(backToTrial ? { backToTrial } : {}) };
}
