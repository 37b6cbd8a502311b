import { addUser, beginWeekRun, fileAppeal, finishWeekRun, keepFrame, keepItems, keepUnit, moveFinding, openJournal, recordSightings, setSetting, type Store } from '../../src/store/index.js';
import { at, by, finding, sighting } from './kit.js';

/** Something of everything: a journal, a city, a run, findings on their way, an appeal, users, settings, and the log of all that. */
export async function fillStore(store: Store): Promise<void> {
  const journal = await openJournal(store.location);
  const run = await journal.begin('inputs', at(0), at(0));
  await run.note('page', 'https://门户.example/1', { outcome: 'ok', text: '甲\u2028乙𠮷' });
  await journal.keepPage('https://门户.example/1', { folder: 'evidence', sha256: 'a'.repeat(64), status: 200, headers: { etag: '"1"' }, etag: '"1"' });
  await journal.close();
  await keepUnit(store, { id: 'u1', name: '区卫生健康局' }, '2018-01-01', by('管理员'));
  await keepItems(store, [{ id: 'i1', basicCode: '000123001000', name: '公共场所卫生许可', unit: 'u1' }], by('管理员'));
  await keepFrame(store, { day: '2026-11-19', source: 'catalogue.csv', rows: [{ item: 'i1', unit: 'u1', content: { id: 'i1' } }] }, by('定时任务'));
  await beginWeekRun(store, { id: '2026-11-19-weekly-1', week: '2026-11-19', kind: 'weekly', versions: { tool: '0.1.0' }, content: { out: '/data/runs/2026-11-19-weekly-1' } }, [{ item: 'i1', step: 'check' }], by('系统'));
  await recordSightings(store, { run: '2026-11-19-weekly-1', week: '2026-11-19', ...by('系统', 1) }, ['a', 'b', '𠮷'].map((print) => sighting(print, { finding: finding(print, { message: '不一致\u2028“5个工作日”' }) })));
  await finishWeekRun(store, '2026-11-19-weekly-1', 'done', by('系统', 2), { out: '/data/runs/2026-11-19-weekly-1' });
  await moveFinding(store, { fingerprint: 'a', version: 1, from: 'found', to: 'confirmed', action: 'finding.confirm', ...by('张三', 3), reason: '属实' });
  await addUser(store, { id: 'zhang', name: 'zhang', display: '张三', role: 'inspector', passwordHash: 'x' }, by('管理员', 4));
  await fileAppeal(store, { id: 'ap1', fingerprint: 'a', unit: 'u1', reason: '已修改', files: [] }, by('李四', 5));
  await setSetting(store, 'offices', { 信息中心: '区信息中心' }, by('管理员', 6));
}
