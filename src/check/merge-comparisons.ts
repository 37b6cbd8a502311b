import type { Channel } from '../rules/sides.js';
import type { Defect } from './defect.js';
import type { RuledMark } from './run-rules.js';

type Marks = readonly RuledMark[];

const failing = (marks: Marks) => marks.filter(({ mark }) => mark.verdict === 'fail');
const against = (marks: Marks, side: Channel) => marks.filter(({ mark }) => mark.relation === `${side}-handbook`);
const between = (marks: Marks) => marks.filter(({ mark }) => mark.relation === 'online-offline');

/**
 * Marks of groups A and B on one element and key. A difference between the channels that a deviation of one side from the
 * handbook explains belongs to that deviation; both sides deviating alike are one defect, deviating differently are two.
 */
export function mergeComparisons(marks: Marks): Defect[] {
  const online = failing(against(marks, 'online'));
  const offline = failing(against(marks, 'offline'));
  const channels = failing(between(marks));
  if (online.length + offline.length + channels.length === 0) return mergeDoubts(marks);
  const settled = marks.filter(({ mark }) => mark.verdict === 'pass');
  if (online.length > 0 && offline.length > 0) {
    const apart = channels.filter((one) => pairs(one, online, offline));
    if (apart.length === 0) return [defectOf([...online, ...offline, ...channels], 'both', settled)];
    return [defectOf([...online, ...apart], 'online', [...offline, ...settled]), defectOf([...offline, ...apart], 'offline', [...online, ...settled])];
  }
  if (online.length > 0) return [explained(online, channels, 'online', settled)];
  if (offline.length > 0) return [explained(offline, channels, 'offline', settled)];
  return [defectOf(channels, 'unknown', settled)];
}

/** A deviation for the better (提示) does not speak for a difference between the channels: the rule on channels does, with all relations. */
function explained(deviations: Marks, channels: Marks, side: Channel, settled: Marks): Defect {
  const better = deviations.every(({ rule, mark }) => (mark.severity ?? rule.meta.severity) === '提示');
  return defectOf(better ? [...channels, ...deviations] : [...deviations, ...channels], side, settled);
}

/** Does the difference lie between two captures that both deviate from the handbook? */
function pairs({ mark }: RuledMark, online: Marks, offline: Marks): boolean {
  const holds = (marks: Marks, side: Channel) => marks.some((one) => one.mark.sides[side]?.capture === mark.sides[side]?.capture);
  return holds(online, 'online') && holds(offline, 'offline');
}

function defectOf(marks: Marks, fault: Defect['fault'], context: Marks): Defect {
  const [first, ...others] = marks;
  if (!first) throw new Error('a defect needs a mark that shows it');
  return { verdict: 'fail', shown: [first, ...others], context: [...context], fault };
}

/** What nobody can tell, once: without the doubts that the other comparisons settle. */
function mergeDoubts(marks: Marks): Defect[] {
  const doubts = marks.filter((one) => one.mark.verdict === 'cannot-tell' && !isSettled(one, marks));
  const [first, ...others] = doubts;
  if (!first) return [];
  return [{ verdict: 'cannot-tell', shown: [first, ...others], context: marks.filter(({ mark }) => mark.verdict === 'pass'), fault: first.mark.fault ?? 'unknown' }];
}

/** Sameness carries over: two sides that are both the same as the third are the same as each other. */
function isSettled({ mark }: RuledMark, marks: Marks): boolean {
  const relations = ['online-handbook', 'offline-handbook', 'online-offline'].filter((relation) => relation !== mark.relation);
  return relations.every((relation) => {
    const own = marks.filter((one) => one.mark.relation === relation);
    return own.length > 0 && own.every((one) => one.mark.verdict === 'pass' && one.mark.comparison?.verdict === 'same');
  });
}
