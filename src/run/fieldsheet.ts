import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fieldSheetPaper, fieldSheetTable } from '../handbook/field-sheet.js';
import { withSupplement } from '../handbook/supplement.js';
import { tablesToWorkbook } from '../handbook/workbook.js';
import { paperToWord } from '../handbook/word.js';
import { shanghaiTime } from '../model/shanghai-time.js';
import { openEngine } from './engine.js';
import { fileName } from './handbook-export.js';
import { readHandbook, supplementsOf, versionsOf } from './handbook-files.js';
import { holdingEntry } from './handbook-show.js';
import { UserProblem } from './problem.js';

export interface FieldSheetOptions {
  handbook: string;
  out: string;
  /** 公示牌, 告知单 …; see schemas/fieldsheet.json. */
  carrier: string;
  /** The unit that is visited. */
  department?: string;
  /** Whose local supplement gives the local values. */
  district?: string;
  day?: string;
}

/** Writes the 现场核查表 of items for one kind of paper, as Word and Excel; returns the files. @throws UserProblem for an unknown item or carrier. */
export async function writeFieldSheets(items: readonly string[], options: FieldSheetOptions, now: () => Date = () => new Date()): Promise<string[]> {
  const engine = openEngine();
  const { carriers } = engine.schemas.fieldSheet;
  const carrier = carriers.find((one) => one.name === options.carrier);
  if (!carrier) throw new UserProblem(`没有“${options.carrier}”这种核查对象，可选：${carriers.map((one) => one.name).join('、')}。`);
  const handbook = await readHandbook(options.handbook, engine);
  const day = options.day ?? shanghaiTime(now().getTime()).slice(0, 10);
  await mkdir(options.out, { recursive: true });
  const files: string[] = [];
  for (const item of items) {
    const { entry } = holdingEntry(versionsOf(handbook, item), day);
    const local = options.district === undefined ? undefined : supplementsOf(handbook, entry).find((one) => one.file.includes(options.district ?? ''));
    const standard = local ? withSupplement(entry.standard, local.standard, engine.schemas.elements) : entry.standard;
    const stem = path.join(options.out, `现场核查表-${fileName(standard.name ?? item)}-${carrier.name}`);
    await writeFile(`${stem}.docx`, await paperToWord(fieldSheetPaper(standard, carrier, engine.schemas.elements, options.department ?? '')));
    await writeFile(`${stem}.xlsx`, await tablesToWorkbook([fieldSheetTable(standard, carrier, engine.schemas.elements, options.department ?? '')]));
    files.push(`${stem}.docx`, `${stem}.xlsx`);
  }
  return files;
}
