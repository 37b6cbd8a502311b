import type { CheckResult } from '../check/index.js';
import type { BodyToRead } from '../crawl/index.js';
import type { CompareContext } from '../model/comparison.js';
import type { Case } from '../model/case.js';
import type { VocabularyRow } from '../model/vocabulary.js';
import { shanghaiTime } from '../model/shanghai-time.js';
import type { ServiceItem } from '../model/item.js';
import type { Cache } from '../store/index.js';
import { abreast } from './abreast.js';
import { readCase, type Sources } from './cases.js';
import { CheckMemo, checkVersion, engineVersion, type Checked } from './check-memo.js';
import type { Engine } from './engine.js';
import type { FileReader } from './file-reader.js';
import { hold, type HeldCase } from './held-case.js';
import type { KeptGuide } from './kept-guide.js';
import { KeptValues } from './kept-values.js';
import { profileAt } from './profiles.js';
import type { PageBody } from './online.js';
import type { PaperReader } from './paper.js';
import { readPutAway } from './plain-files.js';
import type { Progress } from './progress.js';
import { ReadingMemo, readingVersion } from './reading-memo.js';
import type { Workers } from './workers.js';

/** Reading and checking of a run: item by item, on all cores, and only what was not read or checked before. */
export class Stages {
  readonly values: KeptValues;
  /** Of all that reads and compares, the rules among it, with its data. */
  readonly version: string;
  /** Reads files, and puts their guides away. */
  readonly papers: PaperReader<KeptGuide>;
  /** Reads files. */
  readonly files: PaperReader;
  private readonly readings: ReadingMemo;
  private readonly checks: CheckMemo;

  constructor(private readonly engine: Engine, private readonly workers: Workers, files: FileReader, cache: Cache, confirmed: readonly VocabularyRow[] = [], since = '') {
    const { schemas } = engine;
    const reading = readingVersion(schemas, confirmed);
    this.values = new KeptValues(cache);
    this.readings = new ReadingMemo(this.values, reading, [...schemas.vocabulary, ...confirmed]);
    const check = checkVersion(schemas, reading);
    this.version = engineVersion(check);
    this.checks = new CheckMemo(this.values, check, [...schemas.vocabulary, ...confirmed], since);
    this.papers = this.readings.papers((input) => readPutAway(input, files, workers));
    this.files = this.readings.files(this.papers);
  }

  /** What reads the pages of the portal on which an address stands, and puts their guides away. */
  readonly readerAt: Sources['readerAt'] = (url) => ({
    readBody: (body, snapshot, context) => this.page(url, body, snapshot, context),
  });

  /** Does a page hold a guide? It is read for that in a thread, and what was read stands ready for `readerAt`. */
  holdsGuide(context: CompareContext): (page: BodyToRead) => Promise<boolean> {
    return async ({ url, bytes, charset, sha256: snapshot }) => {
      try {
        return (await this.page(url, { bytes, ...(charset === undefined ? {} : { charset }) }, snapshot, context, (guides) => guides.some(({ whole }) => whole))).some(({ whole }) => whole);
      } catch {
        // A page that breaks its reader is named where it is read for the comparison.
        return true;
      }
    };
  }

  private page(url: string, body: PageBody, snapshot: string, context: CompareContext, worth?: (guides: readonly KeptGuide[]) => boolean): Promise<KeptGuide[]> {
    const about = [profileAt(this.engine.schemas.portals, url)?.id ?? '', snapshot, body.charset ?? ''];
    return this.readings.page(about, context, () => this.workers.page({ body, snapshot, context, url }), worth);
  }

  /** Reads all sides of the items; their guides are put away. `each` is called after every item and may throw to end the run. */
  read(items: readonly ServiceItem[], sources: Sources, now: () => Date, progress: Progress, each: () => void): Promise<HeldCase[]> {
    let done = 0;
    return abreast(items, this.workers.abreast, async (item) => {
      const takenAt = shanghaiTime(now().getTime());
      const read = () => readCase(item, sources, takenAt);
      const held = hold(await read(), this.values, read);
      each();
      progress('读取指南', ++done, items.length);
      return held;
    });
  }

  check(cases: readonly HeldCase[], progress: Progress, each: () => void): Promise<CheckResult[]> {
    let done = 0;
    return abreast(cases, this.workers.abreast, async (held) => {
      const result = await this.checks.result(held, async (rules) => checked(held.item, this.workers.check({ light: held.light, parts: await held.parts(), ...(rules ? { rules } : {}) })));
      each();
      progress('比对', ++done, cases.length);
      return result;
    });
  }

  /** Checks a case, whatever was checked before. Where the check broke, that is said of the item and the others go on. */
  async checkAnew(subject: Case): Promise<CheckResult> {
    return (await checked(subject.item, this.workers.checkCase(subject))).result;
  }
}

async function checked(item: ServiceItem, check: Promise<Checked>): Promise<Checked> {
  try {
    return await check;
  } catch (cause) {
    return { result: { findings: [], unstated: [], errors: [{ item: item.id, number: '（全部）', message: cause instanceof Error ? cause.message : String(cause) }] }, turns: [] };
  }
}
