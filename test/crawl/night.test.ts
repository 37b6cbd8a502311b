import { describe, expect, it } from 'vitest';
import { openHours, untilOpen } from '../../src/crawl/night.js';
import { settle } from '../../src/crawl/settings.js';
import { quick } from './portal.js';

const NIGHT = { from: 22 * 60, to: 6 * 60 };
const LUNCH = { from: 12 * 60, to: 13 * 60 + 30 };
const at = (time: string): number => Date.parse(`2018-09-20T${time}+08:00`);
const MINUTE = 60_000;

describe('hours in which a site may be asked', () => {
  it.each([
    [NIGHT, '22:00:00', 0], [NIGHT, '23:59:59', 0], [NIGHT, '00:00:00', 0], [NIGHT, '05:59:59', 0],
    [NIGHT, '06:00:00', 16 * 60], [NIGHT, '21:59:00', 1], [NIGHT, '12:00:00', 600],
    [LUNCH, '12:00:00', 0], [LUNCH, '13:29:59', 0], [LUNCH, '13:30:00', 22.5 * 60], [LUNCH, '11:00:00', 60], [LUNCH, '23:00:00', 13 * 60],
    [{ from: 0, to: 0 }, '12:00:00', 0], [{ from: 0, to: 24 * 60 }, '23:59:59', 0],
  ])('%o at %s opens in %d minutes', (window, time, minutes) => {
    expect(untilOpen(window, at(time))).toBeCloseTo(minutes * MINUTE, -2);
  });

  it('are waited for and told, but not for this machine itself', async () => {
    const waits: number[] = [];
    const said: string[] = [];
    let now = at('21:00:00');
    const settings = settle({ ...quick('http://127.0.0.1:1'), window: NIGHT, now: () => now, sleep: (ms) => { waits.push(ms); now += ms; return Promise.resolve(); }, onProgress: (event) => { if (event.type === 'window') said.push(`${event.host} ${event.until}`); } });
    await openHours('127.0.0.1:8080', settings);
    await openHours('localhost', settings);
    expect(waits).toEqual([]);
    await openHours('zwfw.example.gov.cn', settings);
    expect(waits).toEqual([60 * MINUTE]);
    expect(said).toEqual([`zwfw.example.gov.cn ${at('22:00:00')}`]);
    await openHours('zwfw.example.gov.cn', settings);
    expect(waits).toHaveLength(1);
  });
});
