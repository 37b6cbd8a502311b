import { Alert, Progress } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useProgress } from './progress.js';

/** The run that is under way, or how the last one ended; what the page shows is read again when it ends. */
export function RunProgress({ wanted }: { wanted: boolean }) {
  const state = useProgress(wanted);
  const queries = useQueryClient();
  const ended = state !== undefined && !state.running && (state.finished === true || state.failed !== undefined);
  useEffect(() => { if (ended) void queries.invalidateQueries(); }, [ended, queries]);
  if (!state) return null;
  if (state.failed) return <Alert type="error" showIcon title={`核查没有完成：${state.failed}`} style={{ marginBottom: 14 }} />;
  if (!state.running) return state.finished ? <Alert type="success" showIcon title="核查已完成，结果已列入问题清单。" style={{ marginBottom: 14 }} /> : null;
  const total = state.total ?? 0;
  return (
    <div className="card" style={{ marginBottom: 14 }} role="status">
      正在核查：{state.stage}{total > 0 ? ` ${state.done ?? 0}/${total}` : '……'}{state.note && <span className="note">　{state.note}</span>}
      <Progress percent={total > 0 ? Math.floor(((state.done ?? 0) / total) * 100) : 0} status="active" showInfo={total > 0} aria-label="本阶段进度" />
      <span className="note">可以离开本页，核查在后台进行。</span>
    </div>
  );
}
