// A process of the information centre of its own: reviews and tells as long as there is something to do, and says what it did.
//   node --import tsx test/run/desk-process.ts LOCATION NAME TIME
import type { Actor } from '../../src/model/finding-state.js';
import { Conflict, openDesk } from '../../src/run/desk.js';
import { UserProblem } from '../../src/run/problem.js';
import { drawWeek } from '../../src/run/week/draw-week.js';
import { sendNotice } from '../../src/run/week/notices.js';
import { takeStep } from '../../src/run/week/step.js';
import { allFindings, listUnits, type StoreLocation } from '../../src/store/index.js';

const [place = '', name = '', time = ''] = process.argv.slice(2);
const actor: Actor = { id: name, role: 'centre', unit: '区信息中心' };
const desk = await openDesk(JSON.parse(place) as StoreLocation, () => Date.parse(time));

async function tried(what: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
    process.stdout.write(`did ${what}\n`);
  } catch (cause) {
    if (!(cause instanceof Conflict) && !(cause instanceof UserProblem)) throw cause;
    process.stdout.write(`refused ${what}\n`);
  }
}

const open = await allFindings(desk.store, { state: 'found', verdict: 'fail' });
const units = (await listUnits(desk.store)).map(({ id }) => id);
process.stdout.write('ready\n');
await new Promise((go) => process.stdin.once('data', go));
await tried('draw', () => drawWeek(desk, name));
for (const { fingerprint, version } of open) await tried(`confirm ${fingerprint}`, () => takeStep(desk, { fingerprint, version, event: { kind: 'confirm' } }, actor));
for (const unit of units) await tried(`notice ${unit}`, () => sendNotice(desk, unit, actor));
await desk.close();
process.exit(0);
