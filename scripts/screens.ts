/**
 * Pictures of every page of the workbench at two widths, from the running application over a walked week of the sample city, and what axe
 * finds on each. `npm run screens [-- PATH …]` writes docs/screens/*.webp and ends with 1 where axe finds a violation.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer, { type Page } from 'puppeteer';
import { findBrowser } from '../src/crawl/index.js';
import type { Actor } from '../src/model/finding-state.js';
import { openDesk } from '../src/run/desk.js';
import { firstStart, useSamplePortal } from '../src/run/first-start.js';
import { packageFolder } from '../src/run/versions.js';
import { sendNotice, signNotice } from '../src/run/week/notices.js';
import { drawWeek } from '../src/run/week/draw-week.js';
import { runWeek } from '../src/run/week/run-week.js';
import { takeStep } from '../src/run/week/step.js';
import { buildServer } from '../src/server/app.js';
import { allFindings, listNotices } from '../src/store/index.js';
import { DESKS } from '../src/web/shell/menu.js';
import { openSamplePortal } from '../test/run/sample-portal.js';

const WIDTHS = [1366, 390] as const;
/** Who opens a page: the first of these that may. */
const ROLES = ['inspector', 'reform', 'department', 'service', 'admin'] as const;
const PASSWORD = 'a-long-password-1';
const wanted = process.argv.slice(2);
const out = path.join(packageFolder(), 'docs', 'screens');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-screens-'));
let clock = Date.parse('2026-11-20T09:00:00+08:00');
const desk = await openDesk({ kind: 'sqlite', folder }, () => clock);
const portal = await openSamplePortal();
await firstStart(desk, true);
await useSamplePortal(desk, portal.url);
const units = await walkWeek();
const web = path.join(packageFolder(), 'dist', 'web');
const app = await buildServer(desk, { web, rate: 100_000 });
const origin = await app.listen({ port: 0, host: '127.0.0.1' });
const secrets = new Map<string, string>();
for (const role of ROLES) {
  const { id, password } = await desk.accounts.add({ account: `pic-${role}`, name: { inspector: '核查员', reform: '审定员', department: '部门经办', service: '备案员', admin: '系统管理员' }[role], role, ...(role === 'department' ? { unit: units[0] ?? '' } : {}) }, 'pictures');
  await desk.accounts.changePassword(id, password, PASSWORD);
  secrets.set(role, (await desk.accounts.signIn(`pic-${role}`, PASSWORD)).secret);
}

mkdirSync(out, { recursive: true });
const browser = await puppeteer.launch({ executablePath: findBrowser() ?? '', args: ['--no-sandbox', '--disable-gpu'] });
let violations = 0;
try {
  const places = ['/login', ...DESKS.flatMap(({ entries }) => entries.map((entry) => entry.path)), '/help', '/password', ...(await deepPlaces())].filter((place) => wanted.length === 0 || wanted.includes(place));
  for (const place of places) violations += await picture(place);
} finally {
  await browser.close();
  await app.close();
  await desk.close();
  portal.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(violations > 0 ? 1 : 0);

/** A week with something at every stage: drawn, run, some reviewed, told, signed, appealed. The units with notices. */
async function walkWeek(): Promise<string[]> {
  const centre: Actor = { id: 'xinxi', role: 'centre', unit: '区信息中心' };
  await drawWeek(desk, 'xinxi');
  await runWeek(desk, 'weekly', 'xinxi', { root: folder, browser: true, confirmAfter: 0 });
  const found = await allFindings(desk.store, { verdict: 'fail', state: 'found' });
  for (const [at, { fingerprint, version }] of found.entries()) if (at % 3 !== 2) await takeStep(desk, { fingerprint, version, event: at % 7 === 6 ? { kind: 'dismiss', reason: '线下指南已于当天更换，窗口证实' } : { kind: 'confirm' } }, centre);
  const told = [...new Set((await allFindings(desk.store, { state: 'confirmed' })).map(({ unit }) => unit))];
  for (const unit of told) await sendNotice(desk, unit, centre);
  clock += 3_600_000;
  for (const notice of (await listNotices(desk.store, { state: 'issued' })).slice(0, 3)) await signNotice(desk, notice.id, { id: 'bumen', role: 'unit', unit: notice.unit }, '张三');
  return told;
}

/** Pages of one thing each: a finding, a notice, a rule. */
async function deepPlaces(): Promise<string[]> {
  const [finding] = await allFindings(desk.store, { verdict: 'fail' });
  const [notice] = await listNotices(desk.store, {});
  return [...(finding ? [`/findings/${finding.fingerprint}`] : []), ...(notice ? [`/notices/${notice.id}`] : []), '/rules/A19'];
}

async function picture(place: string): Promise<number> {
  const needs = DESKS.flatMap(({ entries }) => entries).find((entry) => entry.path === place)?.needs;
  const { can } = await import('../src/server/can.js');
  const role = ROLES.find((one) => needs === undefined || can({ id: one, role: one, unit: units[0] ?? '' }, needs)) ?? 'admin';
  let found = 0;
  for (const width of WIDTHS) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    try {
      if (place !== '/login') await context.setCookie({ name: 'zhinan', value: secrets.get(role) ?? '', domain: '127.0.0.1', path: '/', httpOnly: true, sameSite: 'Strict' });
      await page.setViewport({ width, height: width > 600 ? 768 : 844 });
      await page.goto(origin + place, { waitUntil: 'networkidle2', timeout: 60_000 });
      await new Promise((next) => setTimeout(next, 400));
      const name = place === '/' ? 'week' : place.slice(1).replace(/[0-9a-f]{24,}|[0-9a-f-]{36}/g, 'one').replaceAll('/', '-');
      await page.screenshot({ path: path.join(out, `${name}-${width}.webp`) as `${string}.webp`, type: 'webp', quality: 60, fullPage: true });
      if (width > 600) found += await axeOf(page, `${place} (${role})`);
    } finally {
      await context.close();
    }
  }
  return found;
}

/** What axe finds, said by rule with the first node. */
async function axeOf(page: Page, name: string): Promise<number> {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> } };
    return (await checker.run()).violations.map(({ id, impact, nodes }) => ({ id, impact, count: nodes.length, first: nodes[0]?.html.slice(0, 140) ?? '' }));
  });
  for (const { id, impact, count, first } of violations) console.log(`${name}: ${id} (${impact}) × ${count}: ${first}`);
  if (violations.length === 0) console.log(`${name}: ok`);
  return violations.length;
}
