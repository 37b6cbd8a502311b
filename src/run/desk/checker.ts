import path from 'node:path';
import type { Desk } from '../desk.js';
import { openFileReader, type FileReader } from '../file-reader.js';
import { Prechecker } from '../prechecker.js';
import { plannedCity } from '../week/city.js';

/** Processes that read what people hand in: of a desk there is one set, however many people check at once. They end with the server. */
const readers = new WeakMap<Desk, FileReader>();

/** A checker with the handbook and region of the city, the engine of the weekly run, and names instead of paths. */
export async function deskChecker(desk: Desk, withText = false): Promise<Prechecker> {
  const plan = await plannedCity(desk);
  return Prechecker.open({ named: (file) => path.basename(file), withText, ...(plan?.handbook ? { handbook: plan.handbook } : {}), ...(plan?.region ? { region: plan.region } : {}) }, { engine: desk.engine, reader: deskReader(desk) });
}

/** What reads files that people hand in. */
export function deskReader(desk: Desk): FileReader {
  let reader = readers.get(desk);
  if (!reader) readers.set(desk, (reader = openFileReader(() => desk.engine.reader)));
  return reader;
}
