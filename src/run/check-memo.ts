import type { CheckResult } from '../check/index.js';
import type { Capture, Side } from '../model/capture.js';
import type { Schemas } from '../schema/index.js';
import type { VocabularyRow } from '../model/vocabulary.js';
import { rules } from '../rules/index.js';
import { applicable, changedRules, replaced, type ChangedRules, type RuleTable } from './changed-rules.js';
import { codeVersion, ruleVersions } from './code-version.js';
import { spanAround, spans, vocabularyTurns, type DaySpan } from './day-span.js';
import { Hashes } from './hashes.js';
import type { HeldCase, LightCase } from './held-case.js';
import type { KeptValues } from './kept-values.js';
import { sha256 } from './versions.js';

/** What a check rests on besides the case and the code of the rules: all other code, and the data that rules look up. */
export function checkVersion(schemas: Schemas, reading: string): string {
  return sha256(JSON.stringify([codeVersion('work-thread'), reading, schemas.versions.schema, schemas.words, schemas.tables, schemas.maintainers]));
}

/** All that reads and compares, the rules among it, with its data; `check`: the version of a check. */
export function engineVersion(check: string): string {
  return sha256(`${check}${JSON.stringify(ruleTable())}`);
}

const ruleTable = (): RuleTable => ruleVersions(rules.map(({ meta }) => meta.id));

/** A result, and from which days on the same case may give another. */
export interface Checked {
  result: CheckResult;
  turns: string[];
}

interface Row {
  span: DaySpan;
  /** Hash of the table of the rules that ran. */
  rules: string;
  result: CheckResult;
}

/**
 * Results of checks by all that they rest on: a case whose guides, entry, links and versions are the same is not compared again. The
 * day and the bytes are no part of it, the values are: on another day, and of a page whose counter has turned, the result is the same.
 * Where a rule changed, that rule runs on the cases that have its sides, and the others' findings stand.
 */
export class CheckMemo {
  private readonly turns: string[];
  private readonly tableHash: string;
  private readonly changes = new Map<string, ChangedRules | undefined>();

  /** @param since when the run began: what was taken later was taken now */
  constructor(private readonly values: KeptValues, private readonly version: string, vocabulary: readonly VocabularyRow[], private readonly since: string, private readonly table: RuleTable = ruleTable()) {
    this.turns = vocabularyTurns(vocabulary);
    this.tableHash = sha256(JSON.stringify(table));
    const key = `rules ${this.tableHash}`;
    if (values.cache.get(key) === undefined) values.cache.put(key, JSON.stringify(table));
  }

  /** The result of a case: the one of an earlier check of the same, else of `check`. Where a rule broke, it is tried each time. */
  async result(held: HeldCase, check: (rules?: readonly string[]) => Promise<Checked>): Promise<CheckResult> {
    const { light } = held;
    const hashes = new Hashes(hashesOf(light));
    const days = this.daysOf(light);
    const key = `check ${sha256(`${this.version}${hashes.named(JSON.stringify({ ...light, context: { ...light.context, day: '' } }, (name, value: unknown) => (this.isNow(name, value) ? '' : value)))}`)}`;
    const text = this.values.cache.get(key);
    const before = text === undefined ? undefined : (JSON.parse(hashes.restored(text)) as Row);
    const usable = before && spans(before.span, days) ? before : undefined;
    if (usable?.rules === this.tableHash) {
      held.span = usable.span;
      return takenNow(usable.result, light);
    }
    const changed = usable && this.changedSince(usable.rules);
    const { result, span } = usable && changed ? await this.rerun(usable, changed, light, days, check) : await this.anew(days, check);
    if (result.errors.length > 0 || !span) return result;
    held.span = span;
    this.values.cache.put(key, hashes.named(JSON.stringify({ span, rules: this.tableHash, result } satisfies Row)));
    return result;
  }

  private async anew(days: readonly string[], check: (rules?: readonly string[]) => Promise<Checked>, some?: readonly string[]): Promise<{ result: CheckResult; span?: DaySpan }> {
    const { result, turns } = await check(some);
    const span = spanAround(days, [...this.turns, ...turns]);
    return { result, ...(span ? { span } : {}) };
  }

  /** An earlier result in which the changed rules speak anew; a case that has not their sides is not even looked at. */
  private async rerun(before: Row, changed: ChangedRules, light: LightCase, days: readonly string[], check: (rules?: readonly string[]) => Promise<Checked>): Promise<{ result: CheckResult; span?: DaySpan }> {
    if (!applicable(changed.run, light)) return { result: takenNow(replaced(before.result, { ...changed, run: [] }, undefined), light), span: before.span };
    const { result, span } = await this.anew(days, check, changed.run.map(({ meta }) => meta.id));
    return { result: replaced(takenNow(before.result, light), changed, result), ...(span ? { span } : {}) };
  }

  private changedSince(hash: string): ChangedRules | undefined {
    if (!this.changes.has(hash)) {
      const text = this.values.cache.get(`rules ${hash}`);
      this.changes.set(hash, text === undefined ? undefined : changedRules(rules, this.table, JSON.parse(text) as RuleTable));
    }
    return this.changes.get(hash);
  }

  private isNow(name: string, value: unknown): boolean {
    return name === 'takenAt' && typeof value === 'string' && value >= this.since;
  }

  /** The days that a check of the case may read: today's, and those on which its sides were taken now. */
  private daysOf(light: LightCase): string[] {
    const taken = capturesOf(light).flatMap(([, { takenAt }]) => (takenAt !== undefined && takenAt >= this.since ? [takenAt.slice(0, 10)] : []));
    return [...new Set([...(light.context.day === undefined ? [] : [light.context.day]), ...taken])];
  }
}

function capturesOf(light: LightCase): [Side, Capture][] {
  return [
    ...light.online.map(({ capture }): [Side, Capture] => ['online', capture]), ...light.offline.map(({ capture }): [Side, Capture] => ['offline', capture]),
    ...(light.handbook ? [['handbook', light.handbook.capture] as [Side, Capture]] : []), ...light.captures.map((capture): [Side, Capture] => [capture.channel, capture]),
  ];
}

/** The hashes of bytes that stand in a case and, as places, in what is said of it. */
function hashesOf(light: LightCase): string[] {
  return [...[...light.online, ...light.offline].map(({ snapshot }) => snapshot), ...(light.handbook ? [light.handbook.snapshot] : []), ...capturesOf(light).flatMap(([, { sha256: hash }]) => hash ?? [])];
}

/** An earlier result with the times at which its sides were taken this time. */
function takenNow(result: CheckResult, light: LightCase): CheckResult {
  const captures = capturesOf(light);
  for (const finding of result.findings) {
    for (const side of ['online', 'offline', 'handbook'] as const) {
      const own = finding.sides[side];
      const taken = own && captures.find(([channel, { capture }]) => channel === side && capture === own.capture)?.[1].takenAt;
      if (own?.takenAt !== undefined && taken !== undefined) own.takenAt = taken;
    }
  }
  return result;
}
