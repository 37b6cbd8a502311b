import { App, Button, Form, Input, Modal, Radio, Tag } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { api, ApiProblem, query } from '../api.js';
import { shownTime } from '../names.js';
import { noRows, pageAt, pagesOf } from '../parts/pages.js';
import { Rows } from '../parts/rows.js';
import { Page, Shown } from '../shell/page.js';
import { may, useMe } from '../shell/session.js';
import type { ContestedList, ContestedRow } from '../../server/api/service.js';

const COLOURS: Record<string, string> = { 同意取消: 'success', 保留: 'error', 另行研究: 'warning' };
const SIZE = 50;
type Column = ContestedRow['opinions'][number];

/** Proofs and materials that could be cancelled, with a column for each office that says what it thinks. */
export default function Contested() {
  const me = useMe();
  const [place, setPlace] = useSearchParams();
  const page = pageAt(place);
  const list = useQuery({ queryKey: ['contested', page], queryFn: () => api.get<ContestedList>(`/contested${query({ page, size: SIZE })}`) });
  const [edited, setEdited] = useState<{ row: ContestedRow; column: Column }>();
  const cell = (row: ContestedRow, office: string) => {
    const column = row.opinions.find((one) => one.office === office);
    if (!column) return null;
    return (
      <>
        {column.said && <><Tag color={COLOURS[column.said.opinion] ?? 'default'}>{column.said.opinion}</Tag><div>{column.said.reason}</div><div className="note">{column.said.who} {shownTime(column.said.at)}</div></>}
        {may(me, 'contested.opinion') && <Button size="small" type="link" style={{ padding: 0 }} aria-label={`${column.said ? '修改' : '填写'}${office}意见：${row.material}`} onClick={() => setEdited({ row, column })}>{column.said ? '修改' : '填写'}</Button>}
      </>
    );
  };
  return (
    <Page title="争议材料" note={list.data && `按“四个一律取消”逐项提出的建议，报${list.data.form.to}；是否取消由人决定，不作为扣分依据。`} actions={list.data && list.data.total > 0 && <a href="/api/contested/list.xlsx"><Button>导出 Excel</Button></a>}>
      <Shown of={list} empty={{ when: ({ total }) => total === 0, say: '没有建议取消的材料。核查或自查发现没有依据、可用证照或数据共享代替的材料时，会列在这里。' }}>{({ form, total, rows }) => (
        <Rows<ContestedRow> rowKey="id" size="middle" dataSource={rows} locale={{ emptyText: noRows(total, '没有内容。') }} pagination={pagesOf({ total, page, size: SIZE, unit: '项', turn: (next) => setPlace(next > 1 ? { page: String(next) } : {}) })} scroll={{ x: 1100 }} columns={[
          { title: '单位、事项', width: 150, render: (_, row) => <>{row.itemName}<div className="note">{row.unitName}</div></> },
          { title: '材料', width: 130, render: (_, row) => <>{row.material}<div className="note">{row.where}</div></> },
          { title: '建议及理由', width: 230, render: (_, row) => <>{row.reasons.map((words, at) => <div key={at}>{words}</div>)}{row.open && <div className="note">先核实有无依据</div>}<div className="note">{[...new Set(row.clauses)].join('；')}</div></> },
          ...form.opinions.map((office) => ({ title: `${office}意见`, width: 138, render: (_: unknown, row: ContestedRow) => cell(row, office) })),
          { title: form.decision, width: 182, render: (_: unknown, row: ContestedRow) => cell(row, form.decision) },
        ]} />
      )}</Shown>
      {edited && <Opinion key={`${edited.row.id} ${edited.column.office}`} {...edited} onClose={() => setEdited(undefined)} />}
    </Page>
  );
}

function Opinion({ row, column, onClose }: { row: ContestedRow; column: Column; onClose: () => void }) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [form] = Form.useForm<{ opinion: string; reason?: string }>();
  const opinion = Form.useWatch('opinion', form);
  const save = async () => {
    const values = await form.validateFields();
    setBusy(true);
    try {
      await api.put(`/contested/${row.id}/opinion`, { office: column.office, opinion: values.opinion, reason: values.reason ?? '', seen: column.said?.at ?? '' });
      await queries.invalidateQueries({ queryKey: ['contested'] });
      onClose();
    } catch (error) {
      message.error(error instanceof ApiProblem ? error.message : '没有保存，请再试一次。', 6);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal title={`${column.office}${column.decides ? '' : '意见'}：${row.material}`} open onCancel={onClose} onOk={() => void save()} okText="保存" confirmLoading={busy}>
      <Form form={form} layout="vertical" initialValues={column.said ? { opinion: column.said.opinion, reason: column.said.reason } : {}}>
        <Form.Item name="opinion" label="意见" rules={[{ required: true, message: '请选意见' }]}><Radio.Group options={Object.keys(COLOURS)} /></Form.Item>
        <Form.Item name="reason" label="理由" extra="保留的请写明法律法规条款。" rules={opinion && opinion !== '同意取消' ? [{ required: true, whitespace: true, message: '请写明理由' }] : []}><Input.TextArea rows={4} maxLength={2000} showCount /></Form.Item>
      </Form>
    </Modal>
  );
}
