import type { Rule } from '../../model/rule.js';
import { NO_EXTRA_BASIS } from '../bases.js';
import { exempt } from '../exempt.js';
import { comparable, readableName, standardMatches } from '../material-pairs.js';
import { brief, present, relationWithHandbook, SIDE_NAMES } from '../sides.js';

const rule: Rule = {
  meta: {
    id: 'material/exempt-demanded',
    number: 'A15',
    group: 'A',
    title: '免提交材料不再要求提交',
    failTitle: '免提交材料仍要求提交',
    why: '数据已经共享、证照已经电子化的材料，再让群众交一遍就是白跑。',
    basis: `${NO_EXTRA_BASIS}；《2018年杭州市萧山区深化“最多跑一次”改革工作要点》四个一律取消：能通过网络核验、数据共享的一律取消`,
    fix: '改为“数据共享，免提交”，或从材料清单删去。',
    elements: ['material.exempt'],
    needs: ['handbook'],
    severity: '严重',
    lifecycle: 'stable',
    messages: {
      demanded: '材料“{{name}}”手册写明免提交，{{side}}仍要求提交',
      unsure: '材料“{{name}}”手册写明免提交，{{side}}列出了这份材料而没有写是否免提交，需人工核实',
    },
    examples: [
      {
        title: '手册免提交而指南要求提交',
        online: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 免提交 |\n| --- | --- |\n| 居民身份证 | 否 |',
        handbook: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 免提交 |\n| --- | --- |\n| 居民身份证 | 是 |',
        expect: 'fail',
      },
      {
        title: '都免提交',
        online: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 免提交 |\n| --- | --- |\n| 居民身份证 | 数据共享，免提交 |',
        handbook: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 免提交 |\n| --- | --- |\n| 居民身份证 | 是 |',
        expect: 'pass',
      },
      {
        title: '手册免提交而指南未写',
        online: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 材料形式 |\n| --- | --- |\n| 居民身份证 | 纸质 |',
        handbook: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 免提交 |\n| --- | --- |\n| 居民身份证 | 是 |',
        expect: 'cannot-tell',
      },
    ],
  },
  *check(subject, kit) {
    if (!subject.handbook) return;
    for (const { captured, matches } of standardMatches(subject, kit)) {
      for (const match of matches.filter(comparable)) {
        if (exempt(match.b, subject, kit) !== true) continue;
        const own = exempt(match.a, subject, kit);
        yield {
          verdict: own === true ? 'pass' : own === false ? 'fail' : 'cannot-tell',
          messageId: own === true ? 'same' : own === false ? 'demanded' : 'unsure',
          relation: relationWithHandbook(captured.side),
          element: 'material.exempt',
          key: match.key,
          keyLabel: readableName(match),
          data: { side: SIDE_NAMES[captured.side], name: brief(match.b.name.text) },
          sides: {
            [captured.side]: present(captured, match.a.parts.exempt ?? match.a.name),
            handbook: present(subject.handbook, match.b.parts.exempt ?? match.b.name),
          },
          ...(own === false ? { fault: captured.side } : {}),
          defect: 'differs',
        };
      }
    }
  },
};
export default rule;
