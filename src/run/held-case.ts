import type { Capture } from '../model/capture.js';
import type { Case, CapturedGuide } from '../model/case.js';
import type { Guide } from '../model/guide.js';
import type { ServiceItem } from '../model/item.js';
import type { FormerStandard, Standard } from '../model/standard.js';
import { isChecked } from './cases.js';
import type { DaySpan } from './day-span.js';
import { formsNamed } from './forms.js';
import type { KeptValues } from './kept-values.js';
import { entrancesIn } from './entrances.js';
import { linksOf } from './links.js';
import { formLinksOf } from './parts.js';
import { statedElements } from './profiles.js';

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
}

/** Puts a case's guides away; `again` reads the item anew where what was put away is damaged. */
export function hold(subject: Case, values: KeptValues, again: () => Promise<Case>): HeldCase {
  const { online, offline, handbook, forms: _, calls, ...rest } = subject;
  const light: LightCase = {
    ...rest,
    online: online.map(({ capture, guide }) => ({ capture, guide: values.keep(guide, guide.snapshot), snapshot: guide.snapshot })),
    offline: offline.map(({ capture, guide }) => ({ capture, guide: values.keep(guide, guide.snapshot), snapshot: guide.snapshot })),
    ...(handbook ? { handbook: { capture: handbook.capture, standard: values.keep(handbook.standard, handbook.standard.guide.snapshot), snapshot: handbook.standard.guide.snapshot, ...(handbook.former ? { former: values.keep(handbook.former) } : {}) } } : {}),
    ...(calls ? { calls: values.keep(calls) } : {}),
  };
  return {
    item: subject.item,
    captures: subject.captures,
    light,
    checked: isChecked(subject),
    links: linksOf(subject),
    entrances: entrancesIn(subject),
    formLinks: formLinksOf(subject),
    namesForms: [...online, ...offline, ...(handbook ? [{ guide: handbook.standard.guide }] : [])].some(({ guide }) => formsNamed(guide).length > 0),
    pages: online.map(({ capture, guide }) => ({ url: capture.url, stated: [...statedElements(guide)] })),
    load: async () => loaded(light, values) ?? withFound(await again(), light, values),
  };
}

/** The case as it was put away; undefined where a part of it is gone. */
function loaded(light: LightCase, values: KeptValues): Case | undefined {
  const guides = (held: HeldGuide[]): CapturedGuide[] => held.flatMap(({ capture, guide, snapshot }) => {
    const value = values.load<Guide>(guide, snapshot);
    return value ? [{ capture, guide: value }] : [];
  });
  const { online, offline, handbook, forms: _, calls: __, ...rest } = light;
  const [read, papers] = [guides(online), guides(offline)];
  const standard = handbook && values.load<Standard>(handbook.standard, handbook.snapshot);
  const former = handbook?.former === undefined ? undefined : values.load<FormerStandard>(handbook.former);
  if (read.length < online.length || papers.length < offline.length || (handbook && !standard) || (handbook?.former !== undefined && !former)) return undefined;
  const subject: Case = { ...rest, online: read, offline: papers, ...(handbook && standard ? { handbook: { capture: handbook.capture, standard, ...(former ? { former } : {}) } } : {}) };
  return withFound(subject, light, values);
}

/** With what was found after the reading: outcomes of links, contents of forms; and the results of test calls. */
function withFound(subject: Case, { links, forms, calls }: LightCase, values: KeptValues): Case {
  const [read, called] = [forms === undefined ? undefined : values.load<NonNullable<Case['forms']>>(forms), calls === undefined ? undefined : values.load<NonNullable<Case['calls']>>(calls)];
  return { ...subject, ...(called ? { calls: called } : {}), ...(links ? { links } : {}), ...(read ? { forms: read } : {}) };
}
