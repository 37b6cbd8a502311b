import type { Guide } from '../model/guide.js';
import { isGuide } from '../parse/index.js';
import { addressesOf } from '../rules/addresses.js';
import { packText, unpackText, type PackedText } from '../store/packed-text.js';
import { formsNamed } from './forms.js';
import { Hashes } from './hashes.js';
import { statedElements } from './profiles.js';
import { sha256 } from './versions.js';

/** What tells whose a guide is and when it was made: a guide, or what is kept of it in its place. */
export interface GuideFace {
  snapshot: string;
  title?: { text: string };
  fields: Partial<Record<string, { text: string }[]>>;
}

/** A guide that was put away: where it lies, and what a run asks of it before it is compared. */
export interface KeptGuide extends GuideFace {
  /** Of its JSON without the hash of the bytes that it was read from. */
  hash: string;
  /** Does it state enough to be one? */
  whole: boolean;
  /** Addresses of the web that it names: links first, then what elements state. */
  addresses: { href: string; text: string; element?: string }[];
  /** Does it name a blank form? */
  namesForms: boolean;
  /** Elements that it states. */
  stated: string[];
}

/** A guide on its way from who read it to where it is kept. */
export interface PutAway {
  kept: KeptGuide;
  packed: PackedText;
}

/** A guide that was put away in this run and is not to be had any more, not even by reading it anew. */
export class GuideGone extends Error {
  constructor() {
    super('读过的指南没有保存下来');
    this.name = 'GuideGone';
  }
}

/** Elements by which a run tells whose a guide is, and of when. */
const FACE = ['implementationCode', 'basicCode', 'caseCode', 'mainItemName', 'subItemName', 'caseName', 'updatedAt', 'capturedAt'] as const;

export function putAway(guide: Guide): PutAway {
  const text = new Hashes([guide.snapshot]).named(JSON.stringify(guide));
  const fields = Object.fromEntries(FACE.flatMap((id) => {
    const stated = guide.fields[id];
    return stated ? [[id, stated.map((field) => ({ text: field.text }))]] : [];
  }));
  const kept: KeptGuide = {
    hash: sha256(text), snapshot: guide.snapshot, ...(guide.title ? { title: { text: guide.title.text } } : {}), fields,
    whole: isGuide(guide), addresses: addressesOf(guide).map(({ href, text: words, element }) => ({ href, text: words, ...(element === undefined ? {} : { element }) })),
    namesForms: formsNamed(guide).length > 0, stated: [...statedElements(guide)],
  };
  return { kept, packed: packText(text) };
}

/** A guide or another value as it was put away; `snapshot`: hash of the bytes that it was read from. @throws where the text is none */
export function takenOut<T extends object>(packed: PackedText, snapshot: string): T {
  return JSON.parse(new Hashes([snapshot]).restored(unpackText(packed))) as T;
}
