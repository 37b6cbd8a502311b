import type { Field } from '../model/field.js';
import type { Stretch } from './blocks.js';
import { fieldOf, slice, trimmed, trimRange } from './stretch.js';

const KIND_OF_PAPER = /(?:事项)?(?:办事|服务|办理|业务|审批|申请)?(?:服务)?指南(?:[（(][^（）()]{0,12}[）)])?$|标准化手册$|(?:工作)?手册$|一次性告知(?:单|书)?$/;

/** Does a text name the kind of paper alone (办事指南)? */
export function isKindOfPaper(text: string): boolean {
  return text.replace(KIND_OF_PAPER, '').trim() === '';
}

/** Does a text name a guide to something (某某办事指南)? */
export function namesGuide(text: string): boolean {
  return KIND_OF_PAPER.test(text.trim()) && !isKindOfPaper(text.trim());
}

/** The title: the first heading or line that names something else than the kind of paper. */
export function titleOf(candidates: readonly (Stretch | undefined)[], own: Stretch | undefined): Stretch | undefined {
  const found = candidates.filter((text): text is Stretch => text !== undefined).map(trimmed).filter((text) => text.text !== '' && text.text.length <= 120);
  return found.find((text) => !isKindOfPaper(text.text)) ?? found[0] ?? own;
}

/** 某某申报指南 may be the name of an item that gives guidance, or the guide to an item. */
const EITHER = /(?<!办事|服务|办理|业务|审批|申请)指南$/;

/** The item's name in a title: without 办事指南 and the quotes around it; none where the title is a sentence or leaves open what belongs to the name. */
export function nameInTitle(title: Stretch): Field<string> | undefined {
  if (EITHER.test(title.text.trim()) || /[。！？!?；]/.test(title.text)) return undefined;
  const paper = KIND_OF_PAPER.exec(title.text);
  let [start, end] = trimRange(title.text, 0, paper ? paper.index : title.text.length);
  while (end > start && /[的—\-–－\s]/.test(title.text.charAt(end - 1))) end -= 1;
  const pairs: Record<string, string> = { '“': '”', '"': '"', '《': '》', '「': '」', '【': '】' };
  if (pairs[title.text.charAt(start)] === title.text.charAt(end - 1) && title.text.indexOf(title.text.charAt(end - 1), start + 1) === end - 1) {
    start += 1;
    end -= 1;
  }
  const name = slice(title, start, end);
  return name.text.length < 2 ? undefined : fieldOf(name, name.text);
}
