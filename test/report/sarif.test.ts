import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, it } from 'vitest';
import { renderSarif } from '../../src/report/sarif.js';
import { HOSTILE, hostileReport } from './hostile.js';
import { sample } from './sample.js';
import { wording } from './sample-rules.js';

const ajv = new Ajv2020({ allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(new URL('sarif-subset.schema.json', import.meta.url), 'utf8')) as object);

const reports: [string, typeof sample][] = [['the sample', sample], ['no findings', { ...sample, findings: [] }], ...HOSTILE.map((text, index): [string, typeof sample] => [`hostile text ${index + 1}`, hostileReport(text)])];

it.each(reports)('SARIF of %s is valid', (_name, report) => {
  validate(JSON.parse(renderSarif(report, wording)));
  expect(validate.errors).toBeNull();
});

it('describes every rule so that a person knows why and what to do', () => {
  const log = JSON.parse(renderSarif(sample, wording)) as { runs: { tool: { driver: { rules: { help?: { text: string }; defaultConfiguration?: { level: string } }[] } } }[] };
  for (const rule of log.runs[0]?.tool.driver.rules ?? []) {
    expect(rule.help?.text).toMatch(/^怎么办：.+\n为什么：.+\n依据：/);
    expect(['error', 'warning', 'note']).toContain(rule.defaultConfiguration?.level);
  }
});

it('says that a precheck was incomplete where a file was not read', () => {
  const log = (report: typeof sample) => JSON.parse(renderSarif(report, wording)) as { runs: { invocations: { executionSuccessful: boolean }[] }[] };
  const whole = { ...sample, coverage: [], run: { ...sample.run, items: 3, checked: 3 } };
  expect(log(whole).runs[0]?.invocations[0]?.executionSuccessful).toBe(true);
  expect(log({ ...whole, run: { ...whole.run, checked: 2 } }).runs[0]?.invocations[0]?.executionSuccessful).toBe(false);
});

it.each([
  ['指南/a b.docx', '%E6%8C%87%E5%8D%97/a%20b.docx'], ['a\\b.docx', 'a/b.docx'], ['/home/指南.docx', 'file:///home/%E6%8C%87%E5%8D%97.docx'],
  ['D:\\报备\\指南.docx', 'file:///D:/%E6%8A%A5%E5%A4%87/%E6%8C%87%E5%8D%97.docx'], ['\\\\nas\\共享\\a.md', 'file://nas/%E5%85%B1%E4%BA%AB/a.md'],
])('names the file %s so that every reader finds it', (file, uri) => {
  const findings = sample.findings.map((finding) => ({ ...finding, sides: Object.fromEntries(Object.entries(finding.sides).map(([side, source]) => [side, { ...source, file }])) }));
  const log = JSON.parse(renderSarif({ ...sample, findings }, wording)) as { runs: { results: { locations?: { physicalLocation?: { artifactLocation: { uri: string } } }[] }[] }[] };
  const uris = log.runs[0]?.results.flatMap((result) => result.locations?.map((one) => one.physicalLocation?.artifactLocation.uri) ?? []) ?? [];
  expect(new Set(uris)).toEqual(new Set([uri]));
});
