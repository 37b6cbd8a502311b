import { Type, type Static } from 'typebox';

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const Optional = (maxLength: number) => Type.Optional(Type.Union([Type.String({ maxLength }), Type.Null()]));

export const UserView = Type.Object({
  id: Type.String(), account: Type.String(), name: Type.String(), role: Type.String(), unit: Type.Optional(Type.String()), unitName: Type.Optional(Type.String()),
  subject: Type.Optional(Type.String()), active: Type.Boolean(), lockedUntil: Type.Optional(Type.String()), mustChangePassword: Type.Boolean(), createdAt: Type.String(), version: Type.Integer(),
});
export type UserView = Static<typeof UserView>;
export const NewUser = Type.Object({ account: Type.String({ minLength: 2, maxLength: 64, pattern: '^[A-Za-z0-9_.@-]+$', description: '字母、数字和 _ . @ -' }), name: Text(64), role: Text(20), unit: Optional(64), subject: Optional(200) });
export type NewUser = Static<typeof NewUser>;
export const UserChange = Type.Object({ version: Type.Integer(), name: Type.Optional(Text(64)), role: Type.Optional(Text(20)), unit: Optional(64), subject: Optional(200), active: Type.Optional(Type.Boolean()) });
export type UserChange = Static<typeof UserChange>;
/** Told once. */
export const FirstPassword = Type.Object({ id: Type.String(), password: Type.String() });
export type FirstPassword = Static<typeof FirstPassword>;

export const UnitView = Type.Object({ id: Type.String(), name: Type.String(), kind: Type.Optional(Type.String()), since: Type.Optional(Type.String()), until: Type.Optional(Type.String()), successor: Type.Optional(Type.String()) });
export type UnitView = Static<typeof UnitView>;
export const NewUnit = Type.Object({ id: Text(64), name: Text(100), kind: Type.Optional(Text(20)), day: Type.String({ format: 'date', description: '自哪天起用这个名称' }) });
export type NewUnit = Static<typeof NewUnit>;
export const Succession = Type.Object({ successor: Text(64), day: Type.String({ format: 'date' }) });
export type Succession = Static<typeof Succession>;

export const TokenView = Type.Object({ hash: Type.String(), name: Type.String(), scopes: Type.Array(Type.String()), createdAt: Type.String(), expires: Type.Optional(Type.String()), usedAt: Type.Optional(Type.String()), revokedAt: Type.Optional(Type.String()) });
export type TokenView = Static<typeof TokenView>;
export const NewToken = Type.Object({ name: Text(64), scopes: Type.Array(Type.String(), { minItems: 1, maxItems: 100 }), expires: Type.Optional(Type.String({ format: 'date', description: '最后有效日' })) });
export type NewToken = Static<typeof NewToken>;

export const AuditView = Type.Object({ sequence: Type.Integer(), at: Type.String(), by: Type.String(), byName: Type.String(), action: Type.String(), actionName: Type.String(), thing: Type.String(), thingName: Type.String(), id: Type.String(), detail: Type.Unknown() });
export type AuditView = Static<typeof AuditView>;
export const AuditPage = Type.Object({ rows: Type.Array(AuditView), next: Type.Optional(Type.Integer()), chain: Type.Object({ entries: Type.Integer(), broken: Type.Optional(Type.Integer()) }) });
export type AuditPage = Static<typeof AuditPage>;

export const SettingsView = Type.Object({ offices: Type.Record(Type.String(), Type.String()) });
export type SettingsView = Static<typeof SettingsView>;
const Place = (description: string) => Type.Optional(Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S', description }));
export const CityPlaces = Type.Object({
  catalogue: Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S', description: '事项目录文件，运行工作台的电脑上的路径' }),
  portal: Type.Optional(Type.String({ maxLength: 500, pattern: '^https?://[^\\s/]+', description: '门户地址' })),
  offline: Place('线下指南文件夹'), handbook: Place('标准化手册文件夹'), region: Type.Optional(Type.String({ pattern: '^\\d{6}$', description: '行政区划代码' })),
});
export type CityPlaces = Static<typeof CityPlaces>;
export const CityView = Type.Object({ places: Type.Optional(CityPlaces) });
export type CityView = Static<typeof CityView>;
export const CityTaken = Type.Object({ items: Type.Integer(), notices: Type.Array(Type.String()) });
export type CityTaken = Static<typeof CityTaken>;
