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
  if (finding.points === 0) return `不扣分${line === undefined ? '' : `（${line.why}）`}`;
  return `${points(finding.points)} 分（${[line?.why, policyNotice].filter((part) => part !== undefined).join('；')}）`;
}
