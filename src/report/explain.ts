import type { Finding } from '../model/finding.js';
import type { NumberedFinding } from './arrange.js';
import { sentence } from './labels.js';
import { points } from './numbers.js';

/** Message and reason as sentences, the reason only where the message does not say it already. */
export function explanation(finding: Finding): string {
  const message = sentence(finding.message);
  const reason = finding.reason === undefined || finding.message.includes(finding.reason) ? '' : sentence(finding.reason);
  return `${message}${reason}`;
}

/** What a finding would cost and why, in one line. */
export function deduction({ finding, line }: NumberedFinding, policyNotice: string): string {
  if (finding.verdict !== 'fail') return '不扣分（待人工核实）';
  if (finding.points === 0) return `不扣分（${line?.why ?? freeBecause(finding)}）`;
  const why = line?.why.replace(`（${policyNotice}）`, '');
  return `${points(finding.points)} 分（${[why, policyNotice].filter((part) => part !== undefined && part !== '').join('；')}）`;
}

/** Why a finding without a line on the score card costs nothing, as far as the finding itself tells. */
export function freeBecause(finding: Finding): string {
  if (finding.verdict !== 'fail') return '待人工核实';
  if (finding.lifecycle !== 'stable') return '试行规则';
  if (finding.severity === '提示') return '提示事项';
  if (finding.relations.every((relation) => relation === 'quality')) return '指南内容问题，本期只提示';
  if (finding.relations.every((relation) => relation === 'online-offline')) return '线上线下不一致，本期只通报';
  return finding.maintainer === finding.department ? '按扣分规则不扣分' : '责任方不是实施单位或尚未明确';
}
