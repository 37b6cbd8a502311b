import { samplePlan } from '../../src/run/first-start.js';
import { enterCity, readPlanned, setCityPlan } from '../../src/run/week/city.js';
import { openSamplePortal } from '../run/sample-portal.js';
import type { Bench } from './kit.js';

/** Gives a bench the sample city with its portal running; what ends the portal. */
export async function openSampleCity({ desk }: Bench): Promise<() => void> {
  const portal = await openSamplePortal();
  const plan = samplePlan(portal.url);
  await setCityPlan(desk, plan, 'test');
  await enterCity(desk, (await readPlanned(desk, plan)).items, 'test');
  return portal.close;
}

/** Waits for the run that is under way to end. */
export function runEnded({ desk }: Pick<Bench, 'desk'>): Promise<void> {
  return new Promise((resolve) => {
    if (!desk.runner.state().running) return resolve();
    const stop = desk.runner.listen(({ running }) => {
      if (running) return;
      stop();
      resolve();
    });
  });
}
