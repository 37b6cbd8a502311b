import type { Rule } from '../../model/rule.js';
import { TEMPLATE_BASIS } from '../bases.js';
import { amountOf, chargedOf } from '../fees.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { saysYes } from '../readings.js';
import { brief } from '../sides.js';
import { statementsOf } from '../statements.js';

const rule: Rule = {
  meta: {
    id: 'fee/free-but-fields',
    number: 'C32',
    group: 'C',
    title: '不收费的不写收费标准',
    failTitle: '不收费却写了标准或支持网上支付',
    why: '写着不收费，又列了标准、开通了网上支付，群众不知道到底要不要交钱。',
    basis: TEMPLATE_BASIS,
    fix: '不收费的，收费标准写“无”，网上支付写“否”；收费的，改正是否收费。',
    elements: ['feeCharged'],
    needs: [],
    severity: '一般',
    lifecycle: 'trial',
    messages: {
      amount: '{{side}}写“{{text}}”，收费标准却写“{{amount}}”',
      payment: '{{side}}写“{{text}}”，却写支持网上支付',
    },
    examples: [
      { title: '不收费却支持网上支付', online: '# 犬类准养登记\n\n- 是否收费：否\n- 是否支持网上支付：是', expect: 'fail' },
      { title: '不支持', online: '# 犬类准养登记\n\n- 是否收费：否\n- 是否支持网上支付：否', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    for (const own of ownSides(subject)) {
      const charged = chargedOf(own.guide, kit, subject.context);
      if (charged?.charged !== false) continue;
      const amount = amountOf(own.guide);
      const payment = statementsOf(own.guide, 'supports.onlinePayment')?.[0];
      const text = brief(charged.field.text);
      if (amount && kit.compare('fee', amount.text, '不收费', subject.context).verdict === 'different') yield qualityMark(own, 'fail', 'feeCharged', 'free-but-fields', 'amount', { text, amount: brief(amount.text) }, amount);
      else if (payment && saysYes(own.guide, 'supports.onlinePayment', kit, subject.context) === true) yield qualityMark(own, 'fail', 'feeCharged', 'free-but-fields', 'payment', { text }, payment);
    }
  },
};
export default rule;
