import process from 'node:process';
import type { ReadInput, ReadItem } from '../parse/index.js';
import { openReader } from './reader.js';
import { tableItem } from './sheet-rows.js';

/** What the parent asks of a child: one file. */
export interface ReadRequest extends ReadInput {
  id: number;
}

/** What the child answers. */
export interface ReadAnswer {
  id: number;
  items: ReadItem[];
}

// A child process that reads files which nobody has looked at, and nothing else: it opens no file but the schemas and is ended by its
// parent when it takes more than its share (apart.ts).
const { reader } = openReader();

process.on('message', (request: ReadRequest) => {
  void Promise.resolve(request.as === 'table' ? [tableItem(request)] : reader.readAll(request)).then((items) => process.send?.({ id: request.id, items } satisfies ReadAnswer));
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
