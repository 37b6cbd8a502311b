import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { Browser, ElementHandle, HTTPRequest, JSHandle, Page } from 'puppeteer';
import { barriers } from '../browser/barriers.js';

/** Somebody at a browser: clicks where the pointer reaches, types into what has the focus, reads what is shown. */
export interface Person {
  page: Page;
  /** What went wrong unseen: errors of scripts, answers of the server with 5xx, requests to anywhere else. */
  troubles: string[];
  open(address: string): Promise<void>;
  /** Clicks what bears this name: a button, link, tab, option. `within` narrows to the innermost box of that selector that shows `about`. */
  press(name: string, within?: string, about?: string): Promise<void>;
  /** Types into the field of this label, in the place of what stands there. */
  type(label: string, text: string): Promise<void>;
  choose(label: string, option: string): Promise<void>;
  attach(file: string, within?: string): Promise<void>;
  shows(words: string): Promise<void>;
  /** Waits until the words are gone. */
  loses(words: string): Promise<void>;
  /** Leaves what lies over the page by the key for it. */
  leaves(): Promise<void>;
  /** Waits until something holds in the page. */
  until(what: string, holds: (about: string) => unknown, about?: string): Promise<void>;
  text(): Promise<string>;
  /** What was downloaded last by a name that ends so; waits for it. */
  downloaded(ending: string): Promise<Buffer>;
  /** Nothing stands in the way of anybody here (axe), or it is put among the troubles. */
  look(name: string): Promise<void>;
}

/** What a field to choose from has opened. */
const OPEN = '.ant-select-dropdown:not(.ant-select-dropdown-hidden)';
/** A machine of two cores walks both databases' ways at once, beside other tests. */
const PATIENCE = 180_000;

export async function openPerson(browser: Browser, home: string, url: string): Promise<Person> {
  const folder = mkdtempSync(path.join(home, 'downloads-'));
  const context = await browser.createBrowserContext({ downloadBehavior: { policy: 'allow', downloadPath: folder } });
  const page = await context.newPage();
  await page.setViewport({ width: 1366, height: 768 });
  page.setDefaultTimeout(PATIENCE);
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`script: ${String(error)}`));
  page.on('console', (line) => { if (line.type() === 'error' && !/status of (?:4\d\d)/.test(line.text())) troubles.push(`console: ${line.text()}`); });
  page.on('request', (request: HTTPRequest) => { if (!/^(?:data|blob|about):/.test(request.url()) && !request.url().startsWith(`${url}/`)) troubles.push(`elsewhere: ${request.url()}`); });
  page.on('response', (answer) => { if (answer.status() >= 500) troubles.push(`${answer.status()}: ${answer.url()}`); });
  const taken = new Set<string>();

  /** What the server refused, for whoever reads why a step did not come about. */
  const refused: string[] = [];
  page.on('response', (answer) => { if (answer.status() >= 400) void answer.text().then((text) => refused.push(`${answer.status()} ${answer.url()} ${text.slice(0, 200)}`), () => undefined); });

  /** Clicks what `find` points at; once more where the page was drawn anew in between. */
  async function click(find: () => Promise<JSHandle>): Promise<void> {
    const element = (await find()).asElement() as ElementHandle<Element>;
    await element.click().catch(async () => ((await find()).asElement() as ElementHandle<Element>).click());
  }

  const person: Person = {
    page, troubles,
    async open(address) { await page.goto(`${url}${address}`); },
    async press(name, within = 'body', about = '') {
      await said(`press ${name}`, () => click(() => page.waitForFunction(reachable, { polling: 100 }, name, within, about)));
    },
    async type(label, text) {
      await said(`type into ${label}`, async () => {
        await click(() => page.waitForFunction(labelled, { polling: 100 }, label));
        await page.keyboard.down('Control');
        await page.keyboard.press('a');
        await page.keyboard.up('Control');
        await page.keyboard.type(text);
      });
    },
    async choose(label, option) {
      await said(`choose ${option} in ${label}`, async () => {
        await click(() => page.waitForFunction(labelled, { polling: 100 }, label));
        await person.press(option, OPEN);
      });
    },
    async attach(file, within = 'body') {
      await page.waitForSelector(`${within} input[type=file]`);
      const inputs = (await page.$$(`${within} input[type=file]`)) as ElementHandle<HTMLInputElement>[];
      await inputs.at(-1)?.uploadFile(file);
    },
    async shows(words) {
      await said(`show ${words}`, () => page.waitForFunction((text) => document.body.innerText.includes(text), { polling: 100 }, words));
    },
    async loses(words) {
      await said(`show no more ${words}`, () => page.waitForFunction((text) => !document.body.innerText.includes(text), { polling: 100 }, words));
    },
    async until(what, holds, about = '') {
      await said(what, () => page.waitForFunction(holds, { polling: 50 }, about));
    },
    async leaves() {
      await page.keyboard.press('Escape');
      await said('leave what lies over the page', () => page.waitForFunction(() => ![...document.querySelectorAll('.ant-drawer-content-wrapper, .ant-modal-wrap')].some((one) => one.checkVisibility()), { polling: 100 }));
    },
    text: () => page.evaluate(() => document.body.innerText),
    async downloaded(ending) {
      const until = Date.now() + PATIENCE;
      for (;;) {
        const name = readdirSync(folder).find((one) => one.endsWith(ending) && !taken.has(one));
        if (name) {
          // Out of the way, so that the next of this name is not taken for it.
          mkdirSync(path.join(folder, 'taken'), { recursive: true });
          const to = path.join(folder, 'taken', `${readdirSync(path.join(folder, 'taken')).length} ${name}`);
          renameSync(path.join(folder, name), to);
          return readFileSync(to);
        }
        if (Date.now() > until) throw new Error(`nothing like *${ending} was downloaded, but ${existsSync(folder) ? readdirSync(folder).join('、') : ''}`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    async look(name) {
      const pictures = process.env['ZHINAN_PICTURES'];
      if (pictures) {
        mkdirSync(pictures, { recursive: true });
        await page.screenshot({ path: path.join(pictures, `${name}.png`) });
      }
      troubles.push(...(await barriers(page)).map((barrier) => `${name}: ${barrier}`));
    },
  };

  /** Says what was tried and what was on the page where it did not come about. */
  async function said(what: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (cause) {
      const shown = await person.text().catch(() => '');
      throw new Error(`could not ${what} at ${page.url()}, which shows:\n${shown.slice(0, 3000)}\n${[...troubles, ...refused].join('\n')}`, { cause });
    }
  }
  return person;
}

/** In the page: what bears a name, can be seen, is not switched off, stands still and is covered by nothing. */
function reachable(name: string, within: string, about: string): Element | false {
  const plain = (text: string | null | undefined): string => (text ?? '').replaceAll(/\s/g, '');
  const boxes = [...document.querySelectorAll(within)].filter((box) => about === '' || plain(box.textContent).includes(plain(about)));
  const scopes = about === '' ? boxes : boxes.filter((box) => !boxes.some((inner) => inner !== box && box.contains(inner)));
  for (const scope of scopes) {
    for (const one of scope.querySelectorAll<HTMLElement>('button, a, label, summary, [role=tab], [role=button], [role=menuitem], .ant-select-item-option, .ant-segmented-item')) {
      if (plain(one.textContent) !== plain(name) && plain(one.getAttribute('aria-label')) !== plain(name)) continue;
      if (one.getClientRects().length === 0 || one.matches(':disabled, .ant-btn-loading, .ant-select-item-option-disabled')) continue;
      one.scrollIntoView({ block: 'center', inline: 'nearest' });
      const { left, top, width, height } = one.getBoundingClientRect();
      const over = document.elementFromPoint(left + width / 2, top + height / 2);
      const place = `${left} ${top} ${width} ${height}`;
      const still = one.dataset['stoodAt'] === place;
      one.dataset['stoodAt'] = place;
      if (still && over && (one.contains(over) || over.contains(one))) return one;
    }
  }
  return false;
}

/** In the page: the field of a label, or of that name, that can be seen and reached and stands still. */
function labelled(label: string): Element | false {
  const plain = (text: string | null | undefined): string => (text ?? '').replaceAll(/\s/g, '');
  const byLabel = [...document.querySelectorAll('label')].filter((one) => plain(one.textContent).replace(/[*?]$/, '') === plain(label) || plain(one.firstChild?.textContent) === plain(label)).map((one) => one.control);
  const byName = [...document.querySelectorAll('input, textarea')].filter((one) => plain(one.getAttribute('aria-label')) === plain(label) || plain(one.getAttribute('placeholder')) === plain(label));
  for (const one of [...byLabel, ...byName]) {
    const box = one?.closest('.ant-select') ?? one;
    if (!box || box.getClientRects().length === 0) continue;
    box.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = box.getBoundingClientRect();
    const over = document.elementFromPoint(left + width / 2, top + height / 2);
    const place = `${left} ${top} ${width} ${height}`;
    const still = (box as HTMLElement).dataset['stoodAt'] === place;
    (box as HTMLElement).dataset['stoodAt'] = place;
    if (still && over && (box.contains(over) || over.contains(box))) return box;
  }
  return false;
}
