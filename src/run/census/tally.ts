import { SiteTally } from '../addresses.js';
import type { Notice } from '../catalogue.js';
import type { Engine } from '../engine.js';
import { brokenProfiles, profileAt, type BrokenProfile, type SeenPages } from '../profiles.js';
import { ruleErrors } from '../rule-errors.js';
import type { ItemResult } from './item-result.js';

/** What must be known of all items before anything is said of one: sites that were not reached, profiles that no longer fit, rules that broke. */
export class Tally {
  private readonly sites = new SiteTally();
  private readonly pages: SeenPages[] = [];
  private readonly errors: Notice[] = [];
  private readonly names = new Map<string, string>();
  readonly handbook = new Set<string>();
  checked = 0;
  online = 0;
  entrances: number | undefined;

  constructor(private readonly engine: Engine) {}

  add(result: ItemResult): void {
    if (result.checked) this.checked += 1;
    if (result.online) this.online += 1;
    if (result.entrance !== undefined) this.entrances = (this.entrances ?? 0) + (result.entrance ? 1 : 0);
    if (result.handbook !== undefined) this.handbook.add(result.handbook);
    for (const capture of result.captures) this.sites.add(capture);
    const captures = result.captures.filter(({ url, outcome }) => outcome !== 'ok' && profileAt(this.engine.schemas.portals, url) !== undefined);
    if (result.pages.length + captures.length > 0) this.pages.push({ captures, pages: result.pages.map(({ url, stated }) => ({ url, stated: stated.map((name) => this.one(name)) })) });
    this.errors.push(...ruleErrors(result));
  }

  broken(): BrokenProfile[] {
    return brokenProfiles(this.pages, this.engine);
  }

  get nothingReached(): boolean {
    return this.sites.nothingReached;
  }

  notices(): Notice[] {
    return [...this.sites.notices(), ...this.errors];
  }

  /** One text for all that are the same. */
  private one(name: string): string {
    const known = this.names.get(name);
    if (known === undefined) this.names.set(name, name);
    return known ?? name;
  }
}
