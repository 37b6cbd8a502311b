import { Type, type Static } from 'typebox';
import { FindingCard } from './notices.js';

const Text = Type.String();
const Maybe = Type.Optional(Type.String());
const Reason = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S', description: '理由' });
export const ReasonCode = Type.Union([Type.Literal('误判'), Type.Literal('手册错误'), Type.Literal('渠道延迟'), Type.Literal('平台故障'), Type.Literal('法规调整')], { description: '原因' });

export const AppealRow = Type.Object({
  id: Text, fingerprint: Text, unit: Text, unitName: Text, itemName: Text, title: Text, severity: Text, state: Type.String({ description: 'open 复核中、decided 已决定、withdrawn 已撤回' }), filedAt: Text, reason: Text,
  decision: Maybe, reasonCode: Maybe, decidedAt: Maybe, decidedBy: Maybe,
});
export type AppealRow = Static<typeof AppealRow>;
export const AppealPage = Type.Object({ total: Type.Integer(), rows: Type.Array(AppealRow) });
export type AppealPage = Static<typeof AppealPage>;

export const AppealView = Type.Object({
  ...AppealRow.properties, card: FindingCard, files: Type.Array(Type.Object({ sha256: Text, name: Text, size: Type.Integer(), addedAt: Text })), confirmedBy: Maybe, refusal: Maybe,
  points: Type.Integer({ description: '现在的拟扣分，百分之一分' }), formula: Text, decisionReason: Maybe,
});
export type AppealView = Static<typeof AppealView>;

export const AppealDecision = Type.Union([
  Type.Object({ kind: Type.Literal('uphold'), reason: Reason }),
  Type.Object({ kind: Type.Literal('reduce'), reason: Reason, code: ReasonCode, to: Type.Integer({ minimum: 0, maximum: 10_000, description: '减轻为多少，百分之一分' }) }),
  Type.Object({ kind: Type.Literal('revoke'), reason: Reason, code: ReasonCode }),
], { examples: [{ kind: 'revoke', reason: '页面已于取证前更新，取证取到的是缓存。', code: '误判' }] });
export type AppealDecision = Static<typeof AppealDecision>;

const Moment = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\+08:00$' });
export const Fault = Type.Union([
  Type.Object({ kind: Type.Literal('手册错误'), basicCode: Type.String({ minLength: 1, maxLength: 40 }), element: Type.String({ minLength: 1, maxLength: 80 }), key: Type.Optional(Type.String({ maxLength: 200 })) }),
  Type.Object({ kind: Type.Literal('平台故障'), host: Type.String({ minLength: 1, maxLength: 253 }), from: Moment, to: Moment }),
]);
export type Fault = Static<typeof Fault>;
export const FaultDecision = Type.Object({ fault: Fault, reason: Reason });
export const FaultEffect = Type.Object({
  findings: Type.Array(Type.Object({ fingerprint: Text, unitName: Text, itemName: Text, title: Text, week: Text })), units: Type.Integer(), weeks: Type.Integer(), appeals: Type.Integer(), waiting: Type.Integer(),
});
export type FaultEffect = Static<typeof FaultEffect>;
export const DecidedFault = Type.Object({ id: Text, fault: Fault, reason: Text, at: Text, by: Text, revoked: Type.Integer(), appeals: Type.Integer() });
export type DecidedFault = Static<typeof DecidedFault>;

export const Dismissal = Type.Object({ card: FindingCard, reason: Text, by: Text, at: Text, looked: Maybe });
export type Dismissal = Static<typeof Dismissal>;
export const Dismissals = Type.Object({ total: Type.Integer({ description: '符合条件的条数' }), rows: Type.Array(Dismissal), waiting: Type.Integer(), all: Type.Integer() });
export type Dismissals = Static<typeof Dismissals>;
export const KeptDismissals = Type.Object({ fingerprints: Type.Array(Type.String({ maxLength: 100 }), { minItems: 1, maxItems: 500 }) });
export const Reconsidered = Type.Object({ reason: Reason });
