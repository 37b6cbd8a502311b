// A worker in a process of its own, for tests that end or stop it: node --import tsx test/run/fleet-worker.ts URL FOLDER HOSTS LEASE
import { runWorker } from '../../src/run/fleet/worker.js';

const [url = '', data = '', hosts = '2', lease = '3000'] = process.argv.slice(2);
const ending = new AbortController();
process.on('SIGTERM', () => ending.abort());
await runWorker({ location: { kind: 'postgres', url }, data, hosts: Number(hosts), lease: Number(lease), signal: ending.signal, say: (sentence) => process.stdout.write(`${sentence}\n`) });
