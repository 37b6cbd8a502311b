import { Button, Card } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { api } from '../api.js';
import { CopyNotice } from '../parts/copy-notice.js';
import { FindingView } from '../parts/finding-view.js';
import { SameProblem } from '../parts/same-problem.js';
import { ThreeWay } from '../parts/three-way.js';
import { SynonymButton } from '../parts/synonym-button.js';
import { WaiverButton } from '../parts/waiver-button.js';
import { Page, Shown } from '../shell/page.js';
import type { FindingDetail } from '../../server/api/finding.js';

/** One finding, at an address of its own. */
export default function Finding() {
  const { id = '' } = useParams();
  const finding = useQuery({ queryKey: ['finding', id], queryFn: () => api.get<FindingDetail>(`/findings/${encodeURIComponent(id)}`) });
  return (
    <Shown of={finding} lost="没有这条问题">{(data) => (
      <Page title={`${data.itemName}：${data.title}`} actions={<>
        {data.may.includes('review') && <Link to={`/review?id=${data.id}`}><Button type="primary">去初核</Button></Link>}
        {data.may.includes('synonym') && <SynonymButton of={data} />}
        {(data.may.includes('waive') || data.may.includes('unwaive')) && <WaiverButton of={data} />}
        <CopyNotice text={() => withLink(data)} />
      </>}>
        <Card style={{ marginBottom: 14 }}><FindingView of={data} /><SameProblem of={data} /></Card>
        <h2 style={{ fontSize: '1.15em' }}>三方对照</h2>
        <ThreeWay finding={data.id} />
      </Page>
    )}</Shown>
  );
}

const MOST = 300;

/** The message with this page's address, where both fit. */
function withLink(data: FindingDetail): string {
  const whole = `${data.notice}${location.origin}/findings/${data.id}`;
  return [...whole].length <= MOST ? whole : data.notice;
}
