import { Type, type Static } from 'typebox';

const Text = Type.String();
const Maybe = Type.Optional(Type.String());

export const Deadline = Type.Object({ what: Text, day: Text, left: Type.Integer({ description: '剩余工作日；负数为已过去的工作日' }) });
export type Deadline = Static<typeof Deadline>;

export const CardSide = Type.Object({ name: Text, pieces: Type.Array(Type.Object({ text: Text, changed: Type.Boolean() })), absent: Type.Boolean(), reference: Type.Boolean({ description: '作对照的一方，不是差错所在' }), where: Text, takenAt: Maybe, url: Maybe, file: Maybe });
export type CardSide = Static<typeof CardSide>;

export const FindingWords = Type.Object({ number: Text, title: Text, severity: Text, certain: Type.Boolean(), element: Text, reason: Text, why: Text, basis: Text, fix: Text, sides: Type.Array(CardSide) });
export type FindingWords = Static<typeof FindingWords>;

export const AppealCard = Type.Object({ id: Text, state: Text, filedAt: Text, reason: Text, files: Type.Array(Type.Object({ sha256: Text, name: Text, size: Type.Integer() })) });
export type AppealCard = Static<typeof AppealCard>;

export const FindingCard = Type.Object({
  ...FindingWords.properties, fingerprint: Text, version: Type.Integer(), unit: Text, itemName: Text, item: Text, state: Text, stateName: Text, deadline: Type.Optional(Deadline), mending: Maybe,
  reported: Type.Optional(Type.Object({ at: Text, note: Text })), goneAt: Maybe, falseReports: Type.Integer(), decision: Type.Optional(Type.Object({ kind: Text, at: Text, reason: Text })), appeal: Type.Optional(AppealCard),
});
export type FindingCard = Static<typeof FindingCard>;

export const NoticeRow = Type.Object({
  id: Text, number: Text, unit: Text, unitName: Text, week: Type.String({ description: '抽查窗口的星期四' }), state: Text, stateName: Text, issuedAt: Text, servedAt: Maybe, signedBy: Maybe, findings: Type.Integer(),
  states: Type.Array(Type.Object({ name: Text, count: Type.Integer() })), deadline: Type.Optional(Deadline),
});
export type NoticeRow = Static<typeof NoticeRow>;
export const NoticePage = Type.Object({ total: Type.Integer(), rows: Type.Array(NoticeRow) });
export type NoticePage = Static<typeof NoticePage>;

export const NoticeView = Type.Object({ ...NoticeRow.properties, cards: Type.Array(FindingCard) });
export type NoticeView = Static<typeof NoticeView>;

export const Signing = Type.Object({ name: Type.String({ minLength: 1, maxLength: 64, pattern: '\\S', description: '签收人姓名' }) });
export type Signing = Static<typeof Signing>;

export const SeenVersion = Type.Object({ version: Type.Optional(Type.Integer({ description: '页面上看到的版本；别人先办了就会被拒绝' })) });
export type SeenVersion = Static<typeof SeenVersion>;

export const MendedReport = Type.Object({ version: Type.Optional(Type.Integer()), note: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S', description: '改了什么、在哪里改的' }) });
export type MendedReport = Static<typeof MendedReport>;
