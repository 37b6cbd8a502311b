import { Alert, App, Button, Select, Space, Spin, Tabs, Upload } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { api, ApiProblem } from '../api.js';
import { FileGuide } from '../parts/file-guide.js';
import { Severity, Words } from '../parts/finding-words.js';
import { GuideForm } from '../parts/guide-form.js';
import { GuideText } from '../parts/guide-text.js';
import { saveBytes, saveFrom } from '../parts/save-file.js';
import { Page } from '../shell/page.js';
import { may, useMe } from '../shell/session.js';
import type { CheckedFinding, CheckedGuide, ElementView, GuideContent, Mended } from '../../server/api/check.js';
import type { FilingRow } from '../../server/api/filings.js';

const KINDS = '.docx,.doc,.md,.markdown,.txt,.pdf,.xlsx,.xls,.html,.htm,.mhtml,.json,.zip';
/** Milliseconds after the last key before the form is checked. */
const PAUSE = 700;

/** A department's precheck: drop a guide, read what was found beside its text, mend it, file it. */
export default function Check() {
  const { message } = App.useApp();
  const [file, setFile] = useState<File>();
  const [guides, setGuides] = useState<CheckedGuide[]>([]);
  const [at, setAt] = useState(0);
  const [busy, setBusy] = useState(false);
  const read = async (next: File) => {
    setBusy(true);
    try {
      const body = new FormData();
      body.append('file', next, next.name);
      setGuides(await api.post<CheckedGuide[]>('/check', body));
      setFile(next);
      setAt(0);
    } catch (error) {
      message.error(error instanceof ApiProblem ? error.message : '没有读出来，请再试一次。', 8);
    } finally {
      setBusy(false);
    }
  };
  const guide = guides[at];
  return (
    <Page title="指南自查" note="与每周抽查用同一套规则。文件只用于检查，不保存；报送备案后才留存。" actions={guide && <Button onClick={() => { setGuides([]); setFile(undefined); }}>换一份文件</Button>}>
      {!guide || !file
        ? (
          <Spin spinning={busy} description="正在读取和检查……">
            <Upload.Dragger accept={KINDS} showUploadList={false} beforeUpload={(next) => { void read(next); return false; }}>
              <p style={{ fontSize: '1.15em', margin: '24px 0 8px' }}>把办事指南拖到这里，或点这里选择文件</p>
              <p className="note" style={{ marginBottom: 24 }}>Word、Markdown、PDF、Excel、网页，也可以是压缩包；不超过 20 MB</p>
            </Upload.Dragger>
          </Spin>
        )
        : (
          <>
            {guides.length > 1 && <Select aria-label="文件中的指南" style={{ minWidth: 320, maxWidth: '100%', marginBottom: 10 }} value={at} onChange={setAt} options={guides.map(({ itemName, file: own, findings, unreadable }, value) => ({ value, label: `${itemName}（${unreadable === undefined ? `${findings.length} 条` : '没有读出'}，${own}）` }))} />}
            {guide.unreadable === undefined ? <Checked key={at} guide={guide} file={file} single={guides.length === 1} /> : <Alert type="error" showIcon title={guide.unreadable} />}
          </>
        )}
    </Page>
  );
}

function Checked({ guide, file, single }: { guide: CheckedGuide; file: File; single: boolean }) {
  const me = useMe();
  const { message, modal } = App.useApp();
  const elements = useQuery({ queryKey: ['elements'], queryFn: () => api.get<ElementView[]>('/elements'), staleTime: Infinity });
  const [chosen, setChosen] = useState<number>();
  const [content, setContent] = useState<GuideContent>(guide.content);
  const typed = content !== guide.content;
  const again = useTypedCheck(content, typed);
  const [filing, setFiling] = useState(false);
  const [filed, setFiled] = useState<FilingRow[]>([]);
  const findings = typed ? (again.findings ?? guide.findings) : guide.findings;
  const certain = findings.filter((one) => one.certain).length;
  const tried = async (work: () => Promise<void>) => {
    try { await work(); } catch (error) { message.error(error instanceof ApiProblem ? error.message : '没有办成，请再试一次。', 8); }
  };
  const mend = () => tried(async () => {
    const body = new FormData();
    body.append('file', file, file.name);
    const { words, changes, left, copy } = await api.post<Mended>('/check/mended', body);
    modal.confirm({ icon: null, width: 640, title: copy ? `副本改了 ${changes} 处，还有 ${left} 条问题要人来改` : '没有可以确定改正的写法', content: <pre style={{ whiteSpace: 'pre-wrap', maxHeight: '50vh', overflow: 'auto', fontFamily: 'inherit' }}>{words}</pre>, okText: copy ? '下载副本' : '知道了', cancelText: '关闭', onOk: () => { if (copy) saveBytes(copy.name, copy.base64); } });
  });
  return (
    <>
      <div style={{ display: 'flex', gap: 10, flexWrap: 'wrap', alignItems: 'center', marginBottom: 10 }}>
        <b style={{ fontSize: '1.1em' }}>{guide.itemName}</b>
        <span className="note">{guide.handbook ? <>对照手册{guide.handbook.version && ` ${guide.handbook.version} 版`}</> : (guide.gap ?? '没有对照手册')}</span>
        <span style={{ flex: 1 }} />
        <Space wrap>
          {single && !typed && <Button onClick={() => void mend()}>改正写法</Button>}
          <Button onClick={() => void tried(() => saveFrom('/check/word', content, `${guide.itemName}办事指南.docx`))}>下载 Word</Button>
          {may(me, 'filing.make') && <Button type="primary" onClick={() => setFiling(true)}>报送备案</Button>}
        </Space>
      </div>
      {filed.map((row) => <Alert key={row.number} type="success" showIcon style={{ marginBottom: 10 }} title={<>已备案，编号 {row.number}（{row.itemName}，第 {row.revision} 次）。<Space><a href={`/api/filings/${row.number}/receipt`} target="_blank" rel="noreferrer">打印回执</a><a href={`/api/filings/${row.number}/receipt.docx`}>下载回执（Word）</a><Link to="/filings">查看备案</Link></Space></>} />)}
      <div className="halves">
        <Tabs size="small" items={[
          { key: 'text', label: '原文', children: <GuideText guide={guide} chosen={typed ? undefined : chosen} onChoose={setChosen} /> },
          { key: 'form', label: typed ? '修改（已改动）' : '修改', children: elements.data ? <GuideForm content={content} elements={elements.data} handbook={guide.handbook?.content} findings={findings} onChange={setContent} /> : <Spin /> },
        ]} />
        <section aria-label="问题" aria-live="polite">
          <h2 style={{ fontSize: '1.05em', margin: '10px 0 14px' }}>{findings.length === 0 ? '没有查出问题' : `${certain} 条问题${findings.length > certain ? `，${findings.length - certain} 条待核实` : ''}`}{typed && <span className="note" style={{ fontWeight: 400 }}>　{again.busy ? '正在检查……' : (again.failed ?? '按修改后的内容检查')}</span>}</h2>
          <div className="problems">{findings.map((finding, n) => <Problem key={`${finding.fingerprint}${n}`} finding={finding} chosen={chosen === n} typed={typed} onChoose={() => setChosen(n)} />)}</div>
        </section>
      </div>
      <FileGuide file={file} typed={typed ? content : undefined} problems={certain} open={filing} onClose={() => setFiling(false)} onFiled={setFiled} />
    </>
  );
}

function Problem({ finding, chosen, typed, onChoose }: { finding: CheckedFinding; chosen: boolean; typed: boolean; onChoose: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const list = box.current?.parentElement;
    if (chosen && box.current && list) list.scrollTop = box.current.offsetTop - list.offsetTop;
  }, [chosen]);
  return (
    <div ref={box} className={chosen ? 'problem chosen' : 'problem'}>
      <button type="button" onClick={onChoose}><Severity of={finding} />{finding.title}{!typed && <span className="note" style={{ fontWeight: 400 }}>　{finding.place}</span>}</button>
      <Words of={finding} />
    </div>
  );
}

/** Checks what was typed, a moment after the last key; an answer that comes late is passed over. */
function useTypedCheck(content: GuideContent, typed: boolean): { findings?: CheckedFinding[]; busy: boolean; failed?: string } {
  const [state, setState] = useState<{ findings?: CheckedFinding[]; busy: boolean; failed?: string }>({ busy: false });
  useEffect(() => {
    if (!typed) return undefined;
    let stale = false;
    setState(({ findings }) => ({ ...(findings ? { findings } : {}), busy: true }));
    const timer = setTimeout(() => {
      api.post<CheckedGuide>('/check/typed', content).then(
        ({ findings, unreadable }) => { if (!stale) setState({ findings, busy: false, ...(unreadable ? { failed: unreadable } : {}) }); },
        (error: unknown) => { if (!stale) setState(({ findings }) => ({ ...(findings ? { findings } : {}), busy: false, failed: error instanceof ApiProblem ? error.message : '没有检查成功。' })); },
      );
    }, PAUSE);
    return () => { stale = true; clearTimeout(timer); };
  }, [content, typed]);
  return state;
}
