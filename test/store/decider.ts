// A process of its own that decides on findings one after the other and tells each decision once the store has said that it stands.
//   node --import tsx test/store/decider.ts LOCATION NAME FINDINGS
import { Conflict, issueNotice, moveFinding, openStore, type StoreLocation } from '../../src/store/index.js';
import { by } from './kit.js';

const [place = '', name = '', findings = '0'] = process.argv.slice(2);
const store = await openStore(JSON.parse(place) as StoreLocation);
process.stdout.write('ready\n');
for (let n = 0; n < Number(findings); n += 1) {
  try {
    // The step and the notice stand or fall together.
    await store.change(() => undefined, async () => {
      await moveFinding(store, { fingerprint: `f${n}`, version: 1, from: 'found', to: 'told', action: 'notice.send', ...by(name, n % 600) });
      await issueNotice(store, { id: `n${n}`, number: `2026-${n}`, unit: `u${n}`, week: 'w1', kind: 'weekly', fingerprints: [`f${n}`] }, by(name, n % 600));
    });
    process.stdout.write(`done ${n}\n`);
  } catch (cause) {
    if (!(cause instanceof Conflict)) throw cause;
    process.stdout.write(`refused ${n}\n`);
  }
}
await store.close();
