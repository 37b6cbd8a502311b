import type { CheckResult } from '../check/index.js';
import type { Capture, Side } from '../model/capture.js';
import type { Schemas } from '../schema/index.js';
import { codeVersion } from './code-version.js';
import type { HeldCase, LightCase } from './held-case.js';
import type { KeptValues } from './kept-values.js';
import { sha256 } from './versions.js';

/** What a check rests on besides the case: the code of the rules and of all that they use, and the data that they look up. */
export function checkVersion(schemas: Schemas, ruleVersion: string, reading: string): string {
  return sha256(JSON.stringify([codeVersion('work-thread'), reading, ruleVersion, schemas.versions.schema, schemas.words, schemas.tables, schemas.maintainers]));
}

/** Results of checks by all that they rest on: a case whose guides, entry, links and versions are the same is not compared again. */
export class CheckMemo {
  constructor(private readonly values: KeptValues, private readonly version: string) {}

  /** The result of a case: the one of an earlier check of the same, else of `check`. Where a rule broke, it is tried each time. */
  async result(held: HeldCase, check: () => Promise<CheckResult>): Promise<CheckResult> {
    const key = `check ${sha256(JSON.stringify([this.version, held.light], toDay))}`;
    const before = this.values.cache.get(key);
    if (before !== undefined) return takenNow(JSON.parse(before) as CheckResult, held.light);
    const result = await check();
    if (result.errors.length === 0) this.values.cache.put(key, JSON.stringify(result));
    return result;
  }
}

/** Of a time of taking a check reads the day only (rules and versions of the handbook): the hour makes no other case. */
function toDay(name: string, value: unknown): unknown {
  return name === 'takenAt' && typeof value === 'string' ? value.slice(0, 10) : value;
}

/** An earlier result with the times at which its sides were taken this time. */
function takenNow(result: CheckResult, light: LightCase): CheckResult {
  const captures: [Side, Capture][] = [
    ...light.online.map(({ capture }): [Side, Capture] => ['online', capture]), ...light.offline.map(({ capture }): [Side, Capture] => ['offline', capture]),
    ...(light.handbook ? [['handbook', light.handbook.capture] as [Side, Capture]] : []), ...light.captures.map((capture): [Side, Capture] => [capture.channel, capture]),
  ];
  for (const finding of result.findings) {
    for (const side of ['online', 'offline', 'handbook'] as const) {
      const own = finding.sides[side];
      const taken = own && captures.find(([channel, { capture }]) => channel === side && capture === own.capture)?.[1].takenAt;
      if (own?.takenAt !== undefined && taken !== undefined) own.takenAt = taken;
    }
  }
  return result;
}
