import { App, Button, Form, Input, Modal } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, ApiProblem } from '../api.js';
import { shownTime } from '../names.js';
import { RunProgress } from '../parts/run-progress.js';
import { Page, Shown } from '../shell/page.js';
import { may, useMe } from '../shell/session.js';
import type { DrawView, RunView } from '../../server/api/week.js';
import '../parts/desk.css';
import { Rows } from '../parts/rows.js';

type Item = NonNullable<DrawView['drawn']>['items'][number];

/** Draw, replace, run, retry, publish. */
export default function Sample() {
  const me = useMe();
  const draw = useQuery({ queryKey: ['draw'], queryFn: () => api.get<DrawView>('/draw') });
  const runs = useQuery({ queryKey: ['runs'], queryFn: () => api.get<RunView[]>('/runs') });
  const queries = useQueryClient();
  const { message, modal } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [giving, setGiving] = useState<Item>();
  const attempt = async (work: () => Promise<unknown>, said: string) => {
    setBusy(true);
    try {
      await work();
      message.success(said);
    } catch (error) {
      message.error(error instanceof ApiProblem ? error.message : '没有办成，请再试一次。');
    } finally {
      setBusy(false);
      await queries.invalidateQueries();
    }
  };
  const start = (kind: 'weekly' | 'census') => attempt(() => api.post('/runs', { kind }), '已开始核查。');
  const census = () => modal.confirm({ title: '对全部事项普查？', content: '普查只作提醒，不扣分；事项多时需要较长时间，期间不能开始每周核查。', okText: '开始普查', onOk: () => void start('census') });
  return (
    <Shown of={draw}>{({ week, weekName, drawn }) => {
      const own = (runs.data ?? []).filter((run) => run.week === week && run.kind === 'weekly');
      const checked = own.some(({ state }) => state === 'done' || state === 'published');
      return (
        <Page title="抽取与核查" note={weekName} actions={<>
          {!drawn && <Button type="primary" loading={busy} onClick={() => void attempt(() => api.post('/draw'), '已抽取。')}>抽取本期事项</Button>}
          {checked && may(me, 'finding.review') && <Link to="/review"><Button type="primary">去初核</Button></Link>}
          {drawn && <Button {...(checked ? {} : { type: 'primary' as const })} loading={busy} onClick={() => void start('weekly')}>{own.length === 0 ? '开始核查' : checked ? '重试没有取到的' : '重试'}</Button>}
          <Button onClick={census}>普查全部事项</Button>
          {drawn?.revealed && <Button href={`/api/draws/${week}`}>下载公布的抽取记录</Button>}
        </>}>
          <RunProgress wanted />
          {!drawn && <div className="card">本期还没有抽取。抽取先对一个随机值作出承诺，再按它从事项目录中产生名单；核查结束后公布随机值，任何人都能重算核对。</div>}
          {drawn && (
            <div className="card" style={{ marginBottom: 14 }}>
              <h2>名单（{drawn.items.length}）</h2>
              <p className="note">{shownTime(drawn.at)} 抽取，{drawn.revealed ? '随机值已公布，名单可公开。' : '核查结束前名单只在信息中心内部使用。'}</p>
              <Rows<Item> name="抽取名单" size="small" rowKey="item" dataSource={drawn.items} scroll={{ x: 700 }} pagination={{ pageSize: 15, hideOnSinglePage: true, showSizeChanger: false }} columns={[
                { title: '事项', dataIndex: 'itemName' }, { title: '单位', dataIndex: 'unitName', width: 230 }, { title: '抽中方式', width: 150, render: (_, row) => `${row.partName}${row.carried ? '（上期未核查）' : ''}` },
                ...(checked ? [] : [{ title: '操作', width: 90, render: (_: unknown, row: Item) => <Button type="link" size="small" aria-label={`替换${row.itemName}`} onClick={() => setGiving(row)}>替换</Button> }]),
              ]} />
              {drawn.replacements.length > 0 && <><h2 style={{ marginTop: 14 }}>替换</h2><ul style={{ margin: 0 }}>{drawn.replacements.map((one, at) => <li key={at}>“{one.itemName}”{one.byName ? `换为“${one.byName}”` : '，没有可替换的事项'}：{one.reason}（{one.who}，{shownTime(one.at)}）</li>)}</ul></>}
              {drawn.quotas.some(({ shortfall }) => shortfall) && <><h2 style={{ marginTop: 14 }}>说明</h2><ul style={{ margin: 0 }}>{drawn.quotas.filter(({ shortfall }) => shortfall).map((quota) => <li key={quota.unitName}>{quota.unitName}：{quota.shortfall}</li>)}</ul></>}
            </div>
          )}
          <div className="card"><h2>历次核查</h2>
            <Rows<RunView> name="历次核查" size="small" rowKey="id" loading={runs.isPending} dataSource={runs.data ?? []} scroll={{ x: 700 }} locale={{ emptyText: '还没有核查过。' }} pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }} columns={[
              { title: '期次', dataIndex: 'weekName' }, { title: '种类', dataIndex: 'kindName', width: 100 }, { title: '开始', width: 150, render: (_, row) => shownTime(row.startedAt) }, { title: '结束', width: 150, render: (_, row) => shownTime(row.finishedAt) },
              { title: '情况', render: (_, row) => <>{row.stateName}{row.failed && <div className="note">{row.failed}</div>}</> },
            ]} />
          </div>
          <GiveUp item={giving} close={() => setGiving(undefined)} save={(reason) => attempt(() => api.post('/draw/replacements', { item: giving?.item, reason }), '已替换。')} />
        </Page>
      );
    }}</Shown>
  );
}

function GiveUp({ item, close, save }: { item: Item | undefined; close: () => void; save: (reason: string) => Promise<void> }) {
  const [form] = Form.useForm<{ reason: string }>();
  const replace = async () => {
    const { reason } = await form.validateFields();
    close();
    await save(reason);
  };
  return (
    <Modal title={`替换“${item?.itemName ?? ''}”`} open={item !== undefined} onCancel={close} onOk={() => void replace()} okText="替换" destroyOnHidden>
      <p className="note">由同单位按抽取顺序的下一个事项替换，理由会记录并公布。</p>
      <Form form={form} layout="vertical" preserve={false}><Form.Item name="reason" label="理由" rules={[{ required: true, whitespace: true, message: '请写明理由，如停办、搬迁' }]}><Input.TextArea rows={3} maxLength={500} autoFocus placeholder="如：该事项自 9 月 1 日起停办" /></Form.Item></Form>
    </Modal>
  );
}
