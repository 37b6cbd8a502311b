import type { Finding } from '../model/finding.js';
import type { NumberedFinding } from './arrange.js';
import { dateTime } from './dates.js';
import { sentence } from './labels.js';
import { points } from './numbers.js';

/** Message and reason as sentences, the reason only where the message does not say it already. */
export function explanation(finding: Finding): string {
  const message = sentence(finding.message);
  const reason = finding.reason === undefined || finding.message.includes(finding.reason) ? '' : sentence(finding.reason);
  return `${message}${reason}`;
}

/** What the second taking of the page showed, in one sentence; empty where there was none. */
export function secondTaking({ confirmedAt, confirmedRaw, mended, unconfirmed }: Finding): string {
  if (mended) {
    const now = mended.second === '' ? '页面已不再载有该内容' : `页面为“${mended.second}”`;
    return `即知即改：${dateTime(mended.firstTakenAt)} 取证时页面为“${mended.first}”，${dateTime(mended.secondTakenAt)} 再次取证时${now}，问题已经改正，不扣分。`;
  }
  if (unconfirmed) return `未能复核：${dateTime(unconfirmed.at)} 再次取证，${unconfirmed.reason}`;
  if (confirmedAt === undefined) return '';
  return `${dateTime(confirmedAt)} 再次取证，${confirmedRaw === undefined ? '页面内容相同。' : `页面为“${confirmedRaw}”，问题仍在。`}`;
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
  if (finding.brokenProfile !== undefined) return finding.brokenProfile;
  if (finding.seen !== undefined) return '普查提醒';
  if (finding.mended) return '即知即改，再次取证时已经改正';
  if (finding.lifecycle !== 'stable') return '试行规则';
  if (finding.severity === '提示') return '提示事项';
  if (finding.relations.every((relation) => relation === 'quality')) return '指南内容问题，本期只提示';
  if (finding.relations.every((relation) => relation === 'online-offline')) return '线上线下不一致，本期只通报';
  return finding.maintainer === finding.department ? '按扣分规则不扣分' : '责任方不是实施单位或尚未明确';
}
