import type { Comparisons } from '../compare/index.js';
import type { Block, Stretch } from './blocks.js';
import { numberingAt } from './numbering.js';
import type { Statement } from './statement.js';
import { lines, slice, trimmed } from './stretch.js';

/** A part of a value that holds for one 情形 only, or for all where it stands before the first. */
export interface ScenarioPart {
  scenario?: string;
  value: Block[];
}

type Names = Pick<Comparisons, 'namesScenario' | 'scenarioKey'>;

/** Elements that guides state by 情形; materials hold their own. */
export function isByScenario(element: string): boolean {
  return element === 'eligibility' || element === 'promisedTimeLimit' || element === 'statutoryTimeLimit' || element === 'feeCharged' || element.startsWith('fees[].');
}

/** The 情形 of the section that a statement stands in, where the guide has sections for several of them. */
export function sectionScenarios(statements: readonly Statement[], names: Names): (statement: Statement) => string | undefined {
  // The same few headings stand over all of them.
  const known = new Map<string, boolean>();
  const isNamed = (section: string): boolean => {
    const named = known.get(section) ?? names.namesScenario(section);
    known.set(section, named);
    return named;
  };
  const of = (statement: Statement): string | undefined => statement.scenario ?? statement.sections.findLast(isNamed);
  const keys = new Set(statements.map(of).filter((words) => words !== undefined).map((words) => names.scenarioKey(words)));
  return keys.size > 1 ? of : () => undefined;
}

/** `情形一：新办` is called 新办. */
const NUMBERED = /^(?:情形|情况|类型)[（(]?[一二三四五六七八九十0-9]{1,3}[）)]?[：:、.\s]+(?=.)/u;

const paragraph = (text: Stretch): Block => ({ type: 'paragraph', text });

/** A line that begins a 情形, alone (`情形一：新办`) or with what holds for it behind (`变更：5个工作日`). */
function beginning(line: Stretch, names: Names, inline: boolean): { scenario: string; rest: Stretch } | undefined {
  if (line.text.length <= 40 && names.namesScenario(line.text)) return { scenario: line.text.replace(/[：:]$/, ''), rest: slice(line, line.text.length) };
  if (!inline) return undefined;
  const marks = [...line.text.slice(0, 40).matchAll(/[：:]/g)].map((mark) => mark.index);
  const at = marks.findLast((index) => names.namesScenario(line.text.slice(0, index)));
  return at === undefined ? undefined : { scenario: line.text.slice(0, at), rest: trimmed(slice(line, at + 1)) };
}

/**
 * Cuts a value at the headings, captions and lines that name a 情形. The value as it is where fewer than two are named: a single one may
 * be a word of the text. `inline`: what holds for a 情形 may follow its name on the line, which in running text is a clause. A colon behind a name on one line with the next (`新办：10日；变更：5日`) is for the comparison to read.
 */
export function byScenario(value: readonly Block[], names: Names, inline: boolean): ScenarioPart[] {
  const parts: ScenarioPart[] = [{ value: [] }];
  const open = (words: string): void => void parts.push({ scenario: words.slice(numberingAt(words)?.end ?? 0).replace(NUMBERED, '').trim(), value: [] });
  const put = (block: Block): void => void parts.at(-1)?.value.push(block);
  const text = (stretch: Stretch): void => {
    for (const line of lines(stretch)) {
      const begun = beginning(line, names, inline);
      if (!begun) put(paragraph(line));
      else {
        open(begun.scenario);
        if (begun.rest.text !== '') put(paragraph(begun.rest));
      }
    }
  };
  for (const block of value) {
    if (block.type === 'paragraph' || block.type === 'heading') text(block.text);
    else if (block.type === 'list') {
      for (const item of block.items) {
        const [first, ...others] = item;
        if (first?.type === 'paragraph' && beginning(trimmed(first.text), names, inline)) {
          text(first.text);
          others.forEach(put);
        } else put({ ...block, items: [item] });
      }
    } else if (block.type === 'group' && block.caption && names.namesScenario(block.caption.text)) {
      open(trimmed(block.caption).text);
      block.children.forEach(put);
    } else if (block.type === 'pair' && names.namesScenario(block.label.text)) {
      open(trimmed(block.label).text);
      block.value.forEach(put);
    } else put(block);
  }
  const filled = parts.filter((part) => part.value.length > 0);
  const keys = new Set(filled.flatMap((part) => (part.scenario === undefined ? [] : [names.scenarioKey(part.scenario)])));
  return keys.size > 1 ? filled : [{ value: [...value] }];
}
