import { Type, type Static, type TSchema } from 'typebox';

const S = Type.String();
const OptionalText = Type.Optional(S);

export const Piece = Type.Object({ text: S, changed: Type.Boolean() });
export type Piece = Static<typeof Piece>;

export const FindingRow = Type.Object({
  id: S, version: Type.Integer(), item: S, itemName: S, code: S, unit: S, unitName: S, number: S, title: S, elementName: S, severity: S, verdict: S, state: S, stateName: S, kindName: S, weekName: S,
  firstSeenAt: S, lastSeenAt: S, message: S, handbook: S, online: S, offline: S, points: Type.Integer({ description: '拟扣分，百分之一分' }), due: OptionalText,
  assignee: OptionalText, assigneeName: Type.Optional(Type.String({ description: '正在查看的人' })),
});
export type FindingRow = Static<typeof FindingRow>;

/** Several values of one kind are separated by commas. */
const Values = Type.Optional(Type.String({ maxLength: 2_000 }));
export const FindingQuery = Type.Object({
  unit: Values, state: Values, number: Values, element: Values, severity: Values, week: Values, kind: Values, verdict: Values, item: Values,
  text: Type.Optional(Type.String({ maxLength: 200, description: '事项、编码、单位、内容；空格隔开的词都要有' })),
});
export type FindingQuery = Static<typeof FindingQuery>;
export const FindingOrder = Type.Union((['seen', 'unit', 'number', 'severity', 'due', 'item'] as const).map((name) => Type.Literal(name)));
export const FindingPageQuery = Type.Intersect([FindingQuery, Type.Object({ page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })), size: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })), order: Type.Optional(FindingOrder) })]);

export const FindingPage = Type.Object({ total: Type.Integer(), rows: Type.Array(FindingRow) });
export type FindingPage = Static<typeof FindingPage>;
export const Choice = Type.Object({ value: S, label: S, count: Type.Integer() });
export const FindingChoices = Type.Record(S, Type.Array(Choice));
export type FindingChoices = Static<typeof FindingChoices>;

export const SideView = Type.Object({
  side: S, name: S, pieces: Type.Array(Piece), absent: Type.Boolean(), reference: Type.Boolean(), where: S, capture: S, takenAt: OptionalText, updatedAt: OptionalText, url: OptionalText, file: OptionalText,
  picture: Type.Optional(Type.String({ description: '线上截图，/api/runs/{run}/pictures/{picture}' })), page: OptionalText, opened: Type.Optional(Type.Boolean()), missing: OptionalText, kept: Type.Optional(Type.String({ description: '原件，/api/runs/{run}/files/{kept}' })),
});
export type SideView = Static<typeof SideView>;

export const FindingDetail = Type.Intersect([FindingRow, Type.Object({
  run: S, sides: Type.Array(SideView), explanation: S, second: S, relations: S, remedy: S, maintainer: S, also: Type.Array(S),
  rule: Type.Optional(Type.Object({ number: S, title: S, why: S, basis: S, fix: S, trial: Type.Boolean() })),
  history: Type.Array(Type.Object({ at: S, who: S, what: S, reason: OptionalText })),
  same: Type.Array(Type.Object({ id: S, version: Type.Integer(), itemName: S, state: S, stateName: S })),
  facts: Type.Array(Type.Object({ name: S, text: S })),
  toReview: Type.Boolean(),
  may: Type.Array(Type.String({ description: '现在可以做的：review 初核，claim 认领，synonym 确认同义，waive 列为例外，unwaive 终止例外，message 复制告知消息' })),
  notice: S,
})]);
export type FindingDetail = Static<typeof FindingDetail>;

export const Review = Type.Object({
  targets: Type.Array(Type.Object({ id: Type.String({ maxLength: 64 }), version: Type.Integer({ minimum: 1 }) }), { minItems: 1, maxItems: 500, description: '一次办理多条时，全部办成或一条也不办' }),
  decision: Type.Union([Type.Literal('confirm'), Type.Literal('dismiss'), Type.Literal('doubt')]),
  reason: Type.Optional(Type.String({ maxLength: 1_000, description: '排除和无法判断必填' })),
});
export type Review = Static<typeof Review>;
export const Reviewed = Type.Array(Type.Object({ id: S, version: Type.Integer() }));

export const Cell = Type.Object({ side: S, stated: Type.Boolean(), pieces: Type.Array(Piece), where: S });
export const ThreeWay = Type.Object({
  run: S, item: S, itemName: S,
  sides: Type.Array(Type.Object({ side: S, capture: S, takenAt: OptionalText, url: OptionalText, file: OptionalText, kept: OptionalText, trouble: OptionalText })),
  rows: Type.Array(Type.Object({ label: S, key: OptionalText, state: S, why: S, findings: Type.Array(Type.Object({ id: S, title: S })), cells: Type.Array(Cell) })),
  paper: Type.Optional(Type.Object({ file: S, lines: Type.Array(Type.Object({ number: Type.Integer(), text: S, marked: Type.Boolean() })) })),
});
export type ThreeWay = Static<typeof ThreeWay>;

export const Message = Type.Object({ message: Type.String({ description: '不超过 300 字' }) });
export type Message = Static<typeof Message>;

/** A file, not JSON. */
export const Bytes = (description: string): TSchema => Type.Unsafe<string>({ type: 'string', format: 'binary', description });
