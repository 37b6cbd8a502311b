import type { Page } from 'puppeteer';
import path from 'node:path';
import { readdirSync } from 'node:fs';
import { packageFolder } from '../../src/run/versions.js';
import type { AppealPage } from '../../src/server/api/appeals.js';
import type { FilingPage } from '../../src/server/api/filings.js';
import type { FindingPage } from '../../src/server/api/finding.js';
import type { EntryRow } from '../../src/server/api/handbook.js';
import type { NoticePage } from '../../src/server/api/notices.js';
import type { TakenSheet } from '../../src/server/api/service.js';
import type { LivedCity } from './lived-weeks.js';

/** A page as somebody sees it. */
export interface Place {
  /** Name of its pictures. */
  name: string;
  path: string;
  /** Who looks; absent: nobody is signed in. */
  as?: string;
  /** What is done before the page opens, and when it is open. */
  before?: (page: Page) => Promise<void>;
  then?: (page: Page) => Promise<void>;
}

/** Every page of the router for a role that sees it, and the states in which a page is empty, waits or failed. */
export async function placesOf(city: LivedCity): Promise<Place[]> {
  const open = (await city.ask<FindingPage>('inspector', '/findings?state=found,doubtful,reopened&size=50')).rows;
  const finding = open.find(({ online, offline }) => online && offline) ?? open[0] ?? (await city.ask<FindingPage>('inspector', '/findings?size=1')).rows[0];
  const waived = (await city.ask<FindingPage>('reform', '/findings?state=waived')).rows[0];
  const [notice] = (await city.ask<NoticePage>('department', '/notices?size=100')).rows.filter(({ state }) => state !== 'issued');
  const [waiting] = (await city.ask<NoticePage>('department', '/notices?size=100')).rows.filter(({ state }) => state === 'issued');
  const appeals = (await city.ask<AppealPage>('reform', '/appeals?size=100')).rows;
  const appeal = appeals.find(({ state }) => state === 'open');
  const [filing] = (await city.ask<FilingPage>('service', '/filings')).rows;
  const [sheet] = await city.ask<TakenSheet[]>('service', '/indicator-sheets');
  const [entry] = await city.ask<EntryRow[]>('reform', '/handbook');
  const one = (name: string, as: string, root: string, id: string | undefined): Place[] => (id === undefined ? [] : [{ name, as, path: `${root}${encodeURIComponent(id)}` }]);
  return [
    { name: 'login', path: '/login' },
    { name: 'password', path: '/password', as: 'inspector' },
    { name: 'week', path: '/', as: 'inspector' },
    { name: 'week-department', path: '/', as: 'department' },
    { name: 'week-admin', path: '/', as: 'admin' },
    { name: 'sample', path: '/sample', as: 'inspector' },
    { name: 'review', path: '/review', as: 'inspector', then: (page) => page.waitForSelector('.three').then(() => undefined) },
    { name: 'findings', path: '/findings', as: 'inspector' },
    { name: 'findings-open', path: `/findings?open=${finding?.id ?? ''}`, as: 'inspector', then: (page) => page.waitForSelector('.ant-drawer article').then(() => undefined) },
    { name: 'findings-none', path: '/findings?text=没有这样的内容', as: 'inspector' },
    { name: 'findings-failed', path: '/findings', as: 'inspector', before: failing, then: (page) => page.waitForSelector('.ant-alert').then(() => undefined) },
    { name: 'findings-waiting', path: '/findings', as: 'inspector', before: hanging, then: (page) => page.waitForSelector('h1').then(() => undefined) },
    ...one('finding', 'reform', '/findings/', finding?.id),
    ...one('finding-waived', 'reform', '/findings/', waived?.id),
    { name: 'search', path: '/search?text=户外广告', as: 'inspector' },
    { name: 'handover', path: '/handover', as: 'inspector' },
    { name: 'portals', path: '/portals', as: 'inspector' },
    { name: 'check', path: '/check', as: 'department' },
    { name: 'check-read', path: '/check', as: 'department', then: (page) => dropGuide(page, city.unit) },
    { name: 'notices', path: '/notices', as: 'department' },
    ...one('notice', 'department', '/notices/', notice?.id),
    ...one('notice-waiting', 'department', '/notices/', waiting?.id),
    { name: 'filings', path: '/filings', as: 'service' },
    ...(filing ? [{ name: 'filing', path: `/filings?open=${filing.number}`, as: 'service' }] : []),
    { name: 'scores', path: '/scores', as: 'department' },
    { name: 'scores-all', path: '/scores', as: 'reform' },
    { name: 'appeals', path: '/appeals', as: 'reform' },
    ...one('appeal', 'reform', '/appeals/', appeal?.id),
    { name: 'faults', path: '/faults', as: 'reform' },
    { name: 'dismissals', path: '/dismissals', as: 'reform' },
    { name: 'policies', path: '/policies', as: 'reform' },
    { name: 'waivers', path: '/policies?tab=waivers', as: 'reform' },
    { name: 'trends', path: '/trends', as: 'reform' },
    { name: 'precision', path: '/trends?tab=precision', as: 'reform' },
    { name: 'papers', path: '/papers', as: 'reform' },
    { name: 'papers-bulletin', path: '/papers?kind=bulletin', as: 'reform' },
    { name: 'indicators', path: '/indicators', as: 'service' },
    ...(sheet ? [{ name: 'indicator-sheet', path: `/indicators?open=${sheet.id}`, as: 'service' }] : []),
    { name: 'contested', path: '/contested', as: 'service' },
    { name: 'rules', path: '/rules', as: 'reform' },
    { name: 'rule', path: '/rules/A19', as: 'reform' },
    { name: 'audit', path: '/audit', as: 'admin' },
    { name: 'handbook', path: '/handbook', as: 'department' },
    { name: 'suggestions', path: '/handbook?tab=suggestions', as: 'reform' },
    ...one('handbook-entry', 'reform', '/handbook/', entry?.id),
    { name: 'users', path: '/users', as: 'admin' },
    { name: 'units', path: '/units', as: 'admin' },
    { name: 'settings', path: '/settings', as: 'admin' },
    { name: 'tokens', path: '/tokens', as: 'inspector' },
    { name: 'fleet-single', path: '/fleet', as: 'inspector' },
    { name: 'help', path: '/help', as: 'inspector' },
    { name: 'help-word', path: '/', as: 'inspector', then: explain },
    { name: 'missing', path: '/no-such-page', as: 'inspector' },
  ];
}

/** The server does not do what it is asked for. */
async function failing(page: Page): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', (request) => void (request.url().includes('/api/findings?') ? request.respond({ status: 500, contentType: 'application/json', body: JSON.stringify({ message: '服务器出错，操作没有完成；已保存的内容没有丢失。请稍后再试，仍不行请告诉系统管理员。' }) }) : request.continue()));
}

/** The server takes long. */
async function hanging(page: Page): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', (request) => { if (!request.url().includes('/api/findings?')) void request.continue(); });
}

/** Gives the precheck the guide of a unit. */
async function dropGuide(page: Page, unit: string): Promise<void> {
  const folder = path.join(packageFolder(), 'guides', 'offline', unit);
  const name = readdirSync(folder).find((one) => one.endsWith('.docx')) ?? '';
  const input = await page.waitForSelector('input[type=file]');
  await (input as unknown as { uploadFile(file: string): Promise<void> }).uploadFile(path.join(folder, name));
  await page.waitForSelector('.problems, .ant-alert', { timeout: 60_000 });
}

/** Opens the explanation of the first word that has one. */
async function explain(page: Page): Promise<void> {
  await page.waitForSelector('.tile .said');
  await page.focus('.tile .said');
  await page.waitForSelector('.ant-popover');
}
