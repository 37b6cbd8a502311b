import type { Field } from '../../model/field.js';
import type { Rule } from '../../model/rule.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { emptyField, limitOf, visitsOf } from '../readings.js';
import { brief } from '../sides.js';
import { statementsOf } from '../statements.js';

/** Elements of which “无” is no answer: somebody handles every item somewhere, at some time, and can be called. */
const ELEMENTS = ['competentAuthority', 'audience', 'itemType', 'caseType', 'process.steps', 'places[].address', 'places[].openingHours', 'consultation.phones', 'complaint.phones'];

/** “应当符合下列条件：” and nothing more: the list itself was left out. */
const LEAD_IN = /^(?!.*(?:[0-9][.、)）]|[（(][一二三1-9][）)]))[^\n。；;]{0,60}(?:下列|以下|如下)[^\n。；;]{0,30}[：:]$/u;

/** A record holds a value whole; on a page or paper the list may stand where it was not read as part of this element. */
const fromRecord = ({ at }: Field): boolean => [at].flat().every(({ kind }) => kind === 'json' || kind === 'sheet');

const rule: Rule = {
  meta: {
    id: 'required/element-missing',
    number: 'C01',
    group: 'C',
    title: '必备要素都填了内容',
    failTitle: '要素缺失',
    why: '栏目在而没有内容，群众还是不知道去哪里办、找谁问、找谁投诉。“无”在这些栏目里不是内容。',
    basis: '国发〔2016〕55号：办事指南应当列明办理依据、受理单位、基本流程、申请材料、办理时限、咨询方式等内容（条文待核对原文）',
    fix: '填上实际内容。',
    elements: [...ELEMENTS, 'eligibility', 'promisedTimeLimit'],
    needs: [],
    severity: '较重',
    lifecycle: 'stable',
    messages: {
      empty: '{{side}}的{{label}}是必备内容，只写了“{{text}}”',
      promise: '{{side}}写了法定办结时限“{{statutory}}”，承诺办结时限却写“{{text}}”',
      leadIn: '{{side}}的{{label}}只有引导语，没有列出内容：{{text}}',
      blank: '{{side}}的{{label}}是必备内容，却空着',
      drawn: '{{side}}的网页上{{label}}没有内容，可能是没有填，也可能是没有显示出来，需人工核实',
    },
    examples: [
      { title: '监督电话写“无”', offline: '# 犬类准养登记\n\n- 承诺办结时限：5个工作日\n- 监督投诉电话：无', expect: 'fail' },
      { title: '监督电话空着', offline: '# 犬类准养登记\n\n- 承诺办结时限：5个工作日\n- 监督投诉电话：\n- 咨询电话：0571-82898184', expect: 'fail' },
      { title: '有法定时限而没有承诺时限', online: '# 犬类准养登记\n\n- 法定办结时限：20个工作日\n- 承诺办结时限：无', expect: 'fail' },
      { title: '写了电话', offline: '# 犬类准养登记\n\n- 承诺办结时限：5个工作日\n- 监督投诉电话：12345', expect: 'pass' },
      { title: '不用到现场的没有办理地点', online: '# 犬类准养登记\n\n- 到办事现场次数：0次\n- 办理地点：无', expect: 'pass' },
      { title: '“无”是内容的要素', offline: '# 犬类准养登记\n\n- 数量限制：无\n- 法定办结时限：无', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    for (const own of ownSides(subject)) {
      const promise = emptyField(own.guide, 'promisedTimeLimit', kit);
      const statutory = statementsOf(own.guide, 'statutoryTimeLimit')?.[0];
      if (promise && statutory && (limitOf(kit, statutory, subject.context)?.amount ?? 0) > 0) {
        yield qualityMark(own, 'fail', 'promisedTimeLimit', 'element-missing', 'promise', { statutory: brief(statutory.text), text: brief(promise.text) }, promise);
      }
      const conditions = statementsOf(own.guide, 'eligibility');
      if (conditions?.length === 1 && LEAD_IN.test(conditions[0].text.trim())) {
        const sure = fromRecord(conditions[0]);
        yield qualityMark(own, sure ? 'fail' : 'cannot-tell', 'eligibility', 'element-missing', 'leadIn', { label: kit.element('eligibility').label, text: brief(conditions[0].text) }, conditions[0]);
      }
      for (const element of ELEMENTS) {
        const spec = kit.element(element);
        // Local elements of an entry are filled in by the units.
        if (own.side === 'handbook' && spec.scope === 'local') continue;
        const field = emptyField(own.guide, element, kit);
        const blank = own.guide.blanks?.find((one) => one.element === element);
        if (!field && !blank) continue;
        // Who handles everything online may have no counter.
        const nowhere = element.startsWith('places[]') && visitsOf(own.guide, kit, subject.context)?.times === 0;
        // A page may fill in what it shows only after it was taken.
        const drawn = blank && [blank.field.at].flat().some(({ kind }) => kind === 'html');
        if (blank && !nowhere) yield qualityMark(own, drawn ? 'cannot-tell' : 'fail', element, 'element-missing', drawn ? 'drawn' : 'blank', { label: spec.label }, blank.field);
        if (field && !nowhere) yield qualityMark(own, 'fail', element, 'element-missing', 'empty', { label: spec.label, text: brief(field.text) }, field);
      }
    }
  },
};
export default rule;
