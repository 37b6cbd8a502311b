import { hash } from 'node:crypto';
import PQueue from 'p-queue';
import type { Browser } from 'puppeteer';
import type { Outcome } from '../model/capture.js';
import { findBrowser } from './chromium.js';
import { shanghaiTime } from '../model/shanghai-time.js';
import type { Session } from './session.js';
import { PartCache, type DrawJob, type TabRequests } from './tab-requests.js';
import { Tab, UnresponsivePage, type TabState } from './tab.js';
import type { RenderedPage, SubRequest } from './types.js';

/** A page that was drawn, or why it was not. */
export interface Drawn {
  page?: RenderedPage;
  html: string;
  holds: boolean;
  final: URL;
  /** Chinese, without a final stop: what kept the page from showing its data. */
  trouble?: string;
  /** Outcome of the request on which the page's data hung. */
  cause?: Outcome;
}

type Launch = () => Promise<Browser>;

/** Starts a browser, or says in Chinese why there is none. */
export async function startRenderer(session: Session): Promise<Renderer | string> {
  const { browser, onProgress } = session.settings;
  if (!browser.enabled) return '按设置未使用浏览器';
  const path = findBrowser(browser.executablePath);
  if (path === undefined) return '没有找到浏览器';
  try {
    const { default: puppeteer } = await import('puppeteer');
    const launch: Launch = () => puppeteer.launch({
      executablePath: path, headless: true, args: launchArguments(false),
      handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false, protocolTimeout: 180_000,
      // A browser at the end of a pipe ends with us, however we end.
      pipe: true,
    });
    const renderer = new Renderer(session, launch);
    await renderer.ready();
    return renderer;
  } catch (error) {
    const message = `浏览器未能启动：${(error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? ''}`;
    onProgress?.({ type: 'browser', message });
    return message;
  }
}

/** The browser is cut off from every network, name and address alike: requests are answered by us or not at all. */
export function launchArguments(images: boolean): string[] {
  const asRoot = process.getuid?.() === 0;
  return [
    ...(asRoot ? ['--no-sandbox'] : []),
    '--host-resolver-rules=MAP * ~NOTFOUND', '--proxy-server=http://127.0.0.1:1', '--proxy-bypass-list=<-loopback>',
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp', '--disable-background-networking', '--disable-component-update',
    '--disable-dev-shm-usage', '--disable-gpu', '--disable-extensions', '--no-first-run', '--mute-audio', '--lang=zh-CN', // Pages that are read and not looked at need no thread of their own to put their layers together: a fifth less time a page.
    ...(images ? [] : ['--blink-settings=imagesEnabled=false', '--disable-threaded-compositing']),
  ];
}

/** A browser with one tab; replaced by a fresh one after so many pages. */
interface Desk {
  browser: Browser;
  tab: Tab;
  begun: number;
}

/**
 * Draws pages in reused browsers, a few at a time. Each tab has a browser of its own, so that pages drawn at the same time share
 * nothing: apart in one browser (a context each) they would cost a third more of the processor's time.
 */
export class Renderer {
  private readonly queue: PQueue;
  private readonly cache = new PartCache();
  private readonly idle: Desk[] = [];
  private readonly open = new Set<Browser>();
  private closed = false;

  constructor(private readonly session: Session, private readonly launch: Launch) {
    this.queue = new PQueue({ concurrency: Math.max(1, session.settings.browser.tabs) });
  }

  async ready(): Promise<void> {
    this.idle.push(await this.openDesk());
  }

  /** Never rejects. */
  render(job: DrawJob): Promise<Drawn> {
    return this.queue.add(async () => {
      const none: Drawn = { html: '', holds: false, final: job.url };
      for (let attempt = 1; attempt <= 2 && !this.closed; attempt += 1) {
        try {
          return this.drawn(await this.inTab(job), job);
        } catch (error) {
          if (error instanceof UnresponsivePage) return { ...none, trouble: '页面脚本一直不停，浏览器无法读取' };
          none.trouble = `浏览器未能显示该页：${error instanceof Error ? error.message.split('\n', 1)[0] ?? '' : String(error)}`;
        }
      }
      return none;
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    this.queue.clear();
    await Promise.all([...this.open].map((browser) => this.end(browser)));
  }

  private async inTab(job: DrawJob): Promise<TabState> {
    const { timeout, recycleAfter } = this.session.settings.browser;
    const desk = await this.takeDesk();
    desk.begun += 1;
    try {
      const state = await desk.tab.draw(job, timeout);
      if (desk.begun < recycleAfter) this.idle.push(desk);
      else void this.end(desk.browser);
      return state;
    } catch (error) {
      // A browser whose tab failed is not trusted again.
      void this.end(desk.browser);
      throw error;
    }
  }

  private async takeDesk(): Promise<Desk> {
    for (let desk = this.idle.pop(); desk; desk = this.idle.pop()) if (desk.browser.connected) return desk;
    return this.openDesk();
  }

  private async openDesk(): Promise<Desk> {
    const browser = await this.launch();
    this.open.add(browser);
    try {
      if (this.closed) throw new Error('closed');
      const [page = await browser.newPage()] = await browser.pages();
      return { browser, tab: await Tab.open(page, this.session, this.cache), begun: 0 };
    } catch (error) {
      void this.end(browser);
      throw error;
    }
  }

  private async end(browser: Browser): Promise<void> {
    this.open.delete(browser);
    await browser.close().catch(() => undefined);
  }

  private drawn(state: TabState, job: DrawJob): Drawn {
    // With the mark the bytes are UTF-8 whatever the page's own meta says.
    const bytes = Buffer.from(`\ufeff<!DOCTYPE html>\n${state.html}`, 'utf8');
    const why = state.holds ? undefined : hindrance(state.requests, job.url.host);
    return {
      html: state.html, holds: state.holds,
      final: URL.canParse(state.href) ? new URL(state.href) : job.url,
      page: { bytes, sha256: hash('sha256', bytes), takenAt: shanghaiTime(this.session.settings.now()), requests: state.requests.seen },
      ...(why ? { trouble: why.text, ...(why.cause ? { cause: why.cause } : {}) } : {}),
    };
  }
}

/** The request on which a page without data most likely hung: data of the page's own host before all others. */
function hindrance(requests: TabRequests, own: string): { text: string; cause?: Outcome } | undefined {
  const host = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);
  const isData = (type: string): boolean => type === 'xhr' || type === 'fetch' || type === 'document';
  const failed = requests.seen.filter((each) => (each.refused !== undefined && each.refused !== 'skipped') || (each.status ?? 0) >= 400);
  const first = failed.find((each) => isData(each.type) && host(each.url) === own) ?? failed.find((each) => isData(each.type)) ?? failed.find((each) => each.type === 'script');
  if (!first) return requests.pending > 0 ? { text: '取数未在规定时间内完成', cause: 'timeout' } : undefined;
  const [text, cause] = trouble(first, host(first.url));
  return isData(first.type) ? { text, cause } : { text };
}

function trouble({ refused, status = 0 }: SubRequest, host: string): [string, Outcome] {
  if (refused === 'not-allowed') return [`页面要从 ${host} 取数，该网站不在允许抓取之列，确需的请用 --allow-host 指明`, 'not-allowed'];
  if (refused === 'disallowed') return ['取数地址为 robots.txt 所不许', 'disallowed'];
  if (refused === 'timeout') return ['取数超时', 'timeout'];
  if (refused === 'too-large') return ['取到的数据超过大小上限', 'too-large'];
  if (refused !== undefined) return ['取数时连接中断', 'network'];
  const text = `取数地址返回状态码 ${status}`;
  if (status === 404 || status === 410) return [text, 'not-found'];
  if (status === 429) return [text, 'rate-limited'];
  return [text, status === 401 || status === 403 ? 'forbidden' : 'unavailable'];
}
