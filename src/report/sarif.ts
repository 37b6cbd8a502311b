import type { Severity } from '../model/element.js';
import type { Finding, FindingSide } from '../model/finding.js';
import type { Place } from '../model/place.js';
import type { Report } from '../model/report.js';
import { explanation } from './explain.js';
import type { Wording } from './labels.js';
import { findingTitle, remedy, ruleOf, sideName, SIDES } from './labels.js';
import { placesInWords } from './places.js';
import { ownSide } from './text-check.js';

const LEVELS: Record<Severity, 'error' | 'warning' | 'note'> = { 严重: 'error', 较重: 'error', 一般: 'warning', 提示: 'note' };

/**
 * A precheck as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/). What a machine cannot tell is `kind: review`, whose level
 * must be `none`. Columns count UTF-16 units.
 */
export function renderSarif(report: Report, wording: Wording): string {
  const numbers = [...new Set(report.findings.map((finding) => finding.number))].sort();
  const rules = numbers.map((number) => {
    const finding = report.findings.find((one) => one.number === number);
    const rule = finding === undefined ? undefined : ruleOf(finding, wording);
    return {
      id: number,
      ...(rule !== undefined && {
        name: rule.id, shortDescription: { text: rule.title }, fullDescription: { text: rule.why },
        help: { text: `怎么办：${rule.fix}\n为什么：${rule.why}\n依据：${rule.basis}` },
        defaultConfiguration: { level: levelOf(number, report.findings) }, properties: { basis: rule.basis, rule: rule.id },
      }),
    };
  });
  const results = report.findings.map((finding) => result(finding, numbers, wording));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'zhinan', fullName: '指南针', version: report.run.versions.tool, language: 'zh-CN', rules } },
      columnKind: 'utf16CodeUnits',
      invocations: [{
        executionSuccessful: report.run.checked === report.run.items && report.coverage.every((row) => row.outcome === 'ok' || row.channel === 'handbook' || row.outcome === 'not-captured'),
        toolExecutionNotifications: report.notices.map((notice) => ({ level: 'warning', message: { text: `${notice.where}：${notice.message}` } })),
      }],
      results,
    }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** A rule's level: that of its gravest finding here. */
function levelOf(number: string, findings: readonly Finding[]): string {
  const levels = findings.filter((finding) => finding.number === number).map((finding) => LEVELS[finding.severity]);
  return (['error', 'warning'] as const).find((level) => levels.includes(level)) ?? 'note';
}

function result(finding: Finding, numbers: readonly string[], wording: Wording): object {
  const own = ownSide(finding);
  const others = SIDES.flatMap((side, index) => {
    const source = finding.sides[side];
    if (source === undefined || side === own?.side) return [];
    return [{ id: index, message: { text: `${sideName(side)}：${source.text ?? source.raw}` }, ...location(source) }];
  });
  return {
    ruleId: finding.number,
    ruleIndex: numbers.indexOf(finding.number),
    ...(finding.verdict === 'fail' ? { kind: 'fail', level: LEVELS[finding.severity] } : { kind: 'review', level: 'none' }),
    message: { text: `${findingTitle(finding, wording)}。${explanation(finding)}${remedy(finding, wording)}` },
    ...(own !== undefined && { locations: [location(own.source)] }),
    ...(others.length > 0 && { relatedLocations: others }),
    partialFingerprints: { 'finding/v1': finding.fingerprint },
    properties: { severity: finding.severity, item: finding.item, itemName: finding.itemName, element: finding.element, ...(finding.key !== undefined && { key: finding.key }) },
  };
}

function location(source: FindingSide): object {
  const uri = source.file === undefined ? source.url : fileUri(source.file);
  const words = placesInWords(source.at);
  const place = Array.isArray(source.at) ? source.at[0] : source.at;
  const region = place === undefined || place === null ? undefined : regionOf(place);
  return {
    ...(uri !== undefined && { physicalLocation: { artifactLocation: { uri }, ...(region !== undefined && { region }) } }),
    ...(words !== '' && { logicalLocations: [{ fullyQualifiedName: words }] }),
  };
}

function regionOf(place: Place): object | undefined {
  if (place.kind !== 'text') return undefined;
  return { startLine: place.line, startColumn: place.column, endLine: place.endLine, endColumn: place.endColumn };
}

/**
 * A path as a URI reference: `/` between parts, every part percent-encoded. A lone surrogate, which has no encoding, becomes `�`.
 * An absolute path is a `file:` URI: a reference that begins with a slash combines with no base.
 */
function fileUri(path: string): string {
  const [, drive = '', rest = ''] = /^([A-Za-z]:(?=[/\\]))?(.*)$/su.exec(path.toWellFormed()) ?? [];
  const encoded = rest.split(/[/\\]/).map(encodeURIComponent).join('/');
  if (drive !== '') return `file:///${drive}${encoded}`;
  if (!encoded.startsWith('/')) return encoded;
  return encoded.startsWith('//') ? `file:${encoded}` : `file://${encoded}`;
}
