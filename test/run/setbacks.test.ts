import { expect, test } from 'vitest';
import { Setbacks } from '../../src/run/fleet/setbacks.js';

function open() {
  let clock = 0;
  const setbacks = new Setbacks(() => clock);
  return { setbacks, pass: (ms: number) => { clock += ms; }, now: () => clock };
}

test('each failure in a row doubles the wait, up to a minute; a success ends it', () => {
  const { setbacks, pass, now } = open();
  const waits = Array.from({ length: 8 }, () => {
    pass(setbacks.wait + 1);
    setbacks.failed(now());
    return setbacks.wait;
  });
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60].map((seconds) => seconds * 1_000));
  setbacks.succeeded();
  expect(setbacks.wait).toBe(0);
  pass(1);
  setbacks.failed(now());
  expect(setbacks.wait).toBe(1_000);
});

test('jobs that were under way together fail as one', () => {
  const { setbacks, pass } = open();
  pass(50);
  for (const begun of [10, 20, 30]) setbacks.failed(begun);
  expect(setbacks.wait).toBe(1_000);
  pass(400);
  expect(setbacks.wait).toBe(600);
});
