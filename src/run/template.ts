import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { paperToMarkdown } from '../handbook/markdown.js';
import { templatePaper } from '../handbook/template.js';
import { paperToWord } from '../handbook/word.js';
import { shanghaiTime } from '../model/shanghai-time.js';
import { openEngine } from './engine.js';
import { fileName } from './handbook-export.js';
import { readHandbook, versionsOf } from './handbook-files.js';
import { holdingEntry } from './handbook-show.js';

/** Writes the guide of an item for a unit to fill in, as Word and Markdown; returns the files. */
export async function writeTemplate(item: string, options: { handbook: string; out: string; day?: string }, now: () => Date = () => new Date()): Promise<string[]> {
  const engine = openEngine();
  const { entry } = holdingEntry(versionsOf(await readHandbook(options.handbook, engine), item), options.day ?? shanghaiTime(now().getTime()).slice(0, 10));
  const paper = templatePaper(entry.standard, engine.schemas.elements);
  await mkdir(options.out, { recursive: true });
  const stem = path.join(options.out, `${fileName(paper.title)}（模板）`);
  await writeFile(`${stem}.docx`, await paperToWord(paper));
  await writeFile(`${stem}.md`, paperToMarkdown(paper));
  return [`${stem}.docx`, `${stem}.md`];
}
