import { describe, expect, it } from 'vitest';
import type { Guide, ServicePlace } from '../../src/model/guide.js';
import { pairPlaces } from '../../src/rules/place-pairs.js';
import { CONTEXT, kit } from './engine.js';

const field = (text: string) => ({ value: undefined, text, raw: text, at: { snapshot: '0', kind: 'text', line: 1, column: 1, endLine: 1, endColumn: 2 } as const });
const place = (address: string, name?: string): ServicePlace => ({ address: field(address), ...(name ? { name: { ...field(name), value: name } } : {}) });
const guide = (...places: ServicePlace[]): Guide => ({ snapshot: '0', fields: {}, places, links: [], unknown: [] });
const HALL = place('萧山区市心中路188号2楼12号窗口', '区行政服务中心');
const TOWN = place('萧山区河上镇河上路6号1楼', '河上镇便民服务中心');
const OTHER = place('萧山区临浦镇人民路9号', '临浦镇便民服务中心');

const pairs = (a: Guide, b: Guide) => pairPlaces(a, b, kit, CONTEXT).map((pair) => [pair.a.address?.text, pair.b?.address?.text]);

describe('places of the two channels', () => {
  it('belong together where each has one', () => {
    expect(pairs(guide(HALL), guide(TOWN))).toEqual([[HALL.address?.text, TOWN.address?.text]]);
  });

  it('are matched by address: the paper of one place with its entry online', () => {
    expect(pairs(guide(HALL, TOWN, OTHER), guide(TOWN))).toEqual([[TOWN.address?.text, TOWN.address?.text]]);
  });

  it('are matched by name where the address has changed', () => {
    const moved = place('萧山区河上镇新街12号', '河上镇便民服务中心');
    expect(pairs(guide(HALL, TOWN, OTHER), guide(moved))).toEqual([[TOWN.address?.text, moved.address?.text]]);
  });

  it('are left to a person where none matches', () => {
    const unknown = place('萧山区戴村镇戴村路1号');
    expect(pairs(guide(HALL, TOWN), guide(unknown))).toEqual([[unknown.address?.text, undefined]]);
  });

  it('are paired where a single one is left on each side', () => {
    const moved = place('萧山区戴村镇戴村路1号');
    expect(pairs(guide(HALL, TOWN), guide(HALL, moved))).toEqual([
      [HALL.address?.text, HALL.address?.text],
      [TOWN.address?.text, moved.address?.text],
    ]);
  });

  it('are none where a side states none', () => {
    expect(pairs(guide(), guide(HALL))).toEqual([]);
  });
});
