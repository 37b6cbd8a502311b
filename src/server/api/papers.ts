import { Type, type Static } from 'typebox';

const S = Type.String();
const Line = (maxLength: number, minLength = 1) => Type.String({ minLength, maxLength });
const Heading = Type.Object({ kind: Type.Literal('heading'), level: Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3)]), text: Line(200) });
const Words = Type.Object({ kind: Type.Literal('text'), text: Line(5000), lead: Type.Optional(Line(100, 0)) });
const Note = Type.Object({ kind: Type.Literal('note'), text: Line(2000) });

export const PaperBlock = Type.Union([
  Heading, Words, Note,
  Type.Object({ kind: Type.Literal('table'), table: Type.Object({
    caption: Type.Optional(S), total: Type.Optional(Type.Boolean()), rows: Type.Array(Type.Array(S)),
    columns: Type.Array(Type.Object({ title: S, width: Type.Number(), align: Type.Optional(Type.Union([Type.Literal('left'), Type.Literal('center'), Type.Literal('right')])) })),
  }) }),
  Type.Object({ kind: Type.Literal('bars'), bars: Type.Object({ caption: S, unit: S, bars: Type.Array(Type.Object({ label: S, value: Type.Number() })) }) }),
]);
export type PaperBlock = Static<typeof PaperBlock>;

export const Paper = Type.Object({
  kind: S, title: S, redHead: Type.Optional(S), upward: Type.Optional(Type.Boolean()), marking: Type.Optional(S), compact: Type.Optional(Type.Boolean()), draft: Type.Optional(S), to: Type.Array(S), body: Type.Array(PaperBlock), from: S,
  date: Type.Optional(S), annexes: Type.Array(Type.Object({ title: S, landscape: Type.Optional(Type.Boolean()), body: Type.Array(PaperBlock) })), copies: Type.Optional(Type.Array(S)),
});
export type Paper = Static<typeof Paper>;

export const PaperKind = Type.Union([Type.Literal('submission'), Type.Literal('bulletin'), Type.Literal('city'), Type.Literal('one-page')], { description: 'submission 抽查情况报送、bulletin 通报、city 情况汇总、one-page 领导一页纸' });
export const PaperWeek = Type.Object({ week: S, publishedAt: Type.Optional(S), publishedBy: Type.Optional(S) });
export type PaperWeek = Static<typeof PaperWeek>;
export const PaperView = Type.Object({ week: S, kind: PaperKind, name: S, paper: Paper, edited: Type.Optional(Type.Object({ by: S, at: S, stale: Type.Boolean() })), published: Type.Optional(S) });
export type PaperView = Static<typeof PaperView>;

export const PaperEdit = Type.Object({
  title: Line(200), to: Type.Array(Line(60), { maxItems: 60 }), from: Line(60, 0), date: Type.Optional(Type.String({ format: 'date' })), copies: Type.Optional(Type.Array(Line(60), { maxItems: 60 })),
  body: Type.Array(Type.Union([Heading, Words, Note, Type.Object({ kind: Type.Literal('figure'), at: Type.Integer({ minimum: 0, maximum: 50 }) })]), { minItems: 1, maxItems: 200 }),
}, { description: '文字部分；图表按次序引用（figure），数据由系统生成，不能改' });
export type PaperEdit = Static<typeof PaperEdit>;

export const PaperFormat = Type.Union([Type.Literal('docx'), Type.Literal('html'), Type.Literal('pdf'), Type.Literal('xlsx')]);
export const WaitingUnit = Type.Object({ unit: S, unitName: S, findings: Type.Integer() });
export type WaitingUnit = Static<typeof WaitingUnit>;
export const SendNotices = Type.Object({ units: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { minItems: 1, maxItems: 500, description: '不写就是全部待告知的单位' })) });
export const SentNotices = Type.Object({ sent: Type.Array(Type.Object({ unit: S, notice: S, number: S })), refused: Type.Array(Type.Object({ unit: S, reason: S })) });
export type SentNotices = Static<typeof SentNotices>;
