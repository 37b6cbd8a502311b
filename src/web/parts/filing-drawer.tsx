import { Alert, Descriptions, Drawer, Select, Space, Tag } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, query } from '../api.js';
import { shownTime } from '../names.js';
import { Rows } from './rows.js';
import { Shown } from '../shell/page.js';
import type { FilingDifference, FilingView } from '../../server/api/filings.js';

/** One filing: its receipt, its problems, and what another version says otherwise. */
export function FilingDrawer({ number, onClose }: { number: string | undefined; onClose: () => void }) {
  const filing = useQuery({ queryKey: ['filing', number], queryFn: () => api.get<FilingView>(`/filings/${encodeURIComponent(number ?? '')}`), enabled: number !== undefined });
  return (
    <Drawer title={`备案 ${number ?? ''}`} open={number !== undefined} onClose={onClose} size="large" destroyOnHidden>
      {number !== undefined && <Shown of={filing}>{(data) => <Filing of={data} />}</Shown>}
    </Drawer>
  );
}

function Filing({ of }: { of: FilingView }) {
  const others = of.versions.filter(({ number }) => number !== of.number);
  const [other, setOther] = useState<string | undefined>(others[0]?.number);
  return (
    <>
      <Space style={{ marginBottom: 12 }} wrap>
        <a href={`/api/filings/${of.number}/receipt`} target="_blank" rel="noreferrer">打印回执</a><a href={`/api/filings/${of.number}/receipt.docx`}>下载回执（Word）</a><a href={`/api/filings/${of.number}/file`}>下载备案文件</a>
      </Space>
      <Descriptions column={1} size="small" bordered items={[
        { key: 'item', label: '事项', children: of.itemName }, { key: 'unit', label: '报送单位', children: of.unitName }, { key: 'by', label: '报送人', children: of.filedBy }, { key: 'with', label: '接收单位', children: of.filedWith },
        { key: 'at', label: '接收时间', children: `${shownTime(of.receivedAt)}，第 ${of.revision} 次` }, { key: 'due', label: '报送期限', children: of.due ? <>{of.due} {of.late && <Tag color="error">逾期</Tag>}</> : '未规定' },
        { key: 'verdict', label: '结论', children: of.withProblems ? <Tag color="warning">带问题备案</Tag> : <Tag color="success">已备案</Tag> }, ...(of.note ? [{ key: 'note', label: '单位说明', children: of.note }] : []),
      ]} />
      {of.problemList.length > 0 && <><h2 className="inDrawer">问题</h2><ol style={{ paddingInlineStart: 22 }}>{of.problemList.map((problem, at) => <li key={at}>［{problem.severity}］{problem.message}</li>)}</ol></>}
      {others.length > 0 && (
        <>
          <h2 className="inDrawer">与另一版比较</h2>
          <Select aria-label="另一版" style={{ width: '100%' }} value={other ?? null} onChange={setOther} options={others.map(({ number, revision, receivedAt }) => ({ value: number, label: `第 ${revision} 次，${shownTime(receivedAt)}，${number}` }))} />
          {other !== undefined && <Difference first={(of.versions.find(({ number }) => number === other)?.revision ?? 0) < of.revision ? other : of.number} second={(of.versions.find(({ number }) => number === other)?.revision ?? 0) < of.revision ? of.number : other} />}
        </>
      )}
    </>
  );
}

function Difference({ first, second }: { first: string; second: string }) {
  const difference = useQuery({ queryKey: ['filing-difference', first, second], queryFn: () => api.get<FilingDifference>(`/filings/difference${query({ first, second })}`) });
  return (
    <div style={{ marginTop: 10 }}>
      <Shown of={difference}>{({ same, rows }) => (rows.length === 0 ? <Alert type="info" showIcon title={same ? '两次备案的文件完全相同。' : '文件不同，但读出的各要素都一样。'} /> : (
        <Rows size="small" rowKey={(row) => `${row.label}${row.key ?? ''}${row.change}`} dataSource={rows} pagination={false} scroll={{ x: 600 }} columns={[
          { title: '要素', render: (_, row) => <>{row.label}{row.key && <div className="note">{row.key}</div>}</> }, { title: '前一版', render: (_, row) => <span style={{ whiteSpace: 'pre-wrap' }}>{row.before}</span> }, { title: '后一版', render: (_, row) => <span style={{ whiteSpace: 'pre-wrap' }}>{row.after}</span> }, { title: '变化', width: 90, dataIndex: 'change' },
        ]} />
      ))}</Shown>
    </div>
  );
}
