import type { Browser } from 'puppeteer';
import { openPerson, type Person } from './person.js';
import type { Home, Workbench } from './workbench.js';

const ownPassword = (account: string): string => `${account}-的密码-2026`;

/** Somebody signs in for the first time, who must change the password before seeing anything. */
export async function firstSignIn(browser: Browser, home: Home, { url }: Workbench, account: string, password: string): Promise<Person> {
  const person = await openPerson(browser, home.folder, url);
  await person.open('/findings');
  await person.shows('办事指南线上、线下与标准化手册一致性核查');
  await person.type('账号', account);
  await person.type('密码', password);
  await person.press('登录');
  await person.shows('这是初始密码，请先换成自己的密码');
  await person.look('password');
  await person.type('现在的密码', password);
  await person.type('新密码', ownPassword(account));
  await person.type('再输一次新密码', ownPassword(account));
  await person.press('修改');
  await person.shows('报送时间');
  return person;
}

/** Signs in with the own password, by keys alone, and comes to what was asked for. */
export async function signIn(browser: Browser, home: Home, { url }: Workbench, account: string, to = '/'): Promise<Person> {
  const person = await openPerson(browser, home.folder, url);
  await person.open(to);
  await person.shows('办事指南线上、线下与标准化手册一致性核查');
  const { keyboard } = person.page;
  await keyboard.type(account);
  await keyboard.press('Tab');
  await keyboard.type(ownPassword(account));
  await keyboard.press('Enter');
  await person.page.waitForFunction((address) => location.pathname + location.search === address, { polling: 100 }, to);
  return person;
}
