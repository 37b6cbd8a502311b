// Findings written with their history and log against plain INSERTs of the same contents, on one SQLite file each.
import path from 'node:path';
import { openStore } from '../../src/store/index.js';
import { bareInserts, writeFindings } from './findings.js';
import { figure, race, type Figure } from './figures.js';

const FINDINGS = 4_000;

export async function storeFindings(folder: string): Promise<Figure[]> {
  let round = 0;
  const each = (work: typeof bareInserts) => ({
    pieces: FINDINGS,
    async pass() {
      round += 1;
      const store = await openStore({ kind: 'sqlite', folder: path.join(folder, `store-${round}`) });
      const taken = await work(store, FINDINGS);
      await store.close();
      return taken;
    },
  });
  const rates = await race({ ours: each(writeFindings), bare: each(bareInserts) }, { warm: 1, rounds: 5 });
  return [{ ...figure(rates, { name: 'store-findings', what: 'a finding with history, content and log, stored', ours: 'ours', against: 'bare', sense: 'times' }), against: 'a bare INSERT (SQLite)' }];
}
