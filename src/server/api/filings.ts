import { Type, type Static } from 'typebox';
import { GuideContent } from './check.js';

const Text = Type.String();
const Maybe = Type.Optional(Type.String());

export const FilingRow = Type.Object({
  number: Text, item: Text, itemName: Text, unit: Text, unitName: Text, revision: Type.Integer(), receivedAt: Text, due: Maybe, late: Type.Boolean(), withProblems: Type.Boolean(), problems: Type.Integer(), fileName: Text, filedBy: Text, note: Maybe,
});
export type FilingRow = Static<typeof FilingRow>;
export const FilingPage = Type.Object({ total: Type.Integer(), rows: Type.Array(FilingRow) });
export type FilingPage = Static<typeof FilingPage>;
export const FilingView = Type.Object({
  ...FilingRow.properties, filedWith: Text, problemList: Type.Array(Type.Object({ number: Text, severity: Text, message: Text })), versions: Type.Array(Type.Object({ number: Text, revision: Type.Integer(), receivedAt: Text })),
});
export type FilingView = Static<typeof FilingView>;
export const Filed = Type.Object({ filed: Type.Array(FilingRow), refused: Type.Array(Text) });
export type Filed = Static<typeof Filed>;
export const TypedFiling = Type.Object({ content: GuideContent, note: Type.Optional(Type.String({ maxLength: 2000 })), unit: Type.Optional(Type.String({ maxLength: 100 })) });
export type TypedFiling = Static<typeof TypedFiling>;
export const FilingDifference = Type.Object({ same: Type.Boolean(), rows: Type.Array(Type.Object({ label: Text, key: Maybe, before: Text, after: Text, change: Text, reason: Text })) });
export type FilingDifference = Static<typeof FilingDifference>;
export const FilingDue = Type.Object({ unit: Text, unitName: Text, item: Text, due: Text, setBy: Text, setAt: Text });
export type FilingDue = Static<typeof FilingDue>;
export const NewFilingDue = Type.Object({ unit: Type.Optional(Type.String({ maxLength: 100 })), item: Type.Optional(Type.String({ maxLength: 200 })), due: Type.Union([Type.String({ maxLength: 20 }), Type.Null()]) });
export type NewFilingDue = Static<typeof NewFilingDue>;
