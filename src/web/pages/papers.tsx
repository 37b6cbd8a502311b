import { Alert, App, Button, Dropdown, Select, Space, Tabs, Tag } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { api } from '../api.js';
import { shownTime } from '../names.js';
import { useActing } from '../parts/acting.js';
import { PaperEditor } from '../parts/paper-edit.js';
import { PaperSheet } from '../parts/paper-sheet.js';
import { SendNotices } from '../parts/send-notices.js';
import { Page, Shown } from '../shell/page.js';
import { may, useMe } from '../shell/session.js';
import { useWeekName } from '../parts/week-name.js';
import type { PaperEdit, PaperView, PaperWeek } from '../../server/api/papers.js';

const KINDS = [{ key: 'submission', label: '抽查情况报送' }, { key: 'bulletin', label: '通报' }, { key: 'city', label: '情况汇总' }, { key: 'one-page', label: '领导一页纸' }];
const FORMATS = [['docx', 'Word'], ['pdf', 'PDF'], ['html', '网页（可打印）'], ['xlsx', '附件 Excel']] as const;

/** The papers of a week: look, edit the words, publish, export; and the notices that wait to be sent. */
export default function Papers() {
  const weekName = useWeekName();
  const [place, setPlace] = useSearchParams();
  const me = useMe();
  const weeks = useQuery({ queryKey: ['paperWeeks'], queryFn: () => api.get<PaperWeek[]>('/papers') });
  const week = place.get('week') ?? weeks.data?.[0]?.week;
  const kind = KINDS.find(({ key }) => key === place.get('kind'))?.key ?? 'submission';
  const row = weeks.data?.find((one) => one.week === week);
  const { busy, act } = useActing();
  const { modal } = App.useApp();
  const publish = () => modal.confirm({
    title: '发布这一期？', content: '发布后这一期的四份文书、扣分和核查结果都不能再改，以后的变化在下一期作更正。', okText: '发布', onOk: () => act(() => api.post(`/papers/${week ?? ''}/publish`), '已发布。'),
  });
  return (
    <Page title="文书" note={row?.publishedAt ? `${row.publishedBy ?? ''} ${shownTime(row.publishedAt)} 发布，不再改动` : '初稿随数据变化，发布后不再改动。'} actions={week && <Space wrap className="no-print">
      <Select aria-label="核查周期" style={{ width: 300 }} value={week} options={(weeks.data ?? [{ week }]).map((one) => ({ value: one.week, label: `${weekName(one.week)}${'publishedAt' in one && one.publishedAt ? '（已发布）' : ''}` }))} onChange={(value) => setPlace({ week: value, kind })} />
      {may(me, 'paper.publish') && !row?.publishedAt && <Button type="primary" loading={busy} onClick={publish}>发布这一期</Button>}
    </Space>}>
      {may(me, 'notice.send') && <SendNotices />}
      {weeks.isError && <Alert type="error" showIcon title={weeks.error.message} />}
      <Tabs activeKey={kind} items={KINDS} onChange={(key) => setPlace({ ...(week ? { week } : {}), kind: key })} />
      {week && <One key={`${week} ${kind}`} week={week} kind={kind} />}
    </Page>
  );
}

function One({ week, kind }: { week: string; kind: string }) {
  const me = useMe();
  const [editing, setEditing] = useState(false);
  const { busy, act } = useActing();
  const at = `/papers/${week}/${kind}`;
  const view = useQuery({ queryKey: ['paper', week, kind], queryFn: () => api.get<PaperView>(at) });
  const save = async (edit: PaperEdit) => { if (await act(() => api.put<PaperView>(at, edit), '已保存。')) setEditing(false); };
  return (
    <Shown of={view}>{(data) => (
      <>
        <Space wrap className="no-print" style={{ marginBottom: 12 }}>
          {may(me, 'paper.edit') && !data.published && <Button onClick={() => setEditing(true)}>修改文字</Button>}
          {may(me, 'paper.edit') && data.edited && !data.published && <Button loading={busy} onClick={() => void act(() => api.remove(at), '已恢复自动生成。')}>恢复自动生成</Button>}
          <Dropdown trigger={['click']} menu={{ items: FORMATS.filter(([format]) => format !== 'xlsx' || data.paper.annexes.length > 0).map(([format, name]) => ({ key: format, label: <a href={`/api${at}/file?format=${format}`}>{name}</a> })) }}><Button>导出</Button></Dropdown>
          {data.published ? <Tag color="success">已发布</Tag> : data.edited ? <Tag color="processing">{data.edited.by} {shownTime(data.edited.at)} 修改过</Tag> : <Tag>自动生成</Tag>}
        </Space>
        {data.edited?.stale && !data.published && <Alert type="warning" showIcon style={{ marginBottom: 12 }} title="修改之后数据有变化，正文里的数字可能已经不对。请对照附件核对后重新保存，或恢复自动生成。" />}
        <PaperSheet of={data.paper} />
        {editing && <PaperEditor of={data.paper} busy={busy} onSave={(edit) => void save(edit)} onClose={() => setEditing(false)} />}
      </>
    )}</Shown>
  );
}
