import { Type, type Static } from 'typebox';

const S = Type.String();
const OptionalText = Type.Optional(S);
const Counted = Type.Array(Type.Object({ name: S, value: S, count: Type.Integer() }));

export const RunView = Type.Object({ id: S, week: S, weekName: S, kind: S, kindName: S, state: S, stateName: S, startedAt: S, finishedAt: OptionalText, failed: OptionalText });
export type RunView = Static<typeof RunView>;

export const WeekName = Type.Object({ week: Type.String({ description: '该期第一天（星期四）' }), name: S });
export type WeekName = Static<typeof WeekName>;

export const Overview = Type.Object({
  week: S, weekName: S, from: S, to: S, due: S, notices: Type.Array(S),
  drawn: Type.Optional(Type.Object({ items: Type.Integer(), at: S, revealed: Type.Boolean() })), run: Type.Optional(RunView),
  coverage: Type.Optional(Type.Object({ items: Type.Integer(), checked: Type.Integer(), sides: Type.Integer(), taken: Type.Integer(), outcomes: Counted })),
  failures: Type.Array(Type.Object({ itemName: S, unitName: S, capture: S, what: S, whose: S, todo: S }), { description: '没有取到的，最多 300 份' }), failed: Type.Integer({ description: '没有取到的共多少份' }),
  states: Counted, severities: Counted, toReview: Type.Integer(), changes: Counted, thisWeek: Type.Integer(), lastWeek: Type.Optional(Type.Integer({ description: '上期新发现；两期没有都核查过的，没有这一项' })), units: Counted,
});
export type Overview = Static<typeof Overview>;

export const RunState = Type.Object({
  running: Type.Boolean(), kind: OptionalText, week: OptionalText, stage: OptionalText, done: Type.Optional(Type.Integer()), total: Type.Optional(Type.Integer()), note: OptionalText, startedAt: OptionalText,
  failed: OptionalText, finished: Type.Optional(Type.Boolean()),
});
export type RunState = Static<typeof RunState>;

export const StartRun = Type.Object({ kind: Type.Union([Type.Literal('weekly'), Type.Literal('census')], { description: 'weekly 本期抽查，census 普查（只提醒，不扣分）' }) });

export const DrawView = Type.Object({
  week: S, weekName: S,
  drawn: Type.Optional(Type.Object({
    at: S, revealed: Type.Boolean(), commitment: S,
    items: Type.Array(Type.Object({ item: S, itemName: S, unitName: S, partName: S, carried: Type.Boolean() })),
    replacements: Type.Array(Type.Object({ itemName: S, byName: OptionalText, reason: S, who: S, at: S })),
    quotas: Type.Array(Type.Object({ unitName: S, items: Type.Integer(), planned: Type.Integer(), drawn: Type.Integer(), shortfall: OptionalText })),
  })),
});
export type DrawView = Static<typeof DrawView>;
export const Replace = Type.Object({ item: Type.String({ minLength: 1, maxLength: 200 }), reason: Type.String({ minLength: 1, maxLength: 500, description: '停办、搬迁……' }) });

export const HandoverView = Type.Object({ id: S, name: S, size: Type.Integer(), takenAt: S, who: S, source: S, person: S, date: S, kind: Type.Union([Type.Literal('online'), Type.Literal('sheet')]), unitName: OptionalText });
export type HandoverView = Static<typeof HandoverView>;

export const Portals = Type.Object({
  runName: OptionalText,
  portals: Type.Array(Type.Object({ host: S, name: OptionalText, pages: Type.Integer(), taken: Type.Integer(), read: Type.Integer(), found: Type.Integer(), usual: Type.Optional(Type.Number()), broken: Type.Boolean(), rates: Type.Array(Type.Object({ label: S, share: Type.Number() })) })),
});
export type Portals = Static<typeof Portals>;

export const SynonymView = Type.Object({ id: S, useName: S, a: S, b: S, who: S, at: S, why: S });
export type SynonymView = Static<typeof SynonymView>;
export const NewSynonym = Type.Object({ finding: Type.String({ minLength: 1, maxLength: 64 }), a: Type.String({ minLength: 1, maxLength: 200 }), b: Type.String({ minLength: 1, maxLength: 200 }), why: Type.String({ minLength: 1, maxLength: 300, description: '依据' }) });
export type NewSynonym = Static<typeof NewSynonym>;

export const RuleRow = Type.Object({ number: S, title: S, failTitle: S, groupName: S, severity: S, stageName: S, judged: Type.Integer({ description: '经人核定的条数' }), right: Type.Integer({ description: '其中站得住的条数' }), backToTrial: OptionalText });
export type RuleRow = Static<typeof RuleRow>;
export const RulePage = Type.Intersect([RuleRow, Type.Object({
  why: S, basis: S, fix: S, elements: Type.Array(S), needs: Type.Array(S),
  examples: Type.Array(Type.Object({ title: S, expect: S, sides: Type.Array(Type.Object({ name: S, text: S })) })),
})]);
export type RulePage = Static<typeof RulePage>;
