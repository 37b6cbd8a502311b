import type { RuleKit } from '../../model/kit.js';
import type { Rule } from '../../model/rule.js';
import { citedIn, type Cited } from '../citations.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { brief } from '../sides.js';
import { statementsOf } from '../statements.js';
import { foldWords } from '../wording.js';

const ARTICLE = /第\s*[零〇一二两三四五六七八九十百千0-9０-９]{1,8}\s*[条章]|全文|附件|附录/u;
const NUMBER = /号|令|[〔\[(（【]\s*(?:19|20)[0-9]{2}/u;
/** Laws and administrative regulations are cited by article; rules of departments at least by number. */
const BY_ARTICLE = /(?<!办)法$|条例$/u;
const BY_EITHER = /(?:办法|规定|细则|规则|通知|意见|方案|决定|公告|批复|函)$/u;

/** What is missing, or nothing. */
function lacks({ title, before, behind }: Cited): string | undefined {
  const name = title.replace(/[（(][^（）()]*[)）]$/u, '');
  if (ARTICLE.test(behind)) return undefined;
  if (BY_ARTICLE.test(name)) return '条款';
  return BY_EITHER.test(name) && !NUMBER.test(`${before.slice(-30)}${title}${behind.slice(0, 60)}`) ? '文号或者条款' : undefined;
}

const vague = (text: string, kit: RuleKit): boolean => !/《|号/.test(text) && text.length <= 40 && kit.words('vagueBasis').some((word) => foldWords(text).includes(word));

const rule: Rule = {
  meta: {
    id: 'legal/citation-incomplete',
    number: 'C43',
    group: 'C',
    title: '依据写到条款',
    failTitle: '依据不完整',
    why: '一部法律几十上百条，只写名称，群众无从核对，窗口也说不清凭的是哪一条。',
    basis: '办事指南应当列明办理依据（国发〔2016〕55号，条文待核对原文）',
    fix: '法律、法规写到条、款、项；规范性文件写全称和文号。',
    elements: ['legalBasis'],
    needs: [],
    severity: '一般',
    lifecycle: 'stable',
    messages: {
      incomplete: '{{side}}的设定依据《{{title}}》没有写{{what}}',
      vague: '{{side}}的设定依据只写“{{text}}”，没有写是哪一部、哪一条',
    },
    examples: [
      { title: '只写法律名称', online: '# 犬类准养登记\n\n- 设定依据：《中华人民共和国动物防疫法》', expect: 'fail' },
      { title: '有关规定', online: '# 犬类准养登记\n\n- 设定依据：国家有关规定', expect: 'fail' },
      { title: '写到条', online: '# 犬类准养登记\n\n- 设定依据：《中华人民共和国动物防疫法》第三十条', expect: 'pass' },
      { title: '文件写了文号', online: '# 犬类准养登记\n\n- 设定依据：《关于加强养犬管理的通知》（杭政办〔2016〕7号）', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    for (const own of ownSides(subject)) {
      for (const field of statementsOf(own.guide, 'legalBasis') ?? []) {
        const cited = citedIn(field.text);
        const named = cited.find((one) => lacks(one) !== undefined);
        // Several articles may be listed once below the names of all.
        const sure = named && cited.filter((one) => lacks(one)).length <= 3;
        if (named && sure) {
          yield qualityMark(own, 'fail', 'legalBasis', 'incomplete', 'incomplete', { title: named.title, what: lacks(named) ?? '' }, field);
          break;
        }
        if (!vague(field.text, kit)) continue;
        yield qualityMark(own, 'fail', 'legalBasis', 'incomplete', 'vague', { text: brief(field.text) }, field);
        break;
      }
    }
  },
};
export default rule;
