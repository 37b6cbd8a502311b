import { Type, type Static } from 'typebox';

const Text = Type.String();
const Points = Type.Integer({ description: '百分之一分' });

export const ScoreLine = Type.Object({
  fingerprint: Text, number: Text, title: Text, itemName: Text, week: Text, times: Type.Integer(), points: Points, full: Points, formula: Text, stateName: Text, final: Type.Boolean(), ifMended: Points, inTime: Type.Boolean(),
});
export type ScoreLine = Static<typeof ScoreLine>;

export const ScoreView = Type.Object({
  unit: Text, unitName: Text, week: Text, weeks: Type.Array(Text), published: Type.Boolean(), policy: Text, notice: Text, proposed: Points, final: Points, lines: Type.Array(ScoreLine),
  revoked: Type.Array(Type.Object({ title: Text, itemName: Text, at: Text })),
  corrections: Type.Array(Type.Object({ week: Text, itemName: Text, title: Text, points: Points, reason: Text, at: Text })),
  byWeek: Type.Array(Type.Object({ week: Text, points: Points, lines: Type.Integer() })),
});
export type ScoreView = Static<typeof ScoreView>;

export const ScoreSum = Type.Object({ unit: Text, unitName: Text, proposed: Points, final: Points });
export type ScoreSum = Static<typeof ScoreSum>;
