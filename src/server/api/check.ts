import { Type, type Static } from 'typebox';
import { FindingWords } from './notices.js';

const Text = Type.String();
const Value = Type.String({ maxLength: 20_000 });
const Name = Type.String({ maxLength: 300 });

/** A guide as it is typed: texts by element, materials, steps and places as lists. */
export const GuideContent = Type.Object({
  title: Type.Optional(Name),
  fields: Type.Record(Type.String({ maxLength: 100 }), Type.Array(Value, { maxItems: 50 }), { maxProperties: 300 }),
  materials: Type.Optional(Type.Array(Type.Object({ name: Name, scenario: Type.Optional(Name), parts: Type.Record(Type.String({ maxLength: 40 }), Value, { maxProperties: 40 }) }), { maxItems: 200 })),
  steps: Type.Optional(Type.Array(Type.Object({ name: Name, duration: Type.Optional(Name) }), { maxItems: 100 })),
  places: Type.Array(Type.Object({ name: Type.Optional(Name), address: Type.Optional(Name), openingHours: Type.Optional(Value), phones: Type.Optional(Name) }), { maxItems: 100 }),
  unknown: Type.Array(Type.Object({ label: Name, text: Value }), { maxItems: 300 }),
});
export type GuideContent = Static<typeof GuideContent>;

export const CheckedFinding = Type.Object({
  ...FindingWords.properties, fingerprint: Text, elementId: Text, key: Type.Optional(Text), place: Text,
  marks: Type.Array(Type.Object({ line: Type.Integer(), cell: Type.Integer(), start: Type.Integer(), end: Type.Integer() })),
});
export type CheckedFinding = Static<typeof CheckedFinding>;

export const CheckedGuide = Type.Object({
  file: Text, unreadable: Type.Optional(Type.String({ description: '读不出时的原因和办法' })), itemName: Text, handbook: Type.Optional(Type.Object({ version: Text, content: GuideContent })), gap: Type.Optional(Text),
  lines: Type.Array(Type.Object({ kind: Type.Union([Type.Literal('heading'), Type.Literal('text'), Type.Literal('row')]), cells: Type.Array(Text) })),
  findings: Type.Array(CheckedFinding), content: GuideContent,
});
export type CheckedGuide = Static<typeof CheckedGuide>;

export const Mended = Type.Object({ words: Text, changes: Type.Integer(), left: Type.Integer(), copy: Type.Optional(Type.Object({ name: Text, base64: Text })) });
export type Mended = Static<typeof Mended>;

/** An element of the form, with what to put there. */
export const ElementView = Type.Object({
  id: Text, label: Text, guidance: Type.Optional(Text), example: Type.Optional(Text), required: Type.Boolean(), unified: Type.Boolean({ description: '全市统一，照手册填写' }), values: Type.Optional(Type.Array(Text)), part: Type.Optional(Text), basis: Text, long: Type.Boolean(),
});
export type ElementView = Static<typeof ElementView>;
