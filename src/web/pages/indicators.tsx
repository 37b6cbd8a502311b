import { Alert, App, Button, DatePicker, Drawer, Space, Upload } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { api, ApiProblem } from '../api.js';
import { shownTime } from '../names.js';
import { Rows } from '../parts/rows.js';
import { Page, Shown } from '../shell/page.js';
import { may, useMe } from '../shell/session.js';
import type { IndicatorForm, SheetView, TakenSheet } from '../../server/api/service.js';

const EVERY: Record<string, string> = { week: '每周', month: '每月', quarter: '每季度' };
/** A period as people say it. */
const periodName = (period: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(period) ? `${period} 起一周` : period.replace(/^(\d{4})-(\d{2})$/, '$1年$2月').replace(/^(\d{4})Q(\d)$/, '$1年第$2季度'));

/** Checks of telephones, halls and call-backs: the forms to fill in, what came back, and its figures. */
export default function Indicators() {
  const me = useMe();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [place, setPlace] = useSearchParams();
  const [day, setDay] = useState<Dayjs | null>(null);
  const forms = useQuery({ queryKey: ['indicators'], queryFn: () => api.get<IndicatorForm[]>('/indicators'), staleTime: Infinity });
  const sheets = useQuery({ queryKey: ['indicator-sheets'], queryFn: () => api.get<TakenSheet[]>('/indicator-sheets') });
  const open = place.get('open') ?? undefined;
  const send = async (form: IndicatorForm, file: File) => {
    try {
      const body = new FormData();
      if (day) body.append('day', day.format('YYYY-MM-DD'));
      body.append('file', file, file.name);
      const view = await api.post<SheetView>(`/indicators/${encodeURIComponent(form.id)}`, body);
      await queries.invalidateQueries({ queryKey: ['indicator-sheets'] });
      setPlace({ open: view.id });
    } catch (error) {
      message.error(error instanceof ApiProblem ? error.message : '没有收下，请再试一次。', 10);
    }
  };
  return (
    <Page title="电话与其他检查" note="下载表格，填好后报送；有误的行会逐条指出，其余照常统计。不收办事群众的个人信息。">
      <Shown of={forms}>{(rows) => (
        <Rows<IndicatorForm> rowKey="id" size="middle" dataSource={rows} pagination={false} scroll={{ x: 700 }} style={{ marginBottom: 18 }} title={() => (may(me, 'indicator.enter') ? <Space>报送哪一期：<DatePicker value={day} onChange={setDay} placeholder="今天所在的一期" aria-label="所属日期" style={{ width: 190 }} /></Space> : null)} columns={[
          { title: '表格', render: (_, form) => <>{form.title}<div className="note">{form.basis}</div></> }, { title: '报送', width: 240, render: (_, form) => (form.sender === form.receiver ? `${form.sender}自存` : `${form.sender} → ${form.receiver}`) }, { title: '频次', width: 120, render: (_, form) => `${EVERY[form.every] ?? ''}，${form.due}` },
          { title: '操作', width: 210, render: (_, form) => <Space><a href={`/api/indicators/${encodeURIComponent(form.id)}/form`}>下载空表</a>{may(me, 'indicator.enter') && <Upload accept=".xlsx,.xls,.csv" showUploadList={false} beforeUpload={(file) => { void send(form, file); return false; }}><Button size="small">报送填好的表</Button></Upload>}</Space> },
        ]} />
      )}</Shown>
      <h2 style={{ fontSize: '1.15em' }}>收到的表</h2>
      <Shown of={sheets} empty={{ when: (rows) => rows.length === 0, say: '还没有收到表格。' }}>{(rows) => (
        <Rows<TakenSheet> name="收到的表" rowKey="id" size="middle" dataSource={rows} pagination={rows.length > 50 ? { pageSize: 50 } : false} scroll={{ x: 800 }} columns={[
          { title: '表格', render: (_, row) => <a role="button" tabIndex={0} onClick={() => setPlace({ open: row.id })} onKeyDown={(event) => { if (event.key === 'Enter') setPlace({ open: row.id }); }}>{row.title}</a> },
          { title: '所属期', render: (_, row) => periodName(row.period) }, { title: '收到', render: (_, row) => <>{shownTime(row.receivedAt)}<div className="note">{row.who}，{row.fileName}</div></> },
          { title: '行数', width: 160, render: (_, row) => `收下 ${row.good} 行${row.bad > 0 ? `，有误 ${row.bad} 行` : ''}` },
        ]} />
      )}</Shown>
      <SheetDrawer id={open} onClose={() => setPlace({})} />
    </Page>
  );
}

function SheetDrawer({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const sheet = useQuery({ queryKey: ['indicator-sheet', id], queryFn: () => api.get<SheetView>(`/indicator-sheets/${encodeURIComponent(id ?? '')}`), enabled: id !== undefined });
  return (
    <Drawer title={sheet.data ? `${sheet.data.title}，${periodName(sheet.data.period)}` : '表格'} open={id !== undefined} onClose={onClose} size="large" destroyOnHidden>
      {id !== undefined && <Shown of={sheet}>{(data) => (
        <>
          {data.notices.map((words, at) => <Alert key={at} type="warning" showIcon title={words} style={{ marginBottom: 8 }} />)}
          <h2 className="inDrawer">统计</h2>
          <Rows size="small" rowKey={(row) => `${row.unit} ${row.label} ${row.of ?? ''}`} dataSource={data.figures} pagination={false} scroll={{ x: 500 }} columns={[
            { title: '单位', dataIndex: 'unit' }, { title: '指标', render: (_, row) => <>{row.label}{row.of ? `（${row.of}）` : ''}<div className="note">{row.formula}</div></> }, { title: '数', align: 'right', render: (_, row) => `${row.hits}/${row.total}` }, { title: '比例', align: 'right', dataIndex: 'percent' },
          ]} />
          {data.talks.length > 0 && <><h2 className="inDrawer">名单（{data.notice}）</h2><ul>{data.talks.map((words, at) => <li key={at}>{words}</li>)}</ul></>}
          {data.badRows.length > 0 && <><h2 className="inDrawer">有误的行，请改后另报</h2><Rows size="small" rowKey={(row) => `${row.row} ${row.column}`} dataSource={data.badRows} pagination={false} columns={[{ title: '第几行', width: 80, dataIndex: 'row' }, { title: '列', width: 120, dataIndex: 'column' }, { title: '原因', dataIndex: 'reason' }]} /></>}
        </>
      )}</Shown>}
    </Drawer>
  );
}
