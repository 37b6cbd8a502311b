import type { Case } from '../../model/case.js';
import type { ServiceItem } from '../../model/item.js';
import { codeVersion } from '../code-version.js';
import { spans, type DaySpan } from '../day-span.js';
import type { HeldCase } from '../held-case.js';
import type { KeptPage } from '../keeping.js';
import { openFile } from '../opening.js';
import { paperFiles } from '../paper.js';
import { restsOnline } from '../confirm.js';
import { sha256 } from '../versions.js';
import type { Census } from './open.js';
import { timesOf, type ItemResult, type TimeSource } from './item-result.js';

/** What a census found of an item whose inputs were these, so that with the same inputs it need not be put together again. */
export interface SameItem {
  /** Of the content in the store. */
  sha256: string;
  /** From where each of its times comes. */
  times: TimeSource[];
  /** What came of the links that its guides name. */
  links: NonNullable<Case['links']>;
  span: DaySpan;
  /** Some of it was confirmed by a second taking: it holds while the pages need none. */
  confirmed: boolean;
}

/** Openings after which an item is put together from its guides all the same: then the cache sees that these are still in use. Not all in one night. */
const LONG_WAY = 20;

/**
 * Items that are as they were: their row of the catalogue, the bytes of their pages, papers and entries, and all code and data that make a
 * result of these are in one key. Files are read and hashed each time; their dates are not trusted.
 */
export class SameItems {
  private readonly version: string;
  private readonly files = new Map<string, Promise<string>>();

  constructor(private readonly bench: Pick<Census, 'sources' | 'engine' | 'stages' | 'keeper'>) {
    const { context, calls, portal } = bench.sources;
    const { day: _, ...place } = context;
    this.version = sha256(JSON.stringify([codeVersion('census-code'), bench.stages.version, Object.entries(place).sort(), calls ?? '', portal ?? '', bench.engine.schemas.portals]));
  }

  /** The key of an item with its pages; undefined where something about it is not to be told beforehand. */
  async keyOf(item: ServiceItem, pages: readonly KeptPage[]): Promise<string | undefined> {
    const { sources } = this.bench;
    if (sources.handover?.sides.has(item.id) || sources.sheets?.sides.has(item.id)) return undefined;
    const { row: _, ...named } = item;
    const papers = await paperFiles(item, sources.offline, sources.units);
    const entries = await sources.shelf.filesOf(item, sources.context);
    const about = [
      this.version, named,
      pages.map(({ url, outcome, detail, attempts, sha256: hash, charset, rendered }) => [url, outcome, detail, attempts, hash, charset, rendered?.sha256]),
      await Promise.all(papers.map(async (file) => [file.named, file.path === undefined ? '' : await this.hashOf(file.path, false)])),
      await Promise.all(entries.map(async (file) => [file.name, await this.hashOf(file.path, true)])),
      // Of several versions the day decides.
      entries.length > 1 ? sources.context.day : '',
    ];
    return `item ${sha256(JSON.stringify(about))}`;
  }

  find(key: string, days: readonly string[]): SameItem | undefined {
    const text = this.bench.stages.values.cache.get(key, LONG_WAY + (Number.parseInt(key.slice(5, 9), 16) % LONG_WAY));
    const same = text === undefined ? undefined : (JSON.parse(text) as SameItem);
    return same && spans(same.span, days) ? same : undefined;
  }

  /** Remembers what was found, as far as it follows from the inputs alone. */
  keep(key: string, held: HeldCase, result: ItemResult, content: string): void {
    const { span, light } = held;
    if (!span || result.errors.length > 0 || held.namesForms || held.formLinks.length > 0 || light.handbookGap === '手册未施行') return;
    if (result.findings.some(({ mended, unconfirmed, confirmedRaw }) => mended !== undefined || unconfirmed !== undefined || confirmedRaw !== undefined)) return;
    const links = Object.values(light.links ?? {});
    const confirmed = result.findings.some(restsOnline);
    if (confirmed && links.some(({ outcome }) => outcome !== 'ok')) return;
    const same: SameItem = { sha256: content, times: timesOf(result, this.bench.keeper.startedAt), links: light.links ?? {}, span, confirmed };
    this.bench.stages.values.cache.put(key, JSON.stringify(same));
  }

  /** Hash of a file, or why it cannot be read. Entries serve many items and are read once a census. */
  private hashOf(path: string, once: boolean): Promise<string> {
    const known = this.files.get(path);
    if (known) return known;
    const hash = openFile(path, path).then(({ bytes, problem }) => (bytes ? sha256(bytes) : problem));
    if (once) this.files.set(path, hash);
    return hash;
  }
}
