// Reading Word files against mammoth, which makes HTML of them and finds no element.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openEngine } from '../../src/run/engine.js';
import { CONTEXT } from './cases.js';
import { figure, race, type Figure } from './figures.js';

interface Mammoth {
  convertToHtml(input: { buffer: Buffer }): Promise<{ value: string }>;
}

/** The sample city's guides in Word; none where mammoth is not installed. */
export async function readWord(): Promise<Figure[]> {
  const mammoth = (await import('mammoth' as string).then((loaded: { default: Mammoth }) => loaded.default).catch(() => undefined)) as Mammoth | undefined;
  if (!mammoth) return [];
  const offline = path.resolve('guides/offline');
  const files = readdirSync(offline, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.docx')).sort().map((name) => ({ name, bytes: readFileSync(path.join(offline, name)) }));
  let engine = openEngine();
  const rates = await race({
    ours: {
      pieces: files.length, prepare: () => { engine = openEngine(); },
      async pass() {
        for (const { name, bytes } of files) await engine.reader.read({ bytes, name, snapshot: createHash('sha256').update(bytes).digest('hex'), context: CONTEXT });
      },
    },
    mammoth: { pieces: files.length, async pass() { for (const { bytes } of files) await mammoth.convertToHtml({ buffer: bytes }); } },
  }, { warm: 6, rounds: 9 });
  return [{ ...figure(rates, { name: 'read-word', what: 'a guide in Word, read', ours: 'ours', against: 'mammoth', sense: 'times' }), against: 'mammoth alone (to HTML)' }];
}
