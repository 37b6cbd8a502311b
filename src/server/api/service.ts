import { Type, type Static } from 'typebox';

const Text = Type.String();
const Maybe = Type.Optional(Type.String());

export const IndicatorForm = Type.Object({ id: Text, title: Text, sender: Text, receiver: Text, every: Type.Union([Type.Literal('week'), Type.Literal('month'), Type.Literal('quarter')]), due: Text, basis: Text });
export type IndicatorForm = Static<typeof IndicatorForm>;
export const TakenSheet = Type.Object({ id: Text, form: Text, title: Text, period: Text, receivedAt: Text, who: Text, fileName: Text, good: Type.Integer(), bad: Type.Integer() });
export type TakenSheet = Static<typeof TakenSheet>;
export const SheetView = Type.Object({
  ...TakenSheet.properties, notice: Text, figures: Type.Array(Type.Object({ unit: Text, label: Text, formula: Text, of: Maybe, hits: Type.Integer(), total: Type.Integer(), percent: Text })), talks: Type.Array(Text),
  badRows: Type.Array(Type.Object({ row: Type.Integer(), column: Text, reason: Text })), notices: Type.Array(Text),
});
export type SheetView = Static<typeof SheetView>;

export const ContestedRow = Type.Object({
  id: Text, department: Text, unitName: Text, itemName: Text, item: Text, material: Text, where: Text, clauses: Type.Array(Text), reasons: Type.Array(Text), open: Type.Boolean(),
  opinions: Type.Array(Type.Object({ office: Text, decides: Type.Boolean(), said: Type.Optional(Type.Object({ opinion: Text, reason: Text, by: Text, who: Text, at: Text })) })),
});
export type ContestedRow = Static<typeof ContestedRow>;
export const ContestedList = Type.Object({ form: Type.Object({ to: Text, opinions: Type.Array(Text), decision: Text }), total: Type.Integer(), rows: Type.Array(ContestedRow) });
export type ContestedList = Static<typeof ContestedList>;
export const NewOpinion = Type.Object({ office: Type.String({ maxLength: 60 }), opinion: Type.String({ maxLength: 20 }), reason: Type.String({ maxLength: 2000 }), seen: Type.Optional(Type.String({ maxLength: 40, description: '页面上该栏填写的时间；没有填过为空' })) });
export type NewOpinion = Static<typeof NewOpinion>;
