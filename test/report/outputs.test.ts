import { describe, expect, it } from 'vitest';
import { renderBulletin } from '../../src/report/bulletin.js';
import { renderJson } from '../../src/report/json.js';
import { renderSarif } from '../../src/report/sarif.js';
import { renderTerminal } from '../../src/report/terminal.js';
import { renderCheckText } from '../../src/report/text-check.js';
import { displayWidth } from '../../src/report/width.js';
import type { Finding } from '../../src/model/finding.js';
import type { Report } from '../../src/model/report.js';
import { HOSTILE, hostileReport } from './hostile.js';
import { sample } from './sample.js';
import { wording } from './sample-rules.js';

interface Sarif {
  version: string;
  runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; ruleIndex: number; kind: string; level: string; locations?: { physicalLocation?: { artifactLocation: { uri: string }; region?: object } }[] }[] }[];
}

describe('report.json', () => {
  it('is the same for every order of keys, and ends its line', () => {
    const shuffled = JSON.parse(JSON.stringify(sample)) as Report;
    const turned = Object.fromEntries(Object.entries(shuffled).reverse()) as unknown as Report;
    turned.findings = turned.findings.map((finding) => Object.fromEntries(Object.entries(finding).reverse()) as unknown as Finding);
    expect(renderJson(turned)).toBe(renderJson(sample));
    expect(renderJson(sample).endsWith('}\n')).toBe(true);
    expect(JSON.parse(renderJson(sample))).toEqual(JSON.parse(JSON.stringify(sample)));
  });
});

describe('SARIF', () => {
  const log = JSON.parse(renderSarif(sample, wording)) as Sarif;
  const [run] = log.runs;
  it('has a result a finding, each of a rule that is described', () => {
    expect(log.version).toBe('2.1.0');
    expect(run?.results.length).toBe(sample.findings.length);
    for (const result of run?.results ?? []) expect(run?.tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
  });
  it('never gives a level to what a person has to look at', () => {
    for (const result of run?.results ?? []) expect(result.kind === 'review').toBe(result.level === 'none');
    expect(run?.results.filter((result) => result.kind === 'review').length).toBe(2);
  });
  it('names files as encoded references and text places as regions', () => {
    const uris = (run?.results ?? []).flatMap((result) => result.locations ?? []).map((location) => location.physicalLocation);
    for (const physical of uris) expect(physical?.artifactLocation.uri).toMatch(/^[\x21-\x7e]+$/);
    expect(uris.find((physical) => physical?.region !== undefined)?.region).toEqual({ startLine: 12, startColumn: 3, endLine: 12, endColumn: 9 });
  });
});

describe('bulletin.md', () => {
  const text = renderBulletin(sample, wording, { from: '2018-09-06T00:00:00+08:00', to: '2018-09-12T23:59:59+08:00' });
  it('has the layout of a 通报 and leaves to people what is theirs', () => {
    expect(text).toContain('# 关于××期全区办事指南线上线下一致性抽查情况的通报（9月6日—9月12日）');
    const heads = [...text.matchAll(/^## (.*)$/gm)].map((match) => match[1]);
    expect(heads).toEqual(['一、总体情况', '二、主要问题', '三、单位情况', '四、整改要求', '附件1　单位统计表', '附件2　疑似问题清单', '附件3　复核与撤销情况', '附件4　上期整改情况']);
    expect(text).toContain('请于　　月　　日前');
  });
  it('keeps its tables whole', () => {
    for (const hostile of HOSTILE) {
      for (const block of renderBulletin(hostileReport(hostile), wording).split('\n\n').filter((part) => part.startsWith('|'))) {
        const widths = block.split('\n').map((line) => line.replace(/\\\\/g, '').replace(/\\\|/g, '').split('|').length);
        expect(new Set(widths).size).toBe(1);
      }
    }
  });
  it('ranks units only where enough items were compared', () => {
    const scores = sample.scores.map((card) => (card.department === '区城管局' ? { ...card, checked: 6 } : card));
    expect(renderBulletin({ ...sample, scores }, wording)).toContain('问题较多的单位：区城管局（可比对事项 6 个');
    expect(text).toContain('不作排名');
  });
  it('reads when nothing was found', () => {
    const empty = renderBulletin({ ...sample, findings: [], coverage: [], problems: [], scores: [] }, wording);
    expect(empty).toContain('本期未发现疑似问题');
    expect(empty).not.toMatch(/NaN|undefined/);
  });
});

describe('terminal', () => {
  it('aligns the table of units', () => {
    const lines = renderTerminal(sample).split('\n');
    const start = lines.findIndex((line) => line.startsWith('单位情况'));
    const rows = lines.slice(start + 1, start + 8);
    expect(new Set(rows.map(displayWidth)).size).toBe(1);
  });
  it('has no colours unless asked', () => {
    expect(renderTerminal(sample)).not.toContain('\u001b');
    expect(renderTerminal(sample, { colour: true })).toContain('\u001b[1m');
  });
  it.each(HOSTILE)('lets %j steer nothing', (text) => {
    for (const output of [renderTerminal(hostileReport(text)), renderCheckText(hostileReport(text), wording)]) {
      expect([...output].filter((sign) => sign !== '\n' && (sign < ' ' || sign === '\u007f'))).toEqual([]);
    }
  });
});

describe('precheck as text', () => {
  it('says when nothing was found', () => {
    const clean: Report = { ...sample, run: { ...sample.run, checked: sample.run.items }, findings: [], notices: [], coverage: sample.coverage.filter((row) => row.outcome === 'ok') };
    expect(renderCheckText(clean, wording)).toMatch(/^共检查 \d+ 个文件，没有发现问题。\n$/);
  });
  it('does not count files that were not read as checked', () => {
    const half: Report = { ...sample, run: { ...sample.run, items: 3, checked: 1 }, findings: [], notices: [], coverage: [] };
    expect(renderCheckText(half, wording)).toBe('共检查 1 个文件，没有发现问题，另有 2 个文件没有读出，未检查。\n');
  });
  it('groups by file and names the place', () => {
    const text = renderCheckText(sample, wording);
    expect(text).toContain('区市场监管局/食品经营许可（新办）.md\n  第12行第3列  严重    A19  承诺时限长于手册\n');
  });
});
