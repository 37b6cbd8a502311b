import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderBulletin } from '../../src/report/bulletin.js';
import { renderHtml } from '../../src/report/html.js';
import { renderJson } from '../../src/report/json.js';
import { renderSarif } from '../../src/report/sarif.js';
import { renderTerminal } from '../../src/report/terminal.js';
import { renderCheckText } from '../../src/report/text-check.js';
import { sample } from './sample.js';
import { wording } from './sample-rules.js';

const outputs: [string, () => string][] = [
  ['report.html', () => renderHtml(sample, wording)],
  ['report.json', () => renderJson(sample)],
  ['bulletin.md', () => renderBulletin(sample, wording)],
  ['summary.txt', () => renderTerminal(sample, { files: [{ path: 'out/report.html', what: '检查报告' }, { path: 'out/findings.xlsx', what: '问题清单' }] })],
  ['check.txt', () => renderCheckText(sample, wording)],
  ['check.sarif', () => renderSarif(sample, wording)],
];

/** `UPDATE_GOLDEN=1 npx vitest run test/report` writes the files anew; look at the difference before committing it. */
describe('golden outputs of the sample report', () => {
  it.each(outputs)('%s', (name, render) => {
    const file = new URL(`golden/${name}`, import.meta.url);
    const text = render();
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, text);
    expect(text).toBe(readFileSync(file, 'utf8'));
  });

  it.each(outputs)('%s is the same when it is rendered again', (_name, render) => {
    expect(render()).toBe(render());
  });
});
