import type { Side } from '../model/capture.js';
import type { Case } from '../model/case.js';
import type { ElementSpec } from '../model/element.js';
import type { RuleKit } from '../model/kit.js';
import type { Mark } from '../model/rule.js';
import type { RuledMark } from './run-rules.js';

/** A line of the entry: what it is about (elements, or the material of that name) and which channel it speaks of. */
interface Declaration {
  name: string;
  elements: string[];
  side?: Exclude<Side, 'handbook'>;
}

const fold = (text: string) => text.normalize('NFKC').replace(/[\s《》“”"]/g, '').replace(/^(?:[0-9]{1,2}[.、)]|\([0-9]{1,2}\)|[-*•·])/u, '');

/** Words for the whole guide under 可不在网上公开的内容. */
const WHOLE = /^(?:全部|全部内容|整个事项|本事项)$/u;

/** The lines of an element of the entry: `名称：怎么不同`. */
function declarations(subject: Case, kit: RuleKit, element: string): Declaration[] {
  const fields = subject.handbook?.standard.guide.fields[element] ?? [];
  return fields.flatMap((field) => field.text.split(/[\n；;]/)).flatMap((line) => {
    const [head = '', ...rest] = fold(line).split(':');
    const name = head.replace(/[。.]$/, '');
    if (name === '') return [];
    const text = rest.join(':');
    const side = /线上|网上|网办/.test(text) ? 'online' : /线下|窗口|现场/.test(text) ? 'offline' : undefined;
    const one: Declaration = { name, elements: elementsNamed(name, kit.elements) };
    if (side) one.side = side;
    return [one];
  });
}

function elementsNamed(name: string, elements: ElementSpec[]): string[] {
  const named = elements.filter((spec) => fold(spec.label) === name);
  return (named.length > 0 ? named : elements.filter((spec) => spec.aliases.some((alias) => fold(alias) === name))).map((spec) => spec.id);
}

function concerns(one: Declaration, mark: Mark): boolean {
  if (one.elements.length > 0) return one.elements.includes(mark.element);
  return [mark.key, mark.keyLabel].some((key) => key !== undefined && fold(key) === one.name);
}

/** A declared difference holds between the channels, and for the channel of which it speaks against the handbook too. */
function mayDiffer(one: Declaration, mark: Mark): boolean {
  return concerns(one, mark) && (mark.relation === 'online-offline' || (one.side !== undefined && mark.relation === `${one.side}-handbook`));
}

/** What need not stand online is not missing there; what does stand there is judged all the same. */
function mayBeAbsent(one: Declaration, mark: Mark): boolean {
  const absentOnline = mark.sides.online?.absent !== undefined || (mark.element === 'sourceChannel' && mark.fault === 'online') || (mark.defect === 'element-missing' && mark.sides.online !== undefined);
  return absentOnline && (WHOLE.test(one.name) || concerns(one, mark));
}

/**
 * Takes back what the entry of the handbook allows: differences between the channels that it declares (渠道差异), and what may
 * lawfully be absent online (可不在网上公开的内容). Such marks do not apply; they neither accuse nor are put to a person.
 */
export function respectDeclared(marks: readonly RuledMark[], subject: Case, kit: RuleKit): RuledMark[] {
  const differences = declarations(subject, kit, 'channelDifferences');
  const exemptions = declarations(subject, kit, 'onlineExemptions');
  if (differences.length + exemptions.length === 0) return [...marks];
  return marks.map((one) => {
    const allowed = differences.some((line) => mayDiffer(line, one.mark)) || exemptions.some((line) => mayBeAbsent(line, one.mark));
    return allowed ? { ...one, mark: { ...one.mark, verdict: 'not-applicable' as const } } : one;
  });
}
