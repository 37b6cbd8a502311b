import { createHash } from 'node:crypto';
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { load } from 'cheerio';
import { renderHtml } from '../../src/report/html.js';
import { STYLES } from '../../src/report/html/styles.js';
import { HOSTILE, hostileReport } from './hostile.js';
import { sample } from './sample.js';
import { wording } from './sample-rules.js';

const html = renderHtml(sample, wording);
const $ = load(html);

describe('report.html', () => {
  it('is well formed', () => {
    const errors: string[] = [];
    parse(html, { onParseError: (error) => errors.push(error.code) });
    expect(errors).toEqual([]);
  });

  it('asks nothing of any server', () => {
    expect($('link, img, iframe, object, embed, video, audio, source, form[action]').length).toBe(0);
    expect(STYLES).not.toMatch(/url\(|@import/);
    const script = $('script');
    expect(script.length).toBe(1);
    expect(script.attr('src')).toBeUndefined();
    const hash = createHash('sha256').update(script.text()).digest('base64');
    const policy = $('meta[http-equiv="Content-Security-Policy"]').attr('content') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src 'sha256-${hash}'`);
  });

  it('has every finding once, each with an anchor that the contents and problems lead to', () => {
    expect($('[data-finding]').length).toBe(sample.findings.length);
    const ids = $('[id]').toArray().map((node) => $(node).attr('id'));
    expect(new Set(ids).size).toBe(ids.length);
    for (const node of $('a[href^="#"]').toArray()) expect(ids).toContain($(node).attr('href')?.slice(1));
  });

  it('puts coverage before figures, units and findings', () => {
    expect($('main > section').toArray().map((node) => $(node).attr('id'))).toEqual(['coverage', 'figures', 'units', 'findings', 'doubts', 'unstated', 'notices', 'evidence']);
  });

  it('says that it is a draft', () => {
    const text = $('body').text();
    for (const words of ['初稿，未经初核，不作为扣分依据', '疑似问题', '拟扣分', '示例规则，待区跑改办核定']) expect(text).toContain(words);
  });

  it('prints no identifier that is not for people', () => {
    const body = $('body').clone();
    body.find('script, style').remove();
    const text = body.text();
    for (const finding of sample.findings) {
      expect(text).not.toContain(finding.rule);
      expect(text).not.toContain(finding.fingerprint);
      expect(text).not.toContain(finding.element);
    }
    expect(text).not.toMatch(/置信区间|online-|offline-|cannot-tell|nth-of-type|\d{4}-W\d\d/);
    body.find('#evidence').remove();
    expect(body.text()).not.toMatch(/[0-9a-f]{40}/);
  });

  it('shows the sides next to each other, the deviating one painted as the error', () => {
    const card = $('[data-finding]').filter((_, node) => $(node).find('h5').text().includes('承诺时限长于手册'));
    expect(card.find('.sides thead th').toArray().map((node) => $(node).text())).toEqual(['手册标准', '线上', '线下']);
    const cells = card.find('.sides td.text');
    expect(cells.eq(1).find('mark:not(.ref)').text()).toBe('15');
    expect(cells.eq(0).find('mark.ref').text()).toBe('8');
    expect(card.find('.from').text()).toContain('第12行第3列');
    expect(card.find('.from').text()).toContain('取证时间：2018年9月12日 09:10');
    expect(card.find('.from a').attr('href')).toMatch(/^https:\/\/zwfw\.yunxi\.example\//);
  });

  it('shows a long text around its change and keeps the whole', () => {
    const card = $('[data-finding]').filter((_, node) => $(node).find('h5').text().includes('擅自增设受理条件'));
    const cell = card.find('.sides td.text').eq(2);
    expect(cell.find('details').text()).toContain('申请人应当同时具备以下条件');
    cell.find('details').remove();
    expect(cell.text()).toContain('（五）申请人须具有本区户籍。');
    expect(cell.text().length).toBeLessThan(120);
  });

  it('calls what it cannot tell no failure', () => {
    const doubts = $('#doubts').text();
    expect(doubts).toContain('承诺办结时限待核实');
    expect(doubts).not.toContain('承诺时限长于手册');
    expect(doubts).toContain('不扣分（待人工核实）');
  });

  it.each(HOSTILE)('holds %j as text', (text) => {
    const bad = renderHtml(hostileReport(text), wording);
    const page = load(bad);
    expect(page('script').length).toBe(1);
    expect(page('style').length).toBe(1);
    expect(page('img').length).toBe(0);
    expect(bad).not.toContain('href="javascript');
    for (const node of page('*').toArray()) {
      for (const name of Object.keys('attribs' in node ? node.attribs : {})) expect(name).not.toMatch(/^on/);
    }
    expect(page('[data-finding]').length).toBe(sample.findings.length);
  });

  it('is readable when nothing was found', () => {
    const empty = renderHtml({ ...sample, findings: [], coverage: [], problems: [], unstated: [], scores: [], notices: [] }, wording);
    expect(empty).toContain('没有发现疑似问题');
    expect(empty).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe('colours', () => {
  const luminance = (hex: string): number => {
    const digits = hex.length === 4 ? hex.slice(1).replace(/./g, '$&$&') : hex.slice(1);
    const [r = 0, g = 0, b = 0] = [0, 2, 4].map((start) => {
      const value = Number.parseInt(digits.slice(start, start + 2), 16) / 255;
      return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: string, b: string): number => {
    const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  it.each([
    ['#1b1b1b', '#fff'], ['#4a4a4a', '#fff'], ['#4a4a4a', '#f3f4f6'], ['#0b4f9e', '#fff'], ['#8c1d18', '#fff'], ['#fff', '#a3160f'], ['#fff', '#8a4600'],
    ['#fff', '#1a5799'], ['#fff', '#555'], ['#6b0f00', '#ffe08a'], ['#1b1b1b', '#e6e9ee'],
  ])('%s on %s reads well (AA)', (ink, paper) => {
    expect(STYLES).toContain(ink);
    expect(contrast(ink, paper)).toBeGreaterThanOrEqual(4.5);
  });
});
