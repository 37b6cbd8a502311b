import type { Field } from '../../model/field.js';
import type { Guide } from '../../model/guide.js';
import type { Rule } from '../../model/rule.js';
import { PLAIN_WORDS_BASIS } from '../bases.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { brief } from '../sides.js';
import { statementsOf } from '../statements.js';
import { holdsAny, ownWording } from '../wording.js';

/** Elements in which an office tells the applicant in its own words what to do. */
const ELEMENTS = ['eligibility', 'prohibitions', 'applicableScope', 'statutoryTimeLimitNote', 'promisedTimeLimitNote', 'onSiteReason', 'notes', 'material.condition', 'material.instructions'];

/** In conditions, which mostly follow the words of a law, these describe duties and offices; vague there is what leaves open whether one may apply. */
const PLAIN_IN_CONDITIONS = new Set(['适当', '尽快', '尽早', '及时', '相关部门', '有关部门', '若干', '左右']);

/** “左右” is vague behind a measure only: 三天左右, not 左右两侧. */
const NUMBER_BEFORE = /[0-9０-９一二三四五六七八九十百千万半几个天日月年周时分米元份次人]$/u;

const ofConditions = new WeakMap<readonly string[], string[]>();

function wordsOfConditions(words: readonly string[]): string[] {
  const known = ofConditions.get(words) ?? words.filter((one) => !PLAIN_IN_CONDITIONS.has(one));
  ofConditions.set(words, known);
  return known;
}

function fieldsOf(guide: Guide, element: string): Field[] {
  if (element === 'material.condition') return (guide.materials ?? []).flatMap((material) => material.parts.condition ?? []);
  if (element === 'material.instructions') return (guide.materials ?? []).flatMap((material) => material.parts.instructions ?? []);
  return statementsOf(guide, element) ?? [];
}

/** The vague words of a text, longer ones first, so that 视情况 is not 视情 as well. */
function vagueWords(text: string, words: readonly string[], exceptions: readonly string[]): string[] {
  if (!holdsAny(text, words)) return [];
  let own = ownWording(text);
  for (const exception of exceptions) own = own.replaceAll(exception, '，');
  return words.filter((word) => {
    const at = own.indexOf(word);
    if (at < 0 || (word === '左右' && !NUMBER_BEFORE.test(own.slice(0, at)))) return false;
    own = own.replaceAll(word, '，');
    return true;
  });
}

const rule: Rule = {
  meta: {
    id: 'wording/vague-term',
    number: 'C04',
    group: 'C',
    title: '没有模糊用语',
    failTitle: '模糊用语',
    why: '“必要时”“视情况”“尽快”由谁说了算？群众看了不知道要不要带、要等多久。引用法规原文的不算。',
    basis: PLAIN_WORDS_BASIS,
    fix: '改成确定的说法：什么情形、哪个部门、几个工作日。',
    elements: ELEMENTS,
    needs: [],
    severity: '一般',
    lifecycle: 'stable',
    messages: { found: '{{side}}的{{label}}有模糊用语“{{word}}”：{{text}}' },
    examples: [
      { title: '必要时', offline: '# 犬类准养登记\n\n## 注意事项\n\n必要时须携带犬只到场。', expect: 'fail' },
      { title: '文件名称里的字不算', offline: '# 犬类准养登记\n\n## 注意事项\n\n按《养犬管理若干规定》办理。', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    const words = kit.words('vagueTerm');
    const exceptions = kit.words('vagueTermException');
    for (const own of ownSides(subject)) {
      for (const element of ELEMENTS) {
        const seen = new Set<string>();
        const list = element === 'eligibility' || element === 'prohibitions' ? wordsOfConditions(words) : words;
        for (const field of fieldsOf(own.guide, element)) {
          for (const word of vagueWords(field.text, list, exceptions).filter((one) => !seen.has(one))) {
            seen.add(word);
            const sentence = field.text.split(/[\n。；;]/).find((one) => one.includes(word)) ?? field.text;
            // What the entry says too is its owner's; another word that a unit adds is the unit's.
            yield { ...qualityMark(own, 'fail', element, 'vague', 'found', { label: kit.element(element).label, word, text: brief(sentence) }, field), key: word };
          }
        }
      }
    }
  },
};
export default rule;
