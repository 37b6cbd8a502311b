import { rmSync } from 'node:fs';
import puppeteer, { type Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../../src/crawl/index.js';
import { startPostgres, type PostgresServer } from '../store/postgres-server.js';
import { addsUser } from './admin.js';
import { filesAGuide, readsTheHandbook, signsAndAnswers } from './department.js';
import { checksAgain, decidesOnce, drawsAndRuns, narrowsAndExports, reviewsByKeys, reviewsTheRest, sendsNotices } from './inspector.js';
import { mendThePortal, seesTheRecheck } from './mending.js';
import { buildPackage } from './package.js';
import type { Person } from './person.js';
import { decidesTheAppeal, looksAround, looksThroughDismissals, publishesTheWeek, readsTheLog } from './reform.js';
import { saysItsOpinion, seesFilings, takesSheetsIn } from './service.js';
import { firstSignIn, signIn } from './sign-in.js';
import { makeHome, startWorkbench, type Home, type Workbench } from './workbench.js';

const WEEK = '2026-11-19T10:00:00+08:00';
const WEEK_AFTER = '2026-11-26T10:00:00+08:00';

let built: string;
let browser: Browser;
let postgres: PostgresServer | undefined;
beforeAll(async () => {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('a browser is needed: npm run setup');
  [built, browser, postgres] = await Promise.all([buildPackage(), puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] }), startPostgres()]);
}, 240_000);
afterAll(async () => {
  await browser.close();
  await postgres?.stop();
  rmSync(built, { recursive: true, force: true });
});

/** The whole way of a week and the next through all desks, everybody at a browser of their own. */
async function walk(home: Home): Promise<void> {
  let workbench: Workbench | undefined;
  const people: Person[] = [];
  const met = async (coming: Promise<Person>): Promise<Person> => {
    const person = await coming;
    people.push(person);
    return person;
  };
  try {
    const first = (workbench = await startWorkbench(home, WEEK));
    const enter = (account: string) => met(firstSignIn(browser, home, first, account, first.passwords[account] ?? ''));
    const admin = await enter('admin');
    const password = await addsUser(admin, 'heyi', '何核查', '核查员（信息中心）');

    const unit = await enter('bumen');
    const number = await filesAGuide(unit, home.folder);
    await readsTheHandbook(unit);

    const inspector = await enter('xinxi');
    await drawsAndRuns(inspector);
    await reviewsByKeys(inspector);
    const second = await met(firstSignIn(browser, home, first, 'heyi', password));
    await decidesOnce(inspector, second, '何核查');
    await reviewsTheRest(second);
    await narrowsAndExports(inspector);
    await sendsNotices(inspector);

    await signsAndAnswers(unit, home.folder);
    const service = await enter('fuwu');
    await seesFilings(service, number);
    await takesSheetsIn(service, home.folder);
    await saysItsOpinion(service);

    const reform = await enter('paogai');
    await decidesTheAppeal(reform);
    await looksThroughDismissals(reform);
    await looksAround(reform);
    await publishesTheWeek(reform);
    await readsTheLog(reform);
    expect(first.complaints()).toBe('');
    for (const { page } of people) await page.browserContext().close();
    await first.stop();

    mendThePortal(home);
    const next = (workbench = await startWorkbench(home, WEEK_AFTER));
    const again = await met(signIn(browser, home, next, 'xinxi', '/sample'));
    await checksAgain(again);
    const later = await met(signIn(browser, home, next, 'bumen', '/notices'));
    await seesTheRecheck(later);
    expect(next.complaints()).toBe('');
    expect(people.flatMap(({ troubles }) => troubles)).toEqual([]);
  } finally {
    for (const { page } of people) await page.browserContext().close().catch(() => undefined);
    await workbench?.stop();
  }
}

test.concurrent('every desk’s way through the pages (SQLite)', async () => {
  const home = makeHome(built);
  try {
    await walk(home);
  } finally {
    home.remove();
  }
}, 900_000);

test.concurrent('every desk’s way through the pages (PostgreSQL)', async ({ skip }) => {
  if (!postgres) return skip('PostgreSQL is not installed');
  const home = makeHome(built, await postgres.database());
  try {
    await walk(home);
  } finally {
    home.remove();
  }
}, 900_000);
