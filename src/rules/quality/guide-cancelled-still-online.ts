import type { Rule } from '../../model/rule.js';
import { isoDay, laterBy } from '../days.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { brief } from '../sides.js';
import { statementsOf } from '../statements.js';

const CANCELLED = /^(?:已|已经)?(?:取消|废止|撤销|停用|下线)$|^(?:事项)?已(?:取消|废止|撤销)/u;

const rule: Rule = {
  meta: {
    id: 'guide/cancelled-still-online',
    number: 'C46',
    group: 'C',
    title: '已取消的事项不再公布',
    failTitle: '已取消事项仍在公布',
    why: '事项取消了，指南还在网上或者窗口，群众会照着白跑一趟。',
    basis: '事项取消、调整应当实时更新办事指南（通用要求）；《行政许可法》第五十四条',
    fix: '从网上和窗口撤下，公告取消的依据和日期。',
    elements: ['status', 'planCancelDate'],
    needs: [],
    severity: '严重',
    lifecycle: 'stable',
    messages: {
      status: '{{side}}的指南写明事项状态是“{{text}}”，却仍在公布',
      date: '{{side}}的指南写明{{text}}取消，取证之日已过，却仍在公布',
    },
    examples: [
      { title: '状态是取消', online: '# 犬类准养登记\n\n- 事项状态：取消\n- 承诺办结时限：5个工作日', expect: 'fail' },
      { title: '状态是在用', online: '# 犬类准养登记\n\n- 事项状态：在用\n- 承诺办结时限：5个工作日', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    for (const own of ownSides(subject)) {
      if (own.side === 'handbook') continue;
      const status = statementsOf(own.guide, 'status')?.[0];
      const until = statementsOf(own.guide, 'planCancelDate')?.[0];
      const day = until && isoDay(until.text);
      const today = own.capture.takenAt?.slice(0, 10) ?? subject.context.day;
      if (status && CANCELLED.test(status.text.trim())) yield qualityMark(own, 'fail', 'status', 'cancelled', 'status', { text: brief(status.text), label: kit.element('status').label }, status);
      else if (until && day && today && day < today) yield qualityMark(own, 'fail', 'planCancelDate', 'cancelled', 'date', { text: day }, until);
    }
  },
  *turns(subject) {
    for (const { guide } of ownSides(subject)) {
      for (const field of statementsOf(guide, 'planCancelDate') ?? []) {
        const day = isoDay(field.text);
        if (day) yield laterBy(day, 1);
      }
    }
  },
};
export default rule;
