import type { RuleMeta } from '../../model/rule.js';
import type { Draw } from '../../model/draw.js';
import type { GovernanceMark } from './mark.js';

export const meta: RuleMeta = {
  id: 'sample/undersized', number: 'D05', group: 'D', title: '抽样足数', failTitle: '抽样不足',
  why: '实查少于计划的，比率不可靠。', basis: '区“跑改”工作部署：抽样框准确', fix: '下期优先补抽，替换的写明理由。',
  elements: ['sample'], needs: [], severity: '提示', lifecycle: 'stable', messages: { undersized: '计划抽查{{planned}}项，实查{{checked}}项。' }, examples: [],
};

/** Units of which fewer items of the random part were reached than planned. `checked` holds the items that were reached. */
export function undersized(draw: Draw, picks: readonly { item: string; unit: string; part: string }[], checked: ReadonlySet<string>): GovernanceMark[] {
  return draw.quotas.flatMap(({ unit, planned }): GovernanceMark[] => {
    const reached = picks.filter((pick) => pick.unit === unit && pick.part === 'random' && checked.has(pick.item)).length;
    return reached < planned ? [{ unit, key: draw.input.window, messageId: 'undersized', data: { planned: String(planned), checked: String(reached) } }] : [];
  });
}
