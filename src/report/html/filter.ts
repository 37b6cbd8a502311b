import { escapeHtml } from '../escape.js';
import { SEVERITIES } from '../labels.js';

const RELATIONS = [['online-handbook', '线上与手册'], ['offline-handbook', '线下与手册'], ['online-offline', '线上线下'], ['quality', '指南内容']] as const;

/** The filter bar; hidden until the page's script shows it, because it does nothing without. */
export function filterHtml(departments: readonly string[], maintainers: readonly string[]): string {
  return `<form id="filter" hidden aria-label="筛选">
${choice('unit', '单位', departments.map((name, index) => [String(index), name]))}
${choice('severity', '程度', SEVERITIES.map((name, index) => [String(index), name]))}
${choice('relation', '关系', RELATIONS)}
${choice('maintainer', '责任方', maintainers.map((name, index) => [String(index), name]))}
${choice('kind', '类别', [['fail', '疑似问题'], ['cannot-tell', '待人工核实']])}
<label>查找 <input id="f-text" type="search" placeholder="事项、编码或文字"></label>
<button type="button" id="f-clear">清除</button>
<span id="shown" role="status"></span>
</form>
<p id="filtered" class="filtered" hidden>当前只显示筛选出的内容，并非全部。</p>`;
}

function choice(id: string, label: string, options: readonly (readonly [string, string])[]): string {
  const rows = options.map(([value, text]) => `<option value="${escapeHtml(value)}">${escapeHtml(text)}</option>`).join('');
  return `<label>${label} <select id="f-${id}"><option value="">全部</option>${rows}</select></label>`;
}
