import type { Rule } from '../../model/rule.js';
import { SAME_SOURCE_BASIS } from '../bases.js';
import { CHANNEL_MESSAGES, channelVerdict } from '../between-channels.js';
import { compareFees } from '../fees.js';
import { brief, channelContext, channelPairs, present } from '../sides.js';

const rule: Rule = {
  meta: {
    id: 'sync/fee',
    number: 'B08',
    group: 'B',
    title: '线上线下收费一致',
    failTitle: '线上线下收费不一致',
    why: '网上写免费、窗口要收钱，是对群众失信；金额不同，总有一处收错了。',
    basis: SAME_SOURCE_BASIS,
    fix: '按手册统一是否收费和收费标准，并核对窗口实际收取的金额。',
    elements: ['feeCharged', 'fees[].amount'],
    needs: ['online', 'offline'],
    severity: '严重',
    lifecycle: 'stable',
    messages: {
      charged: '线上写“{{online}}”，线下写“{{offline}}”，收费与不收费不一致，请核实',
      ...CHANNEL_MESSAGES,
    },
    examples: [
      { title: '一处收费', online: '# 犬类准养登记\n\n- 是否收费：否', offline: '# 犬类准养登记\n\n- 是否收费：是\n- 收费标准：工本费20元/证', expect: 'fail' },
      { title: '都不收费', online: '# 犬类准养登记\n\n- 是否收费：否', offline: '# 犬类准养登记\n\n- 是否收费：不收费', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    for (const { online, offline } of channelPairs(subject)) {
      for (const { element, verdict, reason, a, b } of compareFees(online.guide, offline.guide, kit, channelContext(subject))) {
        yield {
          verdict: channelVerdict(verdict),
          messageId: verdict === 'unsure' ? 'unsure' : element === 'feeCharged' ? 'charged' : 'differs',
          relation: 'online-offline',
          element,
          data: { label: kit.element(element).label, online: brief(a.text), offline: brief(b.text), reason },
          sides: { online: present(online, a), offline: present(offline, b) },
          defect: 'differs',
          comparison: { verdict, reason },
        };
      }
    }
  },
};
export default rule;
