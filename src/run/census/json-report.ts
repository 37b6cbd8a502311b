import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { CensusChanges, CensusPart } from '../../model/census.js';
import type { Report } from '../../model/report.js';
import { renderRow } from '../../report/json.js';

const LISTS = ['coverage', 'findings', 'problems', 'unstated', 'scores', 'ended'] as const;
type List = (typeof LISTS)[number];

/**
 * `report.json` of a census: of the shape of any report's, and `changes` and `ended` beside it; one row a line. Written list by list as
 * the units come, so that no more than a unit is held in memory.
 */
export class JsonReport {
  private readonly lists = new Map<List, { file: string; stream: WriteStream; rows: number }>();

  constructor(private readonly file: string) {
    for (const list of LISTS) {
      const part = `${file}.${list}.part`;
      this.lists.set(list, { file: part, stream: createWriteStream(part), rows: 0 });
    }
  }

  async add({ report, ended }: CensusPart): Promise<void> {
    for (const list of LISTS) await this.rows(list, list === 'ended' ? ended : report[list]);
  }

  private async rows(list: List, rows: readonly unknown[]): Promise<void> {
    const to = this.lists.get(list);
    if (!to || rows.length === 0) return;
    const text = rows.map((row) => `\n    ${renderRow(row)}`).join(',');
    const more = to.stream.write(to.rows === 0 ? text : `,${text}`);
    to.rows += rows.length;
    if (!more) await once(to.stream, 'drain');
  }

  /** Puts the lists together; the file appears whole or not at all. */
  async close(run: Report['run'], changes: CensusChanges, notices: Report['notices']): Promise<void> {
    const whole = createWriteStream(`${this.file}.part`);
    const say = async (text: string): Promise<void> => {
      if (!whole.write(text)) await once(whole, 'drain');
    };
    await say(`{\n  "schemaVersion": 1,\n  "run": ${renderRow(run)}`);
    for (const list of LISTS) {
      const { file, stream, rows } = this.lists.get(list) ?? {};
      if (!file || !stream) continue;
      stream.end();
      await finished(stream);
      await say(`,\n  "${list}": [`);
      for await (const chunk of createReadStream(file, 'utf8')) await say(chunk as string);
      await say(rows === 0 ? ']' : '\n  ]');
      await rm(file);
    }
    await say(`,\n  "notices": ${renderRow(notices)},\n  "changes": ${renderRow(changes)}\n}\n`);
    whole.end();
    await finished(whole);
    await rename(`${this.file}.part`, this.file);
  }

  /** Leaves nothing behind where the report is given up. */
  async drop(): Promise<void> {
    for (const { file, stream } of this.lists.values()) {
      stream.destroy();
      await rm(file, { force: true });
    }
    await rm(`${this.file}.part`, { force: true });
  }
}
