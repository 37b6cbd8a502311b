import axe from 'axe-core';
import type { Page } from 'puppeteer';

/** WCAG 2.1 A and AA. */
const LAW = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] };

/** What axe finds wrong on a page, by rule and place: of the rules that the law asks for, or of all that axe has. */
export async function barriers(page: Page, rules: 'law' | 'all' = 'law'): Promise<string[]> {
  // A colour half-way of what fades in or out is no colour of the page's.
  await page.waitForFunction(() => document.getAnimations().every((one) => one.playState !== 'running' || one.effect?.getComputedTiming().endTime === Infinity), { polling: 200 });
  // A script of the test's own, past the policy that keeps pages from running any.
  const session = await page.createCDPSession();
  await session.send('Runtime.evaluate', { expression: axe.source });
  const { result } = await session.send('Runtime.evaluate', { awaitPromise: true, returnByValue: true, expression: `axe.run(document, ${JSON.stringify(rules === 'law' ? LAW : {})}).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')))` });
  await session.detach();
  return result.value as string[];
}
