import path from 'node:path';
import { checkCase } from '../check/index.js';
import type { Capture } from '../model/capture.js';
import type { Case } from '../model/case.js';
import type { Finding } from '../model/finding.js';
import type { Guide } from '../model/guide.js';
import type { ServiceItem } from '../model/item.js';
import type { Policy } from '../model/score.js';
import type { TextLine } from '../model/text-line.js';
import { shanghaiTime } from '../model/shanghai-time.js';
import type { ReadInput } from '../parse/index.js';
import { scoreFindings } from '../score/index.js';
import { openEngine, type Engine } from './engine.js';
import { openFileReader, type FileReader } from './file-reader.js';
import { FileFinder, filesBelow, slashes } from './files.js';
import { formBeside, formsBeside } from './form-files.js';
import { readForms, type FormSource, type KnownForms } from './forms.js';
import { maintainerOf } from './maintainers.js';
import { readPapers, type PaperItem } from './paper.js';
import { loadPolicy } from './policy.js';
import { UserProblem } from './problem.js';
import { inReadingOrder } from './reading-order.js';
import { regionContext, regionOf, statedRegion } from './region.js';
import { StandardShelf } from './standards.js';

/** One guide of a precheck: its findings in reading order, or why it could not be read. */
export interface Prechecked {
  /** Path of the file, and the path in it for an archive's. */
  file: string;
  unreadable?: string;
  /** No guide by its name alone (a picture in an archive): left out. */
  aside?: boolean;
  findings: Finding[];
  subject?: Case;
  /** The file itself, also where `file` names one in an archive. */
  source?: string;
  /** The text of the file, where it was asked for. */
  text?: TextLine[];
}

export interface PrecheckSettings {
  handbook?: string;
  region?: string;
  /** Read files in processes of their own; default: where the built command runs. */
  apart?: boolean;
  /** What findings and sentences call a file, where its path is nobody's business. */
  named?: (file: string) => string;
  /** The text is wanted beside the findings. */
  withText?: boolean;
}

/** What a server has open already; a checker with these costs nothing to open, and `close` leaves them open. */
export interface Opened {
  engine: Engine;
  reader: FileReader;
}

/** Files that are read ahead of the one that is checked. */
const AHEAD = 6;
/** What tells which item a guide is of, and nothing of how it is handled. */
const IDENTITY = new Set(['basicCode', 'implementationCode', 'mainItemName', 'competentAuthority', 'itemType']);
const NO_GUIDES = '所列事项只有名称、编码和部门，没有办事指南的内容，像是事项目录，没有检查。请检查指南文件；要按目录核查，请用 zhinan run --catalogue。';
/** Offices name files by the item's basic code. */
const CODE_NAME = /^([0-9A-Z]{12})\./;

/**
 * Checks guide files with the rules and the engine of the weekly run. Opened once, it checks as often as it is asked to (watching);
 * `close` ends the processes that read.
 */
export class Prechecker {
  private readonly shelf: StandardShelf;
  private readonly known: KnownForms = new Map();

  private constructor(readonly engine: Engine, readonly policy: Policy, private readonly reader: FileReader, private readonly book: FileFinder, private readonly settings: PrecheckSettings) {
    this.shelf = new StandardShelf(book, reader, undefined);
  }

  /** @throws UserProblem where the handbook's folder is not there */
  static async open(settings: PrecheckSettings, given?: Opened): Promise<Prechecker> {
    let engine = given?.engine;
    const opened = (): Engine => (engine ??= openEngine());
    // The process that reads starts first: it loads while this one does.
    const reader = given ? { readAll: (input: ReadInput) => given.reader.readAll(input), close: () => undefined } : openFileReader(() => opened().reader, settings.apart === undefined ? {} : { apart: settings.apart });
    try {
      if (settings.handbook && (await filesBelow(settings.handbook)).length === 0) throw new UserProblem(`手册文件夹“${settings.handbook}”不存在或是空的，请核对 --handbook 的路径。`);
      if (settings.region) statedRegion(settings.region, opened().schemas.regions);
      const policy = await loadPolicy(opened(), undefined);
      return new Prechecker(opened(), policy, reader, await FileFinder.open('.', settings.handbook), settings);
    } catch (cause) {
      reader.close();
      throw cause;
    }
  }

  close(): void {
    this.reader.close();
  }

  /** The guides of the files, in their order; an archive or a file of several items yields several. */
  async *check(files: readonly string[], now: Date): AsyncGenerator<Prechecked> {
    const takenAt = shanghaiTime(now.getTime());
    const { named = (file: string) => file, withText = false } = this.settings;
    const reader = withText ? { readAll: (input: ReadInput) => this.reader.readAll({ ...input, withText }) } : this.reader;
    const reading: Promise<PaperItem[]>[] = [];
    for (const [index, file] of files.entries()) {
      while (reading.length < files.length && reading.length <= index + AHEAD) {
        const next = files[reading.length] ?? file;
        reading.push(readPapers({ path: next, named: named(next) }, 'offline', 'filed', {}, reader, undefined, takenAt));
      }
      const items = (await reading[index]) ?? [];
      reading[index] = Promise.resolve([]);
      if (isList(items)) {
        yield { file, unreadable: NO_GUIDES, findings: [], source: file };
        continue;
      }
      for (const item of items) yield item.aside ? { file: item.capture.file ?? file, aside: true, findings: [] } : { ...(await this.checkOne(item, items.length, file, takenAt)), source: file, ...(item.text ? { text: item.text } : {}) };
    }
  }

  /** Forms beside the guide, and those of the entry in the handbook's folder; none of the web. */
  private forms(file: string): FormSource {
    const handbook = formsBeside({ handbook: this.book }, () => Promise.resolve(undefined));
    return (side, capture, href) => (side === 'handbook' ? handbook(side, capture, href) : formBeside(file, href));
  }

  private async checkOne({ capture, guide, tableStarts }: PaperItem, count: number, file: string, takenAt: string): Promise<Prechecked> {
    const shown = capture.file ?? file;
    if (!guide) return { file: shown, unreadable: capture.detail ?? '', findings: [] };
    const item = itemOf(guide, count === 1 ? shown : `${shown}#${capture.detail ?? ''}`, shown);
    const subject = await this.subjectOf(item, guide, capture, takenAt);
    if (capture.file === slashes(file)) await readForms(subject, this.forms(file), this.reader, this.known);
    const { findings } = checkCase(subject, this.engine.kit, { maintainer: maintainerOf(this.engine.schemas.maintainers, subject) });
    const scored = scoreFindings(findings, this.policy, [{ department: item.department, checked: true }]).findings;
    return { file: shown, findings: inReadingOrder(scored, guide, tableStarts ?? []), subject };
  }

  /** The case of one guide: as in the weekly run, with the paper side alone. */
  async subjectOf(item: ServiceItem, guide: Guide, capture: Capture, takenAt: string): Promise<Case> {
    const { handbook, region: stated } = this.settings;
    const { regions } = this.engine.schemas;
    const context = { ...regionContext(regionOf([item], regions, stated), regions), day: takenAt.slice(0, 10) };
    const standard = await this.shelf.entry(item, context, takenAt);
    const type = (standard.handbook?.standard.guide ?? guide).fields.itemType?.[0]?.text.trim();
    return {
      item, online: [], offline: [{ capture, guide }], captures: [capture, ...(handbook ? [standard.capture] : [])],
      context: { ...context, ...(type ? { itemType: type } : {}) },
      ...(standard.handbook ? { handbook: standard.handbook } : {}),
      ...(handbook && standard.gap ? { handbookGap: standard.gap } : {}),
    };
  }
}

/** Whether a file is a list of items (a catalogue), none of which says anything that could be checked: to pass it would be to pass guides that nobody read. */
function isList(items: readonly PaperItem[]): boolean {
  const guides = items.flatMap(({ guide }) => (guide ? [guide] : []));
  return guides.length > 1 && guides.length === items.length && guides.every(({ fields }) => Object.keys(fields).every((element) => IDENTITY.has(element)));
}

/** The item that a guide says it is about. */
export function itemOf(guide: Guide, id: string, file: string): ServiceItem {
  const stated = (element: string) => guide.fields[element]?.[0]?.text.trim();
  const implementationCode = stated('implementationCode')?.replace(/\s/g, '');
  const basicCode = stated('basicCode')?.replace(/\s/g, '') ?? implementationCode?.slice(19, 31) ?? CODE_NAME.exec(path.basename(file))?.[1] ?? '';
  const name = stated('mainItemName') ?? guide.title?.text ?? path.basename(file).replace(/\.[^.]+$/, '');
  return {
    id: implementationCode ?? (basicCode || id), basicCode, ...(implementationCode ? { implementationCode } : {}), name,
    department: stated('competentAuthority') ?? '本单位', row: 0, online: [], offline: [file],
  };
}
