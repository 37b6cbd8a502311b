import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plannedCity, setCityPlan, type CityPlan } from '../../src/run/week/city.js';
import { setSetting } from '../../src/store/index.js';
import { openBench, type Bench } from './kit.js';

const GUIDES = path.resolve(import.meta.dirname, '../../guides');

describe('settings', () => {
  let bench: Bench;
  let admin: Record<string, string>;
  beforeAll(async () => {
    bench = await openBench();
    admin = await bench.as('admin');
  });
  afterAll(() => bench.close());
  const put = (payload: object, headers = admin) => bench.app.inject({ method: 'PUT', url: '/api/settings/city', headers, payload });

  test('what is checked is set in the workbench, and its units and items are entered', async () => {
    const places = { catalogue: path.join(GUIDES, 'catalogue.csv'), portal: 'https://zwfw.example.gov.cn', offline: path.join(GUIDES, 'offline'), handbook: path.join(GUIDES, 'handbook'), region: '330109' };
    const answer = await put(places);
    expect([answer.statusCode, answer.json()], answer.body).toEqual([200, { items: 16, notices: [] }]);
    expect((await bench.app.inject({ url: '/api/settings/city', headers: admin })).json()).toEqual({ places });
    expect((await bench.app.inject({ url: '/api/units', headers: admin })).json<{ name: string }[]>().map(({ name }) => name)).toContain('江湾区市场监督管理局');
    expect((await bench.app.inject({ method: 'POST', url: '/api/draw', headers: await bench.as('inspector') })).statusCode).toBe(200);
  });

  test.each<[string, object, string]>([
    ['no catalogue', {}, '填写的内容不符合要求（catalogue）'],
    ['a catalogue that is not there', { catalogue: '/none/目录.csv' }, '没有找到目录文件“/none/目录.csv”'],
    ['a catalogue that is none', { catalogue: path.join(GUIDES, 'faults.json') }, '。'],
    ['guides that are not there', { catalogue: path.join(GUIDES, 'catalogue.csv'), offline: '/none' }, '没有找到线下指南文件夹“/none”'],
    ['a file for a folder', { catalogue: path.join(GUIDES, 'catalogue.csv'), handbook: path.join(GUIDES, 'catalogue.csv') }, '没有找到标准化手册文件夹'],
    ['a portal that is no address', { catalogue: path.join(GUIDES, 'catalogue.csv'), portal: 'file:///etc/passwd' }, '（portal）'],
  ])('refuses %s with a sentence', async (_what, places, sentence) => {
    const answer = await put(places);
    expect([answer.statusCode, answer.json<{ message: string }>().message]).toEqual([400, expect.stringContaining(sentence)]);
  });

  test('an office that is none is refused by its name, and nothing is changed', async () => {
    const offices = (payload: object) => bench.app.inject({ method: 'PUT', url: '/api/settings/offices', headers: admin, payload });
    const names = async () => (await bench.app.inject({ url: '/api/settings', headers: admin })).json<{ offices: Record<string, string> }>().offices;
    const before = await names();
    const [key = ''] = Object.keys(before);
    const refused = await offices({ [key]: '区数据局', centr: '区信息中心' });
    expect([refused.statusCode, refused.json<{ message: string }>().message]).toEqual([400, expect.stringMatching(new RegExp(`“centr”.*${key}`))]);
    expect(await names()).toEqual(before);
    expect((await offices({ [key]: '区数据局' })).statusCode).toBe(204);
    expect((await names())[key]).toBe('区数据局');
    expect((await offices({ [key]: ' ' })).statusCode).toBe(204);
    expect(await names()).toEqual(before);
  });

  test('is the administrator’s alone, and shows others no more than the names of offices', async () => {
    expect((await put({ catalogue: 'x' }, await bench.as('reform'))).statusCode).toBe(403);
    expect((await bench.app.inject({ url: '/api/settings/city', headers: await bench.as('department') })).statusCode).toBe(403);
    expect(Object.keys((await bench.app.inject({ url: '/api/settings', headers: await bench.as('department') })).json<object>())).toEqual(['offices']);
  });
});

test('the sample city’s places are left alone', async () => {
  const bench = await openBench();
  await setSetting(bench.desk.store, 'sample', true, { by: 'test', at: bench.desk.now() });
  const answer = await bench.app.inject({ method: 'PUT', url: '/api/settings/city', headers: await bench.as('admin'), payload: { catalogue: path.join(GUIDES, 'catalogue.csv') } });
  expect([answer.statusCode, answer.json<{ message: string }>().message]).toEqual([400, expect.stringContaining('--no-sample')]);
  await bench.close();
});

test('what is not asked for here stays as it is', async () => {
  const bench = await openBench();
  const kept: CityPlan = { catalogue: '/before.csv', portal: 'https://before.example.gov.cn', offline: '/before', allowHosts: ['www.example.gov.cn'], handover: ['/pages'], fieldSheets: [{ path: '/sheet.xlsx', unit: '江湾区民政局' }] };
  await setCityPlan(bench.desk, kept, 'test');
  const catalogue = path.join(GUIDES, 'catalogue.csv');
  expect((await bench.app.inject({ method: 'PUT', url: '/api/settings/city', headers: await bench.as('admin'), payload: { catalogue } })).statusCode).toBe(200);
  expect(await plannedCity(bench.desk)).toEqual({ catalogue, allowHosts: kept.allowHosts, handover: kept.handover, fieldSheets: kept.fieldSheets });
  await bench.close();
});

test('where a week is carried in, the places are the other machine’s', async () => {
  const bench = await openBench();
  const plan: CityPlan = { catalogue: path.join(GUIDES, 'catalogue.csv'), carried: true };
  await setCityPlan(bench.desk, plan, 'test');
  const answer = await bench.app.inject({ method: 'PUT', url: '/api/settings/city', headers: await bench.as('admin'), payload: { catalogue: plan.catalogue, portal: 'https://zwfw.example.gov.cn' } });
  expect([answer.statusCode, answer.json<{ message: string }>().message]).toEqual([400, expect.stringContaining('zhinan carry in')]);
  expect(await plannedCity(bench.desk)).toEqual(plan);
  await bench.close();
});
