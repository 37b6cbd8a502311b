import { remember } from '../compare/remember.js';
import { withUnit } from '../compare/show.js';
import type { Case, CapturedGuide } from '../model/case.js';
import type { CompareContext } from '../model/comparison.js';
import type { Side } from '../model/capture.js';
import type { MarkSide, Relation } from '../model/rule.js';
import type { Field } from '../model/field.js';

export type Channel = 'online' | 'offline';

/** How the sides are called in sentences. */
export const SIDE_NAMES: Record<Side, string> = { online: '线上', offline: '线下', handbook: '手册' };

export interface ChannelGuide extends CapturedGuide {
  side: Channel;
}

interface ChannelPair {
  online: CapturedGuide;
  offline: CapturedGuide;
}

/** The captures of both channels, listed once for all rules. */
const captured = new WeakMap<Case, { guides: ChannelGuide[]; pairs: ChannelPair[] }>();

function capturedIn(subject: Case): { guides: ChannelGuide[]; pairs: ChannelPair[] } {
  const known = captured.get(subject);
  if (known) return known;
  const { online, offline } = subject;
  const guides = [...online.map((one) => ({ ...one, side: 'online' as const })), ...offline.map((one) => ({ ...one, side: 'offline' as const }))];
  const found = { guides, pairs: online.flatMap((one) => offline.map((other) => ({ online: one, offline: other }))) };
  captured.set(subject, found);
  return found;
}

/** Every captured guide of both channels, online first. */
export function channelGuides(subject: Case): ChannelGuide[] {
  return capturedIn(subject).guides;
}

/** Every online capture with every offline capture. */
export function channelPairs(subject: Case): ChannelPair[] {
  return capturedIn(subject).pairs;
}

export function relationWithHandbook(side: Channel): Relation {
  return side === 'online' ? 'online-handbook' : 'offline-handbook';
}

/** The contexts of comparisons that a case's own context becomes, made once for all rules. */
const contexts = new WeakMap<CompareContext, Record<Channel | 'channels', CompareContext>>();

function contextsOf({ context }: Case): Record<Channel | 'channels', CompareContext> {
  const known = contexts.get(context);
  if (known) return known;
  const standard = (side: Channel): CompareContext => ({ ...context, relation: 'standard', names: [SIDE_NAMES[side], SIDE_NAMES.handbook] });
  const made = { online: standard('online'), offline: standard('offline'), channels: { ...context, relation: 'channel' as const, names: [SIDE_NAMES.online, SIDE_NAMES.offline] as [string, string] } };
  contexts.set(context, made);
  return made;
}

/** Context for comparing a channel's value (first) with the handbook's (second). */
export function standardContext(subject: Case, side: Channel): CompareContext {
  return contextsOf(subject)[side];
}

/** Context for comparing the online value (first) with the offline value (second). */
export function channelContext(subject: Case): CompareContext {
  return contextsOf(subject).channels;
}

export function present(captured: CapturedGuide | { capture: CapturedGuide['capture'] }, field: Field): MarkSide {
  return { field, capture: captured.capture.capture };
}

export function absent(captured: { capture: CapturedGuide['capture'] }, words: string): MarkSide {
  return { absent: words, capture: captured.capture.capture };
}

/** Several names in a sentence: the first three, and how many there are. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => brief(name)).join('”“');
  return names.length > 3 ? `“${shown}”等${names.length}项` : `“${shown}”`;
}

/** What passes needs no words: nobody is told of it. */
export const NO_WORDS: Record<string, string> = Object.freeze({});

const LONGEST = 80;

/** A value as it stands in a sentence: on one line, long ones cut; a bare number of `element` gets its unit. */
export function brief(text: string, element = ''): string {
  return shortened(withUnit(text, element));
}

const shortened = remember((text) => {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= LONGEST) return line;
  const units = Array.from(line);
  return units.length > LONGEST ? `${units.slice(0, LONGEST).join('')}…` : line;
});
