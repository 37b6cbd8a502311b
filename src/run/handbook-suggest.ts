import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { contentOf } from '../handbook/content.js';
import { differenceOf } from '../handbook/difference.js';
import { paperToMarkdown } from '../handbook/markdown.js';
import { suggestionPaper } from '../handbook/suggestion.js';
import { paperToWord } from '../handbook/word.js';
import { shanghaiTime } from '../model/shanghai-time.js';
import { LabelBook } from '../parse/labels.js';
import { openEngine } from './engine.js';
import { fileName } from './handbook-export.js';
import { readHandbook, versionsOf } from './handbook-files.js';
import { holdingEntry } from './handbook-show.js';
import { UserProblem } from './problem.js';

export interface SuggestOptions {
  handbook: string;
  element: string;
  proposed: string;
  why: string;
  from: string;
  out: string;
  format: 'docx' | 'md';
}

/** Writes a 勘误建议 to the owner of an entry; returns the file. @throws UserProblem where item or element are unknown. */
export async function suggestChange(item: string, options: SuggestOptions, now: () => Date = () => new Date()): Promise<string> {
  const engine = openEngine();
  const day = shanghaiTime(now().getTime()).slice(0, 10);
  const { entry } = holdingEntry(versionsOf(await readHandbook(options.handbook, engine), item), day);
  const { standard } = entry;
  const spec = new LabelBook(engine.schemas.elements).match(options.element)?.specs[0] ?? engine.schemas.elements.find((one) => one.label === options.element);
  if (!spec) throw new UserProblem(`没有要素“${options.element}”，请用手册里的名称，如“承诺办结时限”“申请材料”。`);
  const empty = { ...standard, guide: { ...standard.guide, fields: {}, places: [] } };
  delete empty.guide.materials;
  delete empty.guide.steps;
  const stands = differenceOf(empty, standard, engine.kit).find((row) => row.element === spec.id)?.after ?? contentOf(standard.guide).fields[spec.id]?.join('\n') ?? '（手册没有写明）';
  const paper = suggestionPaper({
    item: standard.name ?? item, owner: standard.owner ?? '手册主管单位', element: spec.label, stands, proposed: options.proposed, why: options.why, from: options.from, day,
    ...(standard.basicCode === undefined ? {} : { code: standard.basicCode }),
    ...(standard.version === undefined ? {} : { version: standard.version }),
  });
  await mkdir(options.out, { recursive: true });
  const file = path.join(options.out, `勘误建议-${fileName(standard.name ?? item)}-${fileName(spec.label)}-${day}.${options.format}`);
  await writeFile(file, options.format === 'docx' ? await paperToWord(paper) : paperToMarkdown(paper));
  return file;
}
