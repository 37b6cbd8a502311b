import type { Paper } from './paper.js';

/** 勘误建议: what a district asks the owner of an entry to put right. */
export interface Suggestion {
  item: string;
  code?: string;
  version?: string;
  owner: string;
  element: string;
  /** What stands in the handbook now. */
  stands: string;
  proposed: string;
  why: string;
  from: string;
  /** ISO day. */
  day: string;
}

/** The suggestion as a paper for the owner, with room for the answer. Signatures and numbers are left to people. */
export function suggestionPaper(one: Suggestion): Paper {
  return {
    title: '标准化手册勘误建议',
    head: [],
    blocks: [
      { type: 'paragraph', text: `${one.owner}：` },
      { type: 'paragraph', text: `我单位在执行标准化手册“${one.item}”时，发现下列内容需要更正，请研究。` },
      {
        type: 'table', header: ['项目', '内容'], widths: [24, 76],
        rows: [
          ['事项', `${one.item}${one.code ? `（${one.code}）` : ''}`],
          ['手册版本', one.version ?? '未写版本'],
          ['要素', one.element],
          ['现有内容', one.stands],
          ['建议改为', one.proposed],
          ['理由和依据', one.why],
          ['提出单位', one.from],
          ['提出日期', one.day],
        ],
      },
      { type: 'heading', depth: 2, text: '手册主管单位意见' },
      { type: 'table', header: ['采纳情况', '说明'], rows: [['□采纳　□部分采纳　□不采纳', '\n\n']], widths: [40, 60] },
      { type: 'paragraph', text: '经办人（签字）：　　　　　　　　　　日期：　　　　' },
    ],
  };
}
