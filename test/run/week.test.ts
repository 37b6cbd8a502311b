import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/model/finding-state.js';
import { verifyDraw } from '../../src/office/verify-draw.js';
import { openDesk, type Desk } from '../../src/run/desk.js';
import { paperView } from '../../src/run/desk/papers.js';
import { firstStart, useSamplePortal } from '../../src/run/first-start.js';
import { finalBooks, weekLines, writeWeek } from '../../src/run/week/books.js';
import { stepsByRule } from '../../src/run/week/by-rule.js';
import { settleCutOff } from '../../src/run/week/cut-off.js';
import { drawWeek, publishedDraw, weekOf } from '../../src/run/week/draw-week.js';
import { sendNotice, signNotice } from '../../src/run/week/notices.js';
import { paperFile, paperOfNotice, weekPaper } from '../../src/run/week/papers.js';
import { recheckRun } from '../../src/run/week/recheck.js';
import { publishWeek } from '../../src/run/week/publish.js';
import { publishRun, runWeek } from '../../src/run/week/run-week.js';
import { weekSummary } from '../../src/run/week/summary.js';
import { takeStep } from '../../src/run/week/step.js';
import { allFindings, getFinding, listWeekRuns, verifyAudit } from '../../src/store/index.js';
import { openSamplePortal } from './sample-portal.js';

const DAY = 86_400_000;
const centre: Actor = { id: 'xinxi', role: 'centre', unit: '区信息中心' };
const reform: Actor = { id: 'paogai', role: 'reform', unit: '区跑改办' };

describe('a week from the draw to the books', () => {
  let folder: string;
  let clock: number;
  let desk: Desk;
  let portal: { url: string; close: () => void };
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'zhinan-week-'));
    clock = Date.parse('2026-11-20T09:00:00+08:00');
    portal = await openSamplePortal();
    desk = await openDesk({ kind: 'sqlite', folder }, () => clock);
    await firstStart(desk, true);
    await useSamplePortal(desk, portal.url);
  });
  afterEach(async () => {
    await desk.close();
    portal.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const options = () => ({ root: folder, browser: false, confirmAfter: 0 });

  test('goes its whole way', async () => {
    const week = await weekOf(desk);
    expect(week).toBe('2026-11-19');
    const sample = await drawWeek(desk, 'xinxi');
    expect(sample.rows.length).toBeGreaterThan(10);
    await expect(drawWeek(desk, 'xinxi')).rejects.toThrow('已经抽取过');
    await expect(publishedDraw(desk, week)).rejects.toThrow('暂不公布');

    const { run, report } = await runWeek(desk, 'weekly', 'xinxi', options());
    expect(run.state).toBe('done');
    expect(verifyDraw(await publishedDraw(desk, week)).ok).toBe(true);
    const found = await allFindings(desk.store, { verdict: 'fail' });
    expect(found.map(({ fingerprint }) => fingerprint).sort()).toEqual(report.findings.filter((one) => one.verdict === 'fail' && !one.mended).map(({ fingerprint }) => fingerprint).sort());

    const [first] = found;
    if (!first) throw new Error('nothing was found');
    await expect(takeStep(desk, { fingerprint: first.fingerprint, event: { kind: 'confirm' } }, reform)).rejects.toThrow('跑改办');
    await expect(publishWeek(desk, week, 'paogai'), 'before the first review').rejects.toThrow('没有初核');
    for (const { fingerprint, version } of found) await takeStep(desk, { fingerprint, version, event: { kind: 'confirm' } }, centre);
    await expect(takeStep(desk, { fingerprint: first.fingerprint, version: first.version, event: { kind: 'confirm' } }, centre)).rejects.toThrow('不能确认问题');
    const lines = await weekLines(desk, week);
    expect(lines.length).toBeGreaterThan(0);
    expect(await writeWeek(desk, week, 'xinxi')).toEqual(lines);
    expect((await finalBooks(desk)).lines).toEqual([]);

    const units = [...new Set(found.map(({ unit }) => unit))];
    const unit = units[0] ?? '';
    const notices = await Promise.all(units.map((one) => sendNotice(desk, one, centre)));
    expect(notices.flatMap(({ fingerprints }) => fingerprints).sort()).toEqual(found.map(({ fingerprint }) => fingerprint).sort());
    await expect(sendNotice(desk, unit, centre)).rejects.toThrow('没有已确认');
    await signNotice(desk, notices[0]?.id ?? '', { id: 'bumen', role: 'unit', unit }, '张三');
    clock += 4 * DAY;
    expect(await stepsByRule(desk)).toEqual({ served: 0, lapsed: 0, expired: 0 });
    clock += 8 * DAY;
    const rule = await stepsByRule(desk);
    expect(rule.served).toBe(units.length - 1);
    clock += 8 * DAY;
    await stepsByRule(desk);
    expect((await finalBooks(desk)).lines.length).toBe(lines.length);
    expect((await allFindings(desk.store, { state: 'rectifying' })).length).toBe(found.length);

    const after = await runWeek(desk, 'census', 'xinxi', options());
    expect(after.run.week).not.toBe(week);
    expect((await getFinding(desk.store, first.fingerprint)).state).toBe('rectifying');
    const again = await recheckRun(desk, run.id);
    expect(again.both).toBe(found.length);
    expect([again.gone, again.added]).toEqual([[], []]);
    const summary = await weekSummary(desk, week);
    expect(summary.problems.length).toBe(found.length);
    expect(summary.coverage.drawn).toBe(sample.rows.length);
    for (const kind of ['submission', 'bulletin', 'city', 'one-page'] as const) {
      const paper = await weekPaper(desk, week, kind);
      expect(new TextDecoder().decode((await paperFile(paper, 'docx')).slice(0, 2))).toBe('PK');
      expect(new TextDecoder().decode(await paperFile(paper, 'html'))).not.toMatch(/undefined|NaN|[0-9a-f]{64}/);
    }
    expect((await paperOfNotice(desk, notices[0]?.id ?? '')).annexes).toHaveLength(1);
    await publishWeek(desk, week, 'paogai');
    const kept = await paperView(desk, week, 'bulletin');
    expect(kept.published).toBeDefined();
    await expect(publishWeek(desk, week, 'paogai')).rejects.toThrow('已经发布');
    await expect(publishRun(desk, run.id, 'xinxi')).rejects.toThrow('已经发布');

    // A revocation after publishing gives the points back and is printed as a correction, never over what was published.
    const costs = lines.find(({ points }) => points > 0);
    if (!costs) throw new Error('no line costs anything');
    const sumBefore = (await finalBooks(desk)).lines.reduce((all, { points }) => all + points, 0);
    await takeStep(desk, { fingerprint: costs.fingerprint, event: { kind: 'revoke', reason: '核对后撤销', code: '误判' } }, reform);
    clock += DAY;
    expect((await finalBooks(desk)).lines.reduce((all, { points }) => all + points, 0)).toBeLessThan(sumBefore);
    const later = await weekSummary(desk, await weekOf(desk));
    expect(later.corrections.some(({ words }) => words.includes('已撤销，恢复'))).toBe(true);
    expect((await weekSummary(desk, week)).corrections).toEqual([]);
    expect(await paperView(desk, week, 'bulletin')).toEqual(kept);
    expect((await verifyAudit(desk.store)).broken).toBeUndefined();
  });

  test('a window in which the portal was down is tried again, then settled at the cut-off', async () => {
    clock = Date.parse('2027-01-08T09:00:00+08:00');
    const week = await weekOf(desk);
    await useSamplePortal(desk, 'http://127.0.0.1:9');
    await drawWeek(desk, 'xinxi');
    const down = await runWeek(desk, 'weekly', 'xinxi', options());
    expect(down.report.coverage.some(({ channel, outcome }) => channel === 'online' && outcome === 'ok')).toBe(false);
    await useSamplePortal(desk, portal.url);
    clock += DAY;
    await runWeek(desk, 'census', 'xinxi', options());
    const settled = await settleCutOff(desk, week, '系统');
    expect(settled.judged.length).toBeGreaterThan(0);
    expect((await settleCutOff(desk, week, '系统')).judged).toEqual([]);
    const summary = await weekSummary(desk, week);
    expect(summary.coverage.earlier).toBe(settled.judged.length);
    expect(summary.unreached.length).toBe(summary.coverage.drawn - summary.coverage.checked);
    const again = await runWeek(desk, 'weekly', 'xinxi', options());
    expect(again.run.id).toMatch(/-weekly-2$/);
    expect(again.report.coverage.filter(({ channel }) => channel === 'online').length).toBeLessThan(down.report.coverage.length);
    await expect(publishWeek(desk, '2027-01-14', 'paogai')).rejects.toThrow('还没有完成的核查');
    for (const { fingerprint } of await allFindings(desk.store, { state: 'found', verdict: 'fail' })) await takeStep(desk, { fingerprint, event: { kind: 'confirm' } }, centre);
    await publishWeek(desk, week, 'paogai');
    expect((await listWeekRuns(desk.store, { week })).map(({ kind, frozenAt }) => [kind, frozenAt !== null]).sort()).toEqual([['census', false], ['cut-off', true], ['weekly', true], ['weekly', true]]);
    expect((await verifyAudit(desk.store)).broken).toBeUndefined();
  });
});
