import type { Action } from '../../server/can.js';

/** What a user may do, in words. */
export const ACTION_NAMES: Record<Action, string> = {
  'overview.read': '看本周概况', 'finding.read': '看问题', 'finding.claim': '认领问题', 'finding.review': '初核', 'dismissal.read': '看初核排除', 'dismissal.review': '复看初核排除',
  'run.read': '看核查进度', 'run.draw': '抽取事项', 'run.start': '开始核查', 'notice.read': '看告知书', 'notice.send': '发出告知书', 'notice.sign': '签收',
  'appeal.read': '看复核申请', 'appeal.make': '申诉', 'appeal.decide': '决定复核', 'rectification.report': '报告整改', 'waiver.grant': '核准例外',
  'guide.check': '指南自查', 'filing.read': '看备案', 'filing.make': '报送备案', 'filing.due': '登记报送期限', 'score.read': '看扣分', 'handbook.read': '看手册', 'handbook.edit': '起草手册', 'handbook.suggest': '提勘误建议',
  'policy.read': '看扣分规则', 'policy.edit': '起草和采用扣分规则', 'trend.read': '看趋势', 'rule.read': '看核查规则', 'paper.read': '看文书', 'paper.edit': '修改文书', 'paper.publish': '发布文书',
  'indicator.read': '看检查表', 'indicator.enter': '报送检查表', 'handover.take': '收移交文件', 'portal.read': '看门户', 'synonym.confirm': '确认同义写法', 'contested.read': '看争议材料', 'contested.opinion': '填争议材料意见',
  'fleet.read': '看多机普查', 'audit.read': '看操作日志', 'user.manage': '管理用户', 'unit.manage': '管理单位', 'setting.read': '看设置', 'setting.edit': '修改设置', 'token.manage': '管理接口令牌',
};
