import { createReadStream } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import type { CensusChanges, CensusPart } from '../../model/census.js';
import type { Report } from '../../model/report.js';
import { renderRow } from '../../report/json.js';

const LISTS = ['coverage', 'findings', 'problems', 'unstated', 'scores', 'ended'] as const;
type List = (typeof LISTS)[number];

/** The rows of a list as far as the units have come. */
interface Open {
  path: string;
  file: FileHandle;
  rows: number;
}

/**
 * `report.json` of a census: of the shape of any report's, and `changes` and `ended` beside it; one row a line. Written list by list as
 * the units come, so that no more than a unit is held in memory. Errors of the file system are those of the call that met them.
 */
export class JsonReport {
  private readonly lists = new Map<List, Open>();

  /** @param file where the whole is put together; the lists stand beside it until then */
  constructor(private readonly file: string) {}

  async add({ report, ended }: CensusPart): Promise<void> {
    for (const list of LISTS) {
      const rows: readonly unknown[] = list === 'ended' ? ended : report[list];
      if (rows.length === 0) continue;
      const to = await this.open(list);
      const text = rows.map((row) => `\n    ${renderRow(row)}`).join(',');
      await to.file.writeFile(to.rows === 0 ? text : `,${text}`);
      to.rows += rows.length;
    }
  }

  private pathOf(list: List): string {
    return `${this.file}.${list}`;
  }

  private async open(list: List): Promise<Open> {
    const known = this.lists.get(list);
    if (known) return known;
    const path = this.pathOf(list);
    const opened = { path, file: await open(path, 'w'), rows: 0 };
    this.lists.set(list, opened);
    return opened;
  }

  /** Puts the lists together. */
  async close(run: Report['run'], changes: CensusChanges, notices: Report['notices']): Promise<void> {
    const whole = await open(this.file, 'w');
    try {
      await whole.writeFile(`{\n  "schemaVersion": 1,\n  "run": ${renderRow(run)}`);
      for (const list of LISTS) {
        await whole.writeFile(`,\n  "${list}": [`);
        const { path, file } = this.lists.get(list) ?? {};
        if (path !== undefined) {
          await file?.close();
          for await (const chunk of createReadStream(path)) await whole.writeFile(chunk as Buffer);
          await rm(path);
        }
        await whole.writeFile(path === undefined ? ']' : '\n  ]');
      }
      await whole.writeFile(`,\n  "notices": ${renderRow(notices)},\n  "changes": ${renderRow(changes)}\n}\n`);
    } finally {
      await whole.close();
    }
    this.lists.clear();
  }

  /** Leaves nothing behind where the report is given up. */
  async drop(): Promise<void> {
    for (const { file } of this.lists.values()) await file.close().catch(() => undefined);
    for (const path of [this.file, ...LISTS.map((list) => this.pathOf(list))]) await rm(path, { recursive: true, force: true });
  }
}
