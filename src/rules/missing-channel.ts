import type { Outcome } from '../model/capture.js';
import type { Mark, Rule } from '../model/rule.js';
import type { Channel } from './sides.js';

/** The page or file itself is not there; every other outcome says only that it could not be taken today. */
const GONE: readonly Outcome[] = ['not-found', 'soft-not-found', 'missing'];

/**
 * One channel has a guide and the other has none. What the machine sees is a catalogue without an address or a page that is
 * gone, so a person must say whether the guide was ever published: never an accusation.
 */
export function missingChannel(side: Channel): Rule['check'] {
  const other: Channel = side === 'online' ? 'offline' : 'online';
  return function* (subject): Iterable<Mark> {
    const common = { relation: 'online-offline', element: 'sourceChannel', key: side === 'online' ? '线上' : '线下', sides: {}, fault: side, defect: 'missing' } as const;
    if (subject[other].length === 0) return;
    if (subject[side].length > 0) {
      yield { ...common, verdict: 'pass', messageId: 'present', data: {} };
      return;
    }
    const captures = subject.captures.filter((capture) => capture.channel === side);
    // A precheck of one guide looks at one channel only.
    if (captures.length === 0) return;
    if (subject.item[side].length === 0) {
      yield { ...common, verdict: 'cannot-tell', messageId: 'unnamed', data: {} };
      return;
    }
    const gone = captures.every((capture) => GONE.includes(capture.outcome));
    if (gone) yield { ...common, verdict: 'cannot-tell', messageId: 'gone', data: { detail: captures[0]?.detail?.replace(/。$/, '') ?? '页面或文件不存在' } };
  };
}
