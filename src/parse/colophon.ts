import { lineRanges } from './stretch.js';

/** What a paper says of itself at its end: who explains it, when it was printed. */
const OF_THE_PAPER = /^[（(*＊\s]*(?:本|此|该)(?:办事|服务|业务|事项)?(?:指南|须知|手册|告知单|告知书)(?:内容|信息)?(?:由|自|从|于|以|最终|未尽|的?解释|如有|仅供|版本|最后|更新)/;
const PRINTED = /^[（(\s]*[^，。；：:,;《》〔〕（）()]{0,24}\d{4}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?\s*(?:印制|编制|编印|制作)[）)。\s]*$/;
const LONGEST = 80;

/** The line with which a paper begins to speak of itself (`本指南由某局负责解释`), which is no element's value. */
export function colophon(text: string): [number, number] | undefined {
  return lineRanges(text).find(([from, to]) => {
    const line = to - from > LONGEST ? '' : text.slice(from, to);
    return OF_THE_PAPER.test(line) || PRINTED.test(line);
  });
}

const SIGNATORY = /^[\u4e00-\u9fff（）()]{2,30}(?:局|厅|委|部|办|办公室|委员会|中心|政府|街道办事处|院|所|站|队|会|公司)$/;
const DAY = /^\d{4}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?$/;

/** Do two lines sign a paper: who issued it, and the day? */
export function signs(organ: string, day: string): boolean {
  return SIGNATORY.test(organ.trim()) && DAY.test(day.trim());
}
