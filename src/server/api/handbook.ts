import { Type, type Static } from 'typebox';

const S = Type.String();
export const EntryRow = Type.Object({ id: S, code: S, name: S, owner: S, note: S, versions: Type.Integer() });
export type EntryRow = Static<typeof EntryRow>;
export const Change = Type.Object({ element: S, label: S, key: Type.Optional(S), before: S, after: S, change: S, reason: S });
export type Change = Static<typeof Change>;
export const EntryView = Type.Object({
  ...EntryRow.properties, title: S, head: Type.Array(Type.Object({ label: S, text: S })), rows: Type.Array(Type.Object({ label: S, text: S, guidance: S })), all: Type.Array(Type.Object({ version: S, from: S })), changes: Type.Array(Change), supplements: Type.Array(S), text: S,
  draft: Type.Optional(Type.Object({ version: S, text: S })),
});
export type EntryView = Static<typeof EntryView>;
const Text = Type.String({ minLength: 1, maxLength: 200_000 });
export const DraftText = Type.Object({ text: Text });
export const Draft = Type.Object({ version: Type.String({ minLength: 1, maxLength: 40, pattern: '^[\\p{L}\\p{N}._-]+$' }), text: Text });
export const Impact = Type.Object({ changes: Type.Array(Change), impact: S });
export type Impact = Static<typeof Impact>;
const Words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });
export const NewSuggestion = Type.Object({ element: Words(100), proposed: Words(2000), why: Words(2000) });
export const Answer = Type.Object({ text: Words(2000) });
export const Suggestion = Type.Object({ id: S, entry: S, entryName: S, element: S, proposed: S, why: S, by: S, unit: Type.Optional(S), at: S, answer: Type.Optional(Type.Object({ text: S, by: S, at: S })) });
export type Suggestion = Static<typeof Suggestion>;
