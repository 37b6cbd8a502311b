import type { Draw, DrawnItem, FrameItem } from '../model/draw.js';
import { drawItems } from './draw.js';
import { frameHash, keepsCommitment } from './draw-order.js';
import { replaceItem } from './replacements.js';

export interface DrawCheck {
  ok: boolean;
  /** Chinese sentences: what was checked and held, or did not. */
  lines: string[];
}

/**
 * Draws again from what was published and says whether the same list comes out. `frame` is the 抽查事项库 of that day where the reader has
 * it from another hand; else the published one is taken.
 */
export function verifyDraw(draw: Draw, frame: readonly FrameItem[] = draw.input.frame): DrawCheck {
  const wrong: string[] = [];
  if (!keepsCommitment(draw.random, draw.commitment)) wrong.push('公布的随机值算出的摘要与事先公布的摘要不一致。');
  if (frameHash(frame) !== draw.frameHash) wrong.push('抽查事项库与抽取时的不一致（摘要不同）。');
  if (wrong.length === 0) wrong.push(...differences(draw, frame));
  if (wrong.length > 0) return { ok: false, lines: wrong };
  return { ok: true, lines: [`随机值与${draw.commitment.committedAt}公布的摘要一致。`, `抽查事项库共${frame.length}项，与抽取时一致。`, `重新抽取得到同样的${draw.picks.length}项，${draw.replacements.length}项替换均按次序递补。`] };
}

function differences(draw: Draw, frame: readonly FrameItem[]): string[] {
  const wrong: string[] = [];
  try {
    const again = drawItems({ ...draw.input, frame }, draw.random, draw.commitment);
    wrong.push(...missing(draw.picks, again.picks, '公布的名单里有而重新抽取没有的事项'), ...missing(again.picks, draw.picks, '重新抽取有而公布的名单里没有的事项'));
    if (wrong.length === 0 && JSON.stringify(again.quotas) !== JSON.stringify(draw.quotas)) wrong.push('公布的各单位应抽数与重新计算的不一致。');
    const replaced = draw.replacements.reduce((now, { item, reason, decidedBy, at }) => replaceItem(now, item, reason, decidedBy, at), again);
    for (const [index, { item, by }] of draw.replacements.entries()) {
      const expected = replaced.replacements[index]?.by;
      if (expected !== by) wrong.push(`“${item}”应由“${expected ?? '（无可递补的事项）'}”递补，公布的是“${by ?? '（未递补）'}”。`);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    wrong.push(error.message);
  }
  return wrong;
}

function missing(these: readonly DrawnItem[], those: readonly DrawnItem[], words: string): string[] {
  const known = new Set(those.map((one) => JSON.stringify([one.item, one.unit, one.part])));
  const only = these.filter((one) => !known.has(JSON.stringify([one.item, one.unit, one.part])));
  return only.length === 0 ? [] : [`${words}：${only.map((one) => one.item).join('、')}。`];
}
