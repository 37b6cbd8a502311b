import type { Rule } from '../../model/rule.js';
import { PLAIN_WORDS_BASIS } from '../bases.js';
import { splitConditions } from '../conditions.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { brief } from '../sides.js';
import { statementsOf } from '../statements.js';
import { endsWithWord } from '../wording.js';

/** A condition that names the document, or only announces a list, is no catch-all. */
const NAMED = /《|第[零〇一二三四五六七八九十百0-9]{1,8}条|[〔[（(][0-9]{4}[〕\]）)]|[：:]$/u;

const rule: Rule = {
  meta: {
    id: 'wording/catch-all-condition',
    number: 'C03',
    group: 'C',
    title: '受理条件没有兜底条款',
    failTitle: '条件兜底条款',
    why: '“法律法规规定的其他条件”“符合有关规定”让群众无法自己判断能不能办。',
    basis: PLAIN_WORDS_BASIS,
    fix: '写明是哪部法规第几条的什么条件，或者删去这一条。',
    elements: ['eligibility'],
    needs: [],
    severity: '较重',
    lifecycle: 'stable',
    messages: { found: '{{side}}的受理条件“{{clause}}”是兜底条款' },
    examples: [
      { title: '其他条件', online: '# 犬类准养登记\n\n## 受理条件\n\n1. 有固定住所；\n2. 法律、法规规定的其他条件。', expect: 'fail' },
      { title: '写明了出处', online: '# 犬类准养登记\n\n## 受理条件\n\n1. 有固定住所；\n2. 《养犬管理条例》第九条规定的其他条件。', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    const words = kit.words('catchAllCondition');
    for (const own of ownSides(subject)) {
      const seen = new Set<string>();
      for (const field of statementsOf(own.guide, 'eligibility') ?? []) {
        for (const clause of splitConditions(field.text).filter((one) => !NAMED.test(one))) {
          const word = endsWithWord(clause, words);
          // What the entry says too is its owner's; another wording that a unit adds is the unit's.
          if (word === undefined || seen.has(word)) continue;
          seen.add(word);
          yield { ...qualityMark(own, 'fail', 'eligibility', 'catch-all', 'found', { clause: brief(clause) }, field), key: word };
        }
      }
    }
  },
};
export default rule;
