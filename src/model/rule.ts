import type { Comparison } from './comparison.js';
import type { Case } from './case.js';
import type { Side } from './capture.js';
import type { Severity } from './element.js';
import type { Field } from './field.js';

export type Relation = 'online-offline' | 'online-handbook' | 'offline-handbook' | 'quality';

export type MarkVerdict = 'pass' | 'fail' | 'cannot-tell' | 'not-applicable' | 'error';

/** A side of a mark: the field that stands there, or its absence (“无此材料”). */
export interface MarkSide {
  field?: Field;
  /** Shown where there is no field. */
  absent?: string;
  /** Which capture of the side. */
  capture: string;
}

/** What a rule says of one element (and key) of a case. Only `fail` is an accusation. */
export interface Mark {
  verdict: MarkVerdict;
  relation: Relation;
  element: string;
  /** Material, step or phone meant; a canonical name, never an index. */
  key?: string;
  /** How a report names the key where the canonical name is not fit to be read; never part of a fingerprint. */
  keyLabel?: string;
  /** Name of the message of the rule's metadata. */
  messageId: string;
  data: Record<string, string>;
  sides: Partial<Record<Side, MarkSide>>;
  /** Which side is wrong, as far as the rule can know. */
  fault?: Side;
  /** Coarse class of the defect, the same in A and B rules: `differs`, `extra`, `missing`, `renamed`. */
  defect: string;
  comparison?: Comparison;
  /** Overrides the rule's severity, for example where the guide is better than the standard. */
  severity?: Severity;
}

export type RuleGroup = 'A' | 'B' | 'C' | 'D';

export interface RuleMeta {
  /** Kebab-case identifier, equal to the path below `rules/standard`, `rules/channel` or `rules/quality` of the catalogue; never printed for users. */
  id: string;
  /** Short number for paper and pages: A09. */
  number: string;
  group: RuleGroup;
  title: string;
  failTitle: string;
  why: string;
  /** Legal or other source, as far as it was verified. */
  basis: string;
  fix: string;
  /** Elements it judges. */
  elements: string[];
  needs: Side[];
  severity: Severity;
  lifecycle: 'trial' | 'stable' | 'retired';
  /** messageId → Chinese sentence with {{data}}. */
  messages: Record<string, string>;
  examples: RuleExample[];
}

/** A small case in Markdown per side and what the rule says of it; shown in the documentation and run as a test. */
export interface RuleExample {
  title: string;
  online?: string;
  offline?: string;
  handbook?: string;
  /** What the rule knows besides the texts, one Chinese sentence, and the same as data of the case. */
  given?: string;
  facts?: Partial<Pick<Case, 'links' | 'calls' | 'forms' | 'handbookGap'>>;
  /** Expected verdict of the rule: `fail` if any mark fails, else `cannot-tell` if any, else `pass`. */
  expect: MarkVerdict;
}

export interface Rule {
  meta: RuleMeta;
  check(subject: Case, kit: RuleKit): Iterable<Mark>;
  /** Days (ISO) from which on it may say otherwise of the same case, beside those that the schemas' data name; absent: it reads no day. */
  turns?(subject: Case, kit: RuleKit): Iterable<string>;
}

/** What the check room hands to rules besides the case; built by `check/`, typed there to keep rules pure. */
export type { RuleKit } from './kit.js';
import type { RuleKit } from './kit.js';
