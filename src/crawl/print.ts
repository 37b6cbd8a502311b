import { launchArguments } from './browser.js';
import { findBrowser } from './chromium.js';

const LONGEST = 120_000;
const FOOTER = '<div style="width:100%;font-size:9px;text-align:center;color:#444">第 <span class="pageNumber"></span> 页，共 <span class="totalPages"></span> 页</div>';

/** Prints a page of our own that needs nothing from outside as PDF (A4, pages numbered), or says in Chinese why that was not possible. */
export async function printPdf(html: string, executablePath?: string): Promise<Uint8Array | string> {
  const path = findBrowser(executablePath);
  if (path === undefined) return '没有找到浏览器，未生成 PDF；可安装 Chromium 后重试，或用 Word、WPS 打开 Word 文件另存为 PDF。';
  const { default: puppeteer } = await import('puppeteer');
  let browser;
  try {
    browser = await puppeteer.launch({ executablePath: path, headless: true, args: launchArguments(true), protocolTimeout: LONGEST });
  } catch (error) {
    return `浏览器未能启动，未生成 PDF：${(error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? ''}`;
  }
  try {
    const page = await browser.newPage();
    await page.setJavaScriptEnabled(false);
    await page.setContent(html, { waitUntil: 'load', timeout: LONGEST });
    return await page.pdf({ preferCSSPageSize: true, printBackground: true, displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate: FOOTER, timeout: LONGEST });
  } finally {
    await browser.close();
  }
}
