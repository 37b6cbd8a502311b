import { Type, type Static } from 'typebox';

/** Who is signed in. `may` lists the actions of `can` that this user is allowed on things of their own. */
export const Me = Type.Object({
  id: Type.String(),
  name: Type.String(),
  role: Type.String(),
  unit: Type.Optional(Type.String({ description: '所属单位（部门用户）' })),
  unitName: Type.Optional(Type.String()),
  may: Type.Array(Type.String()),
  mustChangePassword: Type.Boolean(),
  offices: Type.Record(Type.String(), Type.String(), { description: '机构名称（设置）' }),
  sample: Type.Boolean({ description: '当前为示例数据' }),
});
export type Me = Static<typeof Me>;

export const SignIn = Type.Object({
  account: Type.String({ minLength: 1, maxLength: 64 }),
  password: Type.String({ minLength: 1, maxLength: 256 }),
});
export type SignIn = Static<typeof SignIn>;

export const ChangePassword = Type.Object({
  current: Type.String({ minLength: 1, maxLength: 256 }),
  next: Type.String({ minLength: 10, maxLength: 256 }),
});
export type ChangePassword = Static<typeof ChangePassword>;

/** A sentence for people, and what field it is about. */
export const Problem = Type.Object({ message: Type.String(), field: Type.Optional(Type.String()) });
export type Problem = Static<typeof Problem>;

/** What the door offers before anyone is known. */
export const SignInMeans = Type.Object({
  oidc: Type.Optional(Type.String({ description: '统一身份认证的名称' })),
  firstHint: Type.Optional(Type.String({ description: '首次使用时的提示' })),
});
export type SignInMeans = Static<typeof SignInMeans>;

/** Where a browser that came by the office's sign-on goes to leave that too. */
export const SignedOut = Type.Object({ leave: Type.Optional(Type.String({ description: '统一身份认证的退出地址' })) });
export type SignedOut = Static<typeof SignedOut>;
