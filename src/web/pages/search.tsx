import { List, Tag } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { api, query } from '../api.js';
import { Weight } from '../parts/finding-view.js';
import { Page, Shown } from '../shell/page.js';
import '../parts/desk.css';
import type { SearchResult } from '../../server/api/tables.js';

/** What the search in the head of every page found. */
export default function Search() {
  const [place] = useSearchParams();
  const text = place.get('text')?.trim() ?? '';
  const found = useQuery({ queryKey: ['search', text], queryFn: () => api.get<SearchResult>(`/search${query({ text })}`), enabled: text !== '' });
  if (text === '') return <Page title="搜索"><div className="card">在上面的搜索框里填事项、单位、编码、问题内容、告知书或备案编号。</div></Page>;
  return (
    <Page title="搜索" note={`“${text}”`}>
      <Shown of={found} empty={{ when: ({ findings, places }) => findings.total === 0 && places.length === 0, say: '没有找到。可以少写几个字，或换一种写法，如事项编码、单位简称。' }}>{({ findings, places }) => (
        <>
          {places.length > 0 && <div className="card" style={{ marginBottom: 14 }}><h2>事项、单位和文书（{places.length}）</h2><List size="small" className="flush" dataSource={places} rowKey="path" renderItem={(one) => <List.Item><span><Tag>{one.kind}</Tag><Link to={one.path}>{one.name}</Link>　<span className="note">{one.note}</span></span></List.Item>} /></div>}
          <div className="card">
            <h2>问题（{findings.total}）</h2>
            {findings.total === 0 ? <p className="note" style={{ margin: 0 }}>没有相符的问题。</p> : <List size="small" className="flush" dataSource={findings.rows} rowKey="id" renderItem={(row) => <List.Item><span><Weight {...row} /><Link to={`/findings/${row.id}`}>{row.title}</Link><div className="note">{row.itemName}　{row.unitName}　{row.stateName}</div></span></List.Item>} />}
            {findings.total > findings.rows.length && <p style={{ margin: '10px 0 0' }}><Link to={`/findings${query({ text })}`}>在问题清单中看全部 {findings.total} 条</Link></p>}
          </div>
        </>
      )}</Shown>
    </Page>
  );
}
