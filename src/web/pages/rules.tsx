import { Input, Tag } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { api } from '../api.js';
import { shownPrecision } from '../names.js';
import { Rows } from '../parts/rows.js';
import { Page, Shown } from '../shell/page.js';
import type { RuleRow } from '../../server/api/week.js';

/** All rules: what is checked, and how heavy it is. */
export default function Rules() {
  const [search, setSearch] = useSearchParams();
  const text = search.get('text') ?? '';
  const rules = useQuery({ queryKey: ['rules'], queryFn: () => api.get<RuleRow[]>('/rules') });
  return (
    <Page title="核查规则" note="查什么、为什么查、依据什么、怎么改">
      <Input allowClear aria-label="查找规则" placeholder="规则编号、名称" style={{ maxWidth: 320, marginBottom: 12 }} defaultValue={text} onChange={(event) => setSearch(event.target.value ? { text: event.target.value } : {}, { replace: true })} />
      <Shown of={rules}>{(rows) => (
        <Rows<RuleRow> name="核查规则" size="middle" rowKey="number" dataSource={rows.filter((row) => `${row.number}${row.title}${row.failTitle}${row.groupName}`.toLowerCase().includes(text.toLowerCase()))} scroll={{ x: 760 }} pagination={false} locale={{ emptyText: '没有符合的规则。' }} columns={[
          { title: '编号', width: 80, render: (_, row) => <Link to={`/rules/${row.number}`}>{row.number}</Link> }, { title: '规则', render: (_, row) => <Link to={`/rules/${row.number}`}>{row.title}</Link> }, { title: '问题名称', dataIndex: 'failTitle' },
          { title: '类别', dataIndex: 'groupName', width: 140 }, { title: '程度', dataIndex: 'severity', width: 80 }, { title: '状态', width: 130, render: (_, row) => <>{row.stageName}{row.backToTrial && <div><Tag color="error">退回试行</Tag></div>}</> },
          { title: '准确率', width: 130, align: 'right', render: (_, row) => shownPrecision(row) },
        ]} />
      )}</Shown>
    </Page>
  );
}
