import type { Side } from '../../src/model/capture.js';
import type { Case, CapturedGuide } from '../../src/model/case.js';
import type { Guide } from '../../src/model/guide.js';
import type { Mark, MarkVerdict, Relation, Rule, RuleGroup } from '../../src/model/rule.js';
import type { RuledMark } from '../../src/check/run-rules.js';

const SIDES: Record<Relation, Side[]> = {
  'online-offline': ['online', 'offline'],
  'online-handbook': ['online', 'handbook'],
  'offline-handbook': ['offline', 'handbook'],
  quality: ['online'],
};

export function ruleOf(group: RuleGroup, over: Partial<Rule['meta']> = {}, check: Rule['check'] = () => []): Rule {
  return {
    meta: {
      id: `${group.toLowerCase()}/rule`,
      number: `${group}01`,
      group,
      title: '规则',
      failTitle: '有问题',
      why: '说明',
      basis: '依据',
      fix: '改',
      elements: ['promisedTimeLimit'],
      needs: [],
      severity: '较重',
      lifecycle: 'stable',
      messages: { differs: '{{side}}与手册不一致' },
      examples: [],
      ...over,
    },
    check,
  };
}

export interface MarkShape {
  relation: Relation;
  verdict?: MarkVerdict;
  element?: string;
  key?: string;
  defect?: string;
  captures?: Partial<Record<Side, string>>;
  sides?: Side[];
  severity?: Mark['severity'];
  same?: boolean;
  raw?: string;
  rule?: Rule;
}

/** A mark of a group A rule where the handbook is a side, of a B or C rule otherwise. */
export function ruled(shape: MarkShape): RuledMark {
  const { relation, verdict = 'fail' } = shape;
  const group = relation === 'quality' ? 'C' : relation === 'online-offline' ? 'B' : 'A';
  const field = (side: Side) => ({ value: undefined, text: `${side}的值`, raw: shape.raw ?? `${side}的值`, at: { snapshot: side, kind: 'text', line: 1, column: 1, endLine: 1, endColumn: 2 } as const });
  const sides = Object.fromEntries((shape.sides ?? SIDES[relation]).map((side) => [side, { field: field(side), capture: shape.captures?.[side] ?? side }]));
  const mark: Mark = {
    verdict,
    relation,
    element: shape.element ?? 'promisedTimeLimit',
    ...(shape.key === undefined ? {} : { key: shape.key }),
    messageId: 'differs',
    data: relation.endsWith('-handbook') ? { side: relation.startsWith('online') ? '线上' : '线下' } : {},
    sides,
    defect: shape.defect ?? 'differs',
    ...(shape.severity ? { severity: shape.severity } : {}),
    comparison: { verdict: verdict === 'fail' ? 'different' : verdict === 'pass' && shape.same !== false ? 'same' : 'unsure', reason: '理由' },
  };
  return { rule: shape.rule ?? ruleOf(group), mark };
}

export function emptyGuide(over: Partial<Guide> = {}): Guide {
  return { snapshot: '0', fields: {}, places: [], links: [], unknown: [], ...over };
}

export function captured(channel: Side, guide: Guide, capture: string = channel): CapturedGuide {
  return { capture: { channel, capture, outcome: 'ok', attempts: 1, takenAt: '2018-09-12T09:00:00+08:00' }, guide };
}

export function caseWith(over: Partial<Case> = {}): Case {
  return {
    item: { id: 'item-1', basicCode: '330701006000', name: '犬类准养登记', department: '区城管局', row: 2, online: [], offline: [] },
    online: [],
    offline: [],
    captures: [],
    context: {},
    ...over,
  };
}
