// A process of its own that puts each line that it is told, says what came of it, and ends without settling:
//   node --import tsx test/store/spooler.ts FOLDER
import { createInterface } from 'node:readline';
import { openSpooledSnapshots } from '../../src/store/index.js';

const store = await openSpooledSnapshots(process.argv[2] ?? '');
process.stdout.write('ready\n');
for await (const line of createInterface(process.stdin)) {
  const said = await store.put(Buffer.from(line)).then(() => 'kept', (cause: NodeJS.ErrnoException) => `failed ${cause.code ?? cause.message}`);
  process.stdout.write(`${said}\n`);
}
process.exit(0);
