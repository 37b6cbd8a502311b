import { expect } from 'vitest';
import type { Person } from './person.js';

/** Enters a user and takes down the first password, which is shown once. */
export async function addsUser(admin: Person, account: string, name: string, role: string): Promise<string> {
  await admin.press('用户');
  await admin.press('新增用户');
  await admin.shows('使用统一身份认证登录时填写');
  await admin.type('账号', account);
  await admin.type('姓名', name);
  await admin.choose('角色', role);
  await admin.look('user-new');
  await admin.press('保存', '.ant-modal');
  await admin.shows(`${name}的初始密码`);
  const password = /^[a-z0-9]{12}$/m.exec(await admin.text())?.[0] ?? '';
  expect(password).toMatch(/^\w{12}$/);
  await admin.press('已记下');
  await admin.shows('未改初始密码');
  return password;
}
