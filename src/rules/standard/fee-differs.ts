import type { Rule } from '../../model/rule.js';
import { STANDARD_MESSAGES } from '../against-standard.js';
import { HANDBOOK_BASIS } from '../bases.js';
import { channelVerdict } from '../between-channels.js';
import { compareFees } from '../fees.js';
import { brief, channelGuides, present, relationWithHandbook, SIDE_NAMES, standardContext } from '../sides.js';

const rule: Rule = {
  meta: {
    id: 'fee/differs',
    number: 'A23',
    group: 'A',
    title: '收费与手册一致',
    failTitle: '收费与手册不一致',
    why: '收不收、收多少都须有依据；同一事项在这里免费、在那里收钱，就是乱收费或误导。',
    basis: `${HANDBOOK_BASIS}；《行政许可法》第五十八条（条文待核对原文）`,
    fix: '按手册更正是否收费和收费标准，并核对窗口实际收取的金额；收费依据已变的，报手册编制单位更新。',
    elements: ['feeCharged', 'fees[].amount'],
    needs: ['handbook'],
    severity: '严重',
    lifecycle: 'stable',
    messages: {
      charged: '{{side}}写“{{value}}”，手册写“{{standard}}”，收费与不收费不一致',
      ...STANDARD_MESSAGES,
    },
    examples: [
      { title: '免费事项收工本费', offline: '# 犬类准养登记\n\n- 是否收费：是\n- 收费标准：工本费10元/证', handbook: '# 犬类准养登记\n\n- 是否收费：否', expect: 'fail' },
      { title: '金额不同', online: '# 犬类准养登记\n\n- 收费标准：60元/次', handbook: '# 犬类准养登记\n\n- 收费标准：50元/次', expect: 'fail' },
      { title: '都不收费', online: '# 犬类准养登记\n\n- 是否收费：不收费', handbook: '# 犬类准养登记\n\n- 是否收费：否', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    if (!subject.handbook) return;
    for (const captured of channelGuides(subject)) {
      const found = compareFees(captured.guide, subject.handbook.standard.guide, kit, standardContext(subject, captured.side));
      for (const { element, verdict, reason, a, b } of found) {
        yield {
          verdict: channelVerdict(verdict),
          messageId: verdict === 'unsure' ? 'unsure' : element === 'feeCharged' ? 'charged' : 'differs',
          relation: relationWithHandbook(captured.side),
          element,
          data: { side: SIDE_NAMES[captured.side], label: kit.element(element).label, value: brief(a.text), standard: brief(b.text), reason },
          sides: { [captured.side]: present(captured, a), handbook: present(subject.handbook, b) },
          ...(verdict === 'different' ? { fault: captured.side } : {}),
          defect: 'differs',
          comparison: { verdict, reason },
        };
      }
    }
  },
};
export default rule;
