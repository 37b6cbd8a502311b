import { App, Button, Table } from 'antd';
import type { ColumnType, TableProps } from 'antd/es/table';
import TableMeasureRowContext from 'antd/es/table/TableMeasureRowContext';
import { useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { ApiProblem } from '../api.js';
import { MOST_ROWS, type AllRows } from './pages.js';
import { saveFrom } from './save-file.js';
import { Said } from './said.js';
import { textOf } from './text-of.js';
import './rows.css';

export type RowColumn<T> = Omit<ColumnType<T>, 'title'> & {
  title: string;
  /** The cell as text, for the file; where absent, what is drawn is read. */
  text?: (row: T) => string;
};
interface RowsProps<T> extends Omit<TableProps<T>, 'columns' | 'dataSource'> {
  columns: RowColumn<T>[];
  dataSource: readonly T[];
  /** What the table is saved as; absent: it is not saved. */
  name?: string;
  /** All rows where the table holds but a page of them. */
  all?: () => Promise<AllRows<T>>;
  /** What stands to the left of the button that saves. */
  foot?: ReactNode;
}

/** Columns of things to do, which no file needs. */
const ACTS = '操作';

/** A table: words in its heading explain themselves, on a phone every row is a card, and what is seen can be saved as Excel. */
export function Rows<T extends object>({ columns, dataSource, name, all, foot, expandable, scroll, ...rest }: RowsProps<T>) {
  const box = useRef<HTMLDivElement>(null);
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    // What scrolls sideways has to be reached by the keyboard (WCAG 2.1.1).
    for (const area of box.current?.querySelectorAll('.ant-table-content') ?? []) {
      area.setAttribute('tabindex', '0');
      area.setAttribute('role', 'group');
      area.setAttribute('aria-label', name ?? '表格');
      // antd looks for what is cut off before its columns have their widths; told of a scroll, it looks again.
      area.dispatchEvent(new Event('scroll'));
    }
  });
  const save = async () => {
    if (!name) return;
    setBusy(true);
    try {
      const kept = columns.filter(({ title }) => title !== '' && title !== ACTS);
      const found: AllRows<T> = all ? await all() : { rows: dataSource, total: dataSource.length };
      const rows = found.rows.slice(0, MOST_ROWS).map((row, at) => kept.map((column) => cellText(column, row, at)));
      await saveFrom('/tables', { title: name, header: kept.map(({ title }) => title), rows, total: found.total }, `${name}.xlsx`);
      if (found.total > rows.length) message.warning(`共 ${found.total} 行，一次最多导出 ${MOST_ROWS} 行，文件里是前 ${rows.length} 行；请缩小筛选范围，分几次导出。`, 10);
    } catch (error) {
      message.error(error instanceof ApiProblem ? error.message : '没有导出，请再试一次。', 6);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="rows" ref={box}>
      <Table<T> {...rest} {...(scroll ? { scroll } : {})} dataSource={dataSource} {...(expandable ? { expandable: { columnTitle: <span className="unseen">详情</span>, columnWidth: 44, ...expandable } } : {})}
        columns={columns.map(({ text: _text, title, ...column }) => ({ ...column, title: <Heading of={title} />, onCell: () => ({ 'data-label': title === ACTS ? '' : title }) as object }))} />
      {(foot ?? (name && dataSource.length > 0)) && <div className="rowsFoot no-print">{foot}<span style={{ flex: 1 }} />{name && dataSource.length > 0 && <Button size="small" loading={busy} onClick={() => void save()}>导出 Excel</Button>}</div>}
    </div>
  );
}

/** antd draws headings once more, hidden, to measure them: that copy must hold no button. */
function Heading({ of }: { of: string }) {
  return useContext(TableMeasureRowContext) ? of : <Said>{of}</Said>;
}

function cellText<T>(column: RowColumn<T>, row: T, at: number): string {
  if (column.text) return column.text(row);
  const value = typeof column.dataIndex === 'string' ? (row as Record<string, unknown>)[column.dataIndex] : undefined;
  return textOf(column.render ? (column.render(value, row, at) as ReactNode) : (value as ReactNode));
}
