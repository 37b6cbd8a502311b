import { escapeHtml } from '../escape.js';

/** A column of a plain table: heading, and whether its cells are numbers or must not wrap. */
export interface Column {
  title: string;
  kind?: 'number' | 'narrow';
}

const CLASS: Record<string, string> = { number: ' class="n"', narrow: ' class="w"' };

/** Marks a cell's content as finished HTML. */
export interface Html {
  html: string;
}

/** A table with a repeated heading row. Texts are escaped; `sum` rows are set off. */
export function table(columns: readonly Column[], rows: readonly (readonly (string | Html)[])[], options: { caption?: string; sum?: boolean } = {}): string {
  const attribute = (index: number): string => CLASS[columns[index]?.kind ?? ''] ?? '';
  const head = columns.map((column, index) => `<th scope="col"${attribute(index)}>${escapeHtml(column.title)}</th>`).join('');
  const body = rows.map((cells, row) => {
    const inner = cells.map((cell, index) => `<td${attribute(index)}>${typeof cell === 'string' ? escapeHtml(cell) : cell.html}</td>`).join('');
    return `<tr${options.sum === true && row === rows.length - 1 ? ' class="sum"' : ''}>${inner}</tr>`;
  });
  const caption = options.caption === undefined ? '' : `<caption>${escapeHtml(options.caption)}</caption>\n`;
  return `<div class="scroll"><table>
${caption}<thead><tr>${head}</tr></thead>
<tbody>
${body.join('\n')}
</tbody></table></div>`;
}
