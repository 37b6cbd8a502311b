import { Tag } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { api } from '../api.js';
import { shownPrecision } from '../names.js';
import { Said } from '../parts/said.js';
import { Page, Shown } from '../shell/page.js';
import { may, useMe } from '../shell/session.js';
import type { RulePage } from '../../server/api/week.js';
import '../parts/desk.css';

/** A rule explained. */
export default function Rule() {
  const { number = '' } = useParams();
  const me = useMe();
  const rule = useQuery({ queryKey: ['rule', number], queryFn: () => api.get<RulePage>(`/rules/${encodeURIComponent(number)}`) });
  return (
    <Shown of={rule} lost="没有这条规则">{(data) => (
      <Page title={`${data.number} ${data.title}`} actions={<>{may(me, 'finding.read') && <Link to={`/findings?number=${data.number}`}>这条规则的问题</Link>}<Link to="/rules">全部规则</Link></>}>
        <div className="card" style={{ maxWidth: 860 }}>
          <p style={{ marginTop: 0 }}><Tag>{data.groupName}</Tag><Tag>{data.severity}</Tag><Tag>{data.stageName}</Tag>{data.backToTrial && <Tag color="error">退回试行</Tag>}</p>
          <dl className="facts">
            <dt>问题名称</dt><dd>{data.failTitle}</dd><dt>为什么查</dt><dd>{data.why}</dd><dt>依据</dt><dd>{data.basis}</dd><dt>怎么改</dt><dd>{data.fix}</dd>
            <dt><Said>准确率</Said></dt><dd>{data.judged === 0 ? '还没有经人核定的问题' : `${shownPrecision(data)}经人核定`}{data.backToTrial && `；${data.backToTrial}`}</dd>
            {data.elements.length > 0 && <><dt>看哪些要素</dt><dd>{data.elements.join('、')}</dd></>}{data.needs.length > 0 && <><dt>要有哪几方</dt><dd>{data.needs.join('、')}</dd></>}
          </dl>
          {data.examples.length > 0 && <h2>例子</h2>}
          {data.examples.map((example, at) => (
            <section key={at} style={{ marginBottom: 14 }}><p><b>{example.title}</b>：{example.expect}</p>
              <div className="sides" style={{ gridTemplateColumns: `repeat(${Math.max(1, example.sides.length)}, minmax(0, 1fr))` }}>{example.sides.map((side) => <section key={side.name}><h3>{side.name}</h3><pre className="plain">{side.text.trim()}</pre></section>)}</div>
            </section>
          ))}
        </div>
      </Page>
    )}</Shown>
  );
}
