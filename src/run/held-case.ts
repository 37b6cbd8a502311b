import type { Capture } from '../model/capture.js';
import type { Case, CapturedGuide } from '../model/case.js';
import type { Guide } from '../model/guide.js';
import type { ServiceItem } from '../model/item.js';
import type { FormerStandard, Standard } from '../model/standard.js';
import type { PackedText } from '../store/packed-text.js';
import type { DaySpan } from './day-span.js';
import { entrancesIn } from './entrances.js';
import { formsNamed } from './forms.js';
import { GuideGone, type KeptGuide } from './kept-guide.js';
import type { KeptValues } from './kept-values.js';
import { linksOf } from './links.js';
import { formLinksOf } from './parts.js';

/** A guide that was put away, with how it was captured. */
export interface CapturedKeptGuide {
  capture: Capture;
  guide: KeptGuide;
}

/** A case whose guides were put away as soon as they were read. */
export type ReadCase = Omit<Case, 'online' | 'offline' | 'links' | 'forms'> & { online: CapturedKeptGuide[]; offline: CapturedKeptGuide[] };

interface HeldGuide {
  capture: Capture;
  /** Hash of the guide, whatever bytes it was read from, and that of these bytes. */
  guide: string;
  snapshot: string;
}

/** A case without what is large: guides and entries are named by their hash. */
export type LightCase = Omit<Case, 'online' | 'offline' | 'handbook' | 'forms' | 'calls'> & {
  online: HeldGuide[];
  offline: HeldGuide[];
  handbook?: { capture: Capture; standard: string; snapshot: string; former?: string };
  forms?: string;
  calls?: string;
};

/** What a run holds of an item from one stage to the next. */
export interface HeldCase {
  item: ServiceItem;
  captures: Capture[];
  light: LightCase;
  checked: boolean;
  /** Addresses that its guides name, absolute. */
  links: string[];
  /** Those of them at which its online guides let people apply. */
  entrances: string[];
  /** Forms that its online guides link to. */
  formLinks: { url: string; page: string }[];
  /** Does any side name a form? */
  namesForms: boolean;
  /** What each online page that was read states, by its address. */
  pages: { url: string | undefined; stated: readonly string[] }[];
  /** Days on which its check gives the same; set when it was checked, absent where that is not known. */
  span?: DaySpan;
  /** The case with all its guides. */
  load(): Promise<Case>;
  /** What was put away of it, by hash, as it lies there: for who takes it out elsewhere. */
  parts(): Promise<Map<string, PackedText>>;
}

/** Holds a case whose guides were put away; `again` reads the item anew where what was put away is damaged. */
export function hold(subject: ReadCase, values: KeptValues, again: () => Promise<ReadCase>): HeldCase {
  const { online, offline, handbook } = subject;
  const light = lightOf(subject, values);
  /** What can be had of the case, and of the same item read anew where it is not whole. */
  const whole = async <T>(get: (light: LightCase) => T | undefined): Promise<T> => {
    const { links, forms } = light;
    const found = get(light) ?? get({ ...lightOf(await again(), values), ...(links ? { links } : {}), ...(forms === undefined ? {} : { forms }) });
    if (found === undefined) throw new GuideGone();
    return found;
  };
  return {
    item: subject.item,
    captures: subject.captures,
    light,
    checked: isChecked(subject),
    links: linksOf([...online, ...offline]),
    entrances: entrancesIn(online),
    formLinks: formLinksOf(online),
    namesForms: [...online, ...offline].some(({ guide }) => guide.namesForms) || (handbook !== undefined && formsNamed(handbook.standard.guide).length > 0),
    pages: online.map(({ capture, guide }) => ({ url: capture.url, stated: guide.stated })),
    load: () => whole((one) => opened(one, (hash, snapshot) => values.load(hash, snapshot))),
    parts: () => whole((one) => partsOf(one, values)),
  };
}

/** An item counts as checked when two of its three sides could be used: then something was compared. */
function isChecked({ online, offline, handbook }: ReadCase): boolean {
  return [online.length > 0, offline.length > 0, handbook !== undefined].filter(Boolean).length >= 2;
}

function lightOf(subject: ReadCase, values: KeptValues): LightCase {
  const { online, offline, handbook, calls, ...rest } = subject;
  const held = ({ capture, guide }: CapturedKeptGuide): HeldGuide => ({ capture, guide: guide.hash, snapshot: guide.snapshot });
  return {
    ...rest,
    online: online.map(held),
    offline: offline.map(held),
    ...(handbook ? { handbook: { capture: handbook.capture, standard: values.keep(handbook.standard, handbook.standard.guide.snapshot), snapshot: handbook.standard.guide.snapshot, ...(handbook.former ? { former: values.keep(handbook.former) } : {}) } } : {}),
    ...(calls ? { calls: values.keep(calls) } : {}),
  };
}

/** The values that a case names, as they lie there; undefined where one is gone. */
function partsOf({ online, offline, handbook, forms, calls }: LightCase, values: KeptValues): Map<string, PackedText> | undefined {
  const parts = new Map<string, PackedText>();
  for (const hash of [...[...online, ...offline].map(({ guide }) => guide), handbook?.standard, handbook?.former, forms, calls]) {
    const packed = hash === undefined ? undefined : values.packed(hash);
    if (packed !== undefined && hash !== undefined) parts.set(hash, packed);
    else if (hash !== undefined) return undefined;
  }
  return parts;
}

/** The case with its guides as `load` gives them by their hash; undefined where one is gone. */
export function opened(light: LightCase, load: <T extends object>(hash: string, snapshot?: string) => T | undefined): Case | undefined {
  const { online, offline, handbook, forms, calls, ...rest } = light;
  const guides = (held: HeldGuide[]): CapturedGuide[] => held.flatMap(({ capture, guide, snapshot }) => {
    const value = load<Guide>(guide, snapshot);
    return value ? [{ capture, guide: value }] : [];
  });
  const [read, papers] = [guides(online), guides(offline)];
  const standard = handbook && load<Standard>(handbook.standard, handbook.snapshot);
  const former = handbook?.former === undefined ? undefined : load<FormerStandard>(handbook.former);
  const blank = forms === undefined ? undefined : load<NonNullable<Case['forms']>>(forms);
  const called = calls === undefined ? undefined : load<NonNullable<Case['calls']>>(calls);
  if (read.length < online.length || papers.length < offline.length || (handbook && !standard) || (handbook?.former !== undefined && !former) || (forms !== undefined && !blank) || (calls !== undefined && !called)) return undefined;
  return {
    ...rest, online: read, offline: papers,
    ...(handbook && standard ? { handbook: { capture: handbook.capture, standard, ...(former ? { former } : {}) } } : {}),
    ...(called ? { calls: called } : {}), ...(blank ? { forms: blank } : {}),
  };
}
