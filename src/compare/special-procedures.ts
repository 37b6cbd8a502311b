import type { CompareContext, Comparison, Reading } from '../model/comparison.js';
import { plain } from './choices.js';
import { splitSentences } from './clauses.js';
import { defineKind, different, reading, same, unsure } from './comparator.js';
import type { CompareTools, KindFactory, Sides } from './comparator.js';
import { stripNumbering } from './numbering.js';
import { arabicNumerals } from './numerals.js';
import { foldCharacters, foldPresentation } from './presentation.js';

/** One special procedure (听证, 检验, 检测, 鉴定, 专家评审 …) of an item. */
export interface SpecialProcedure {
  kind: string;
  /** Its time limit as written, empty where none is given. */
  limit: string;
  /** Does it count towards the item's own limit? Absent where the text does not say. */
  counted?: boolean;
  /** Words that were not understood. */
  rest: string;
}

const NOT_COUNTED = /(?:所需)?(?:时间|期限)?(?:均)?不(?:计入|计算|包含|含|包括|计)(?:在)?(?:内|[^,;。]{0,12}(?:时限|期限)(?:内|之内)?)?/gu;
const COUNTED = /计入[^,;。不]{0,8}(?:时限|期限)(?:内)?/gu;
const LIMIT = /(?:不超过|最长|期限为|时限为|时间为)?\d{1,4}(?:\.\d)?\(?(?:个)?(?:工作日|自然日|日历日|日|天|小时|个月|月|年)\)?(?:以内|之内|内)?/gu;

function readOne(clause: string, { lexicon }: CompareTools): SpecialProcedure | undefined {
  const term = lexicon.terms('timeLimit.excluded').find((word) => clause.includes(word) && lexicon.canonical('timeLimit.excluded', word) !== '法定节假日');
  if (term === undefined) return undefined;
  let rest = arabicNumerals(clause).replace(term, '');
  const limits = rest.match(LIMIT) ?? [];
  rest = rest.replace(LIMIT, '');
  const excluded = rest.replace(NOT_COUNTED, '');
  const included = excluded.replace(COUNTED, '');
  const counted = excluded !== rest ? false : included !== excluded ? true : undefined;
  rest = included.replace(/(?:需要|依法|组织|进行|时间|期限|时限|程序|环节|所需|开展|举行|的)/gu, '').replace(/[\s()[\]"',;:。.、·-]+/gu, '');
  return { kind: lexicon.canonical('timeLimit.excluded', term) ?? term, limit: limits.join('、'), ...(counted === undefined ? {} : { counted }), rest };
}

/** 听证(20个工作日)、专家评审(10个工作日): a comma behind a limit parts two procedures, where both sides of it name one. */
function atLimits(clause: string, tools: CompareTools): string[] {
  const parts = clause.split(/(?<=[)\]日天月内])[、,]/u);
  return parts.every((part) => readOne(part, tools) !== undefined) ? parts : [clause];
}

function readProcedures(text: string, tools: CompareTools): Reading<SpecialProcedure[]> {
  if (text.length > 3000) return reading<SpecialProcedure[]>(undefined, [text.slice(0, 30)]);
  const written = plain(text, tools.lexicon);
  if (written === '') return reading<SpecialProcedure[]>(undefined);
  if (tools.lexicon.canonical('specialProcedures.none', written) !== undefined) return reading<SpecialProcedure[]>([]);
  const bare = /\d|[(:]|不|计入/u.test(written) ? undefined : written.split(/[、和及;,。]/u).filter((clause) => clause !== '');
  const clauses = bare ?? splitSentences(foldCharacters(stripNumbering(foldCharacters(text).replace(/([:,、])\n/gu, '$1')))).map(foldPresentation).flatMap((clause) => atLimits(clause, tools));
  const found = clauses.map((clause) => ({ clause, procedure: readOne(clause, tools) }));
  const unread = found.filter(({ procedure }) => procedure === undefined).map(({ clause }) => clause);
  const procedures = found.flatMap(({ procedure }) => procedure ?? []);
  return procedures.length === 0 ? reading<SpecialProcedure[]>(undefined, unread) : reading(procedures, unread);
}

function judgePair(a: SpecialProcedure, b: SpecialProcedure, context: CompareContext, sides: Sides, tools: CompareTools): Comparison | undefined {
  if (a.counted !== undefined && b.counted !== undefined && a.counted !== b.counted) return different(`“${a.kind}”是否计入时限不同`);
  if (a.limit !== '' && b.limit !== '') {
    const limits = tools.compare('timeLimit', a.limit, b.limit, { ...context, names: [sides.a, sides.b] });
    if (limits.verdict !== 'same') return { ...limits, reason: `“${a.kind}”${limits.reason}` };
  }
  if (a.rest !== b.rest || a.counted !== b.counted || (a.limit === '') !== (b.limit === '')) return unsure(`“${a.kind}”的说明详略不同，请人工核对`);
  return undefined;
}

function judge(a: SpecialProcedure[], b: SpecialProcedure[], context: CompareContext, sides: Sides, tools: CompareTools): Comparison {
  const kinds = (list: SpecialProcedure[]): string[] => [...new Set(list.map((procedure) => procedure.kind))].sort();
  const onlyA = kinds(a).filter((kind) => !kinds(b).includes(kind));
  const onlyB = kinds(b).filter((kind) => !kinds(a).includes(kind));
  if (onlyA.length + onlyB.length > 0) {
    const parts = [onlyA.length > 0 ? `${sides.a}多“${onlyA.join('、')}”` : '', onlyB.length > 0 ? `${sides.b}多“${onlyB.join('、')}”` : ''].filter((part) => part !== '');
    return different(`特别程序不同：${parts.join('，')}`, onlyB.length === 0 ? 'more' : onlyA.length === 0 ? 'less' : undefined);
  }
  if (a.length !== kinds(a).length || b.length !== kinds(b).length) return unsure('同一特别程序写了几次，请人工核对');
  const answers = a.flatMap((procedure) => judgePair(procedure, b.find((other) => other.kind === procedure.kind) ?? procedure, context, sides, tools) ?? []);
  return answers.find((answer) => answer.verdict === 'different') ?? answers[0] ?? same('特别程序相同');
}

/** 特别程序: an unordered set with limits and whether they count. */
export const createSpecialProcedures: KindFactory = (tools) =>
  defineKind<SpecialProcedure[]>({
    within: 'nothing',
    read: (text) => readProcedures(text, tools),
    judge(a, b, context, sides) {
      const unread = [...a.unread, ...b.unread];
      if (unread.length > 0) return unsure(`“${(unread[0] ?? '').slice(0, 20)}”未能读懂，请人工核对`);
      return judge(a.value, b.value, context, sides, tools);
    },
  });
