import type { FilingReceipt } from '../../model/filing.js';

export const RECEIPT_TITLE = '办事指南备案回执';
export const CHECK_LABEL = '校验码';

const VERDICTS = { accepted: '已备案，未发现严重、较重问题', 'with-problems': '带问题备案' };

/** What a receipt says, label and text, in its order; its check code is the hash of these rows. */
export function receiptRows(receipt: FilingReceipt): [string, string][] {
  const { number, receivedAt, itemName, itemCode, unit, revision, fileName, sha256, verdict, problems, handbookVersion, versions, filedWith, filedBy, due, late, note } = receipt;
  return [
    ['备案编号', number],
    ['接收时间', shownMoment(receivedAt)],
    ['事项名称', itemName],
    ['事项编码', itemCode ?? '指南未写明'],
    ['报送单位', unit],
    ['报送人', filedBy],
    ['接收单位', filedWith],
    ['第几次备案', `第${revision}次`],
    ['报送期限', due === undefined ? '未规定' : `${shownDay(due)}${late ? '（逾期报送）' : '（按期）'}`],
    ['备案结论', VERDICTS[verdict]],
    ['对照手册', handbookVersion === undefined ? '没有对照手册条目' : `第 ${handbookVersion} 版`],
    ['检查版本', `指南针 ${versions.tool}，规则 ${versions.rules.slice(0, 12)}，要素表 ${versions.schema.slice(0, 12)}`],
    ['文件名', fileName],
    ['文件摘要（SHA-256）', sha256],
    ...(note === undefined ? [] : [['单位说明', note] as [string, string]]),
    ['问题条数', problems.length === 0 ? '没有' : `${problems.length}条，见下`],
    ...problems.map(({ number: rule, severity, message }, index): [string, string] => [`问题${index + 1}`, `［${severity}］${message}（${rule}）`]),
  ];
}

/** The rows as one text: what the check code is the hash of. */
export function receiptContent(receipt: FilingReceipt): string {
  return receiptRows(receipt).map(([label, text]) => `${label}：${text.replaceAll(/\s+/g, ' ')}\n`).join('');
}

function shownDay(day: string): string {
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
}

function shownMoment(at: string): string {
  return `${shownDay(at)}${at.slice(11, 19)}`;
}
