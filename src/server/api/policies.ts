import { Type, type Static } from 'typebox';

const S = Type.String();
const Points = Type.Integer({ minimum: 0, maximum: 10_000, description: '百分之一分' });
const Percent = Type.Integer({ minimum: 0, maximum: 1_000 });
const BySeverity = { 严重: Points, 较重: Points, 一般: Points, 提示: Points };
const ByRule = Type.Record(Type.String({ maxLength: 100 }), Points);
const Day = Type.String({ format: 'date' });

const common = {
  version: Type.String({ minLength: 1, maxLength: 40, pattern: '^[\\p{L}\\p{N}._-]+$' }), notice: Type.String({ maxLength: 100 }), standard: Type.Object(BySeverity), channel: Type.Object({ enabled: Type.Boolean(), ...BySeverity }), deductText: Type.Boolean(),
  caps: Type.Object({ item: Points, department: Points, quarter: Type.Optional(Points) }), overrides: ByRule,
  factors: Type.Optional(Type.Object({ repetition: Type.Array(Percent, { minItems: 1, maxItems: 10 }), selfReported: Percent, mendedEarly: Percent })), governance: Type.Optional(ByRule),
};
export const PolicyForm = Type.Object(common);
export type PolicyForm = Static<typeof PolicyForm>;
const PolicyContent = Type.Object({ ...common, version: S, id: S, from: Type.Optional(Type.Object({ standard: S, channel: S })) });
export const PolicyVersion = Type.Object({
  version: S, state: S, since: Type.Optional(S), until: Type.Optional(S), adoptedBy: Type.Optional(S), adoptedAt: Type.Optional(S), current: Type.Boolean(), content: PolicyContent,
});
export type PolicyVersion = Static<typeof PolicyVersion>;
export const Adoption = Type.Object({ since: Day });
export const PolicyEffect = Type.Object({ week: S, unit: S, unitName: S, before: Type.Integer(), after: Type.Integer() });
export type PolicyEffect = Static<typeof PolicyEffect>;

export const WaiverRow = Type.Object({ id: S, fingerprint: S, unitName: S, itemName: S, title: S, reason: S, approver: S, approvedAt: S, expires: S, stateName: S });
export type WaiverRow = Static<typeof WaiverRow>;
export const WaiverPage = Type.Object({ total: Type.Integer(), rows: Type.Array(WaiverRow) });
export type WaiverPage = Static<typeof WaiverPage>;
export const NewWaiver = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }), approver: Type.String({ minLength: 1, maxLength: 64, pattern: '\\S', description: '核准人' }), until: Day });

export const EndWaiver = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }) });

export const TrendBy = Type.Union([Type.Literal('unit'), Type.Literal('rule'), Type.Literal('element')]);
export const Trend = Type.Object({ weeks: Type.Array(S), totals: Type.Array(Type.Integer()), rows: Type.Array(Type.Object({ name: S, counts: Type.Array(Type.Integer()), total: Type.Integer() })) });
export type Trend = Static<typeof Trend>;
export const PrecisionRow = Type.Object({ number: S, title: S, stageName: S, judged: Type.Integer(), right: Type.Integer(), backToTrial: Type.Optional(S) });
export type PrecisionRow = Static<typeof PrecisionRow>;
