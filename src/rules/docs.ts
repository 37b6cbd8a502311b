import type { Rule, RuleExample, RuleMeta } from '../model/rule.js';
import { rules } from './index.js';

const GROUPS = { A: '对标准化手册', B: '线上线下', C: '指南质量', D: '治理' } as const;
const LIFECYCLES = { trial: '试行（不扣分）', stable: '正式', retired: '停用' } as const;
const VERDICTS = { fail: '有问题', pass: '没有问题', 'cannot-tell': '无法判断，需人工核实', 'not-applicable': '不适用', error: '未能运行' } as const;
const SIDES = { online: '线上', offline: '线下', handbook: '手册' } as const;

/** The page of a rule for the documentation, in Markdown. */
export function ruleDocs(rule: Pick<Rule, 'meta'>): string {
  const { meta } = rule;
  return [
    `# ${meta.number} ${meta.title}`,
    '',
    `| 问题名称 | 类别 | 程度 | 状态 |`,
    '| --- | --- | --- | --- |',
    `| ${meta.failTitle} | ${GROUPS[meta.group]} | ${meta.severity} | ${LIFECYCLES[meta.lifecycle]} |`,
    '',
    '## 为什么查',
    '',
    meta.why,
    '',
    '## 依据',
    '',
    meta.basis,
    '',
    '## 怎么改',
    '',
    meta.fix,
    '',
    ...examplesOf(meta),
  ].join('\n');
}

function examplesOf(meta: RuleMeta): string[] {
  if (meta.examples.length === 0) return [];
  return ['## 例子', '', ...meta.examples.flatMap(exampleOf)];
}

function exampleOf(example: RuleExample): string[] {
  const sides = (['online', 'offline', 'handbook'] as const).flatMap((side) => {
    const text = example[side];
    return text === undefined ? [] : [`${SIDES[side]}：`, '', '```markdown', text, '```', ''];
  });
  const given = example.given === undefined ? [] : [`另知：${example.given}`, ''];
  return [`### ${example.title}：${VERDICTS[example.expect]}`, '', ...sides, ...given];
}

/** What report, server and pages know of the rules: everything but the judging. */
export function rulesMetadata(): { rules: Omit<RuleMeta, 'examples'>[] } {
  return {
    rules: rules.map(({ meta: { examples: _examples, ...known } }) => known),
  };
}
