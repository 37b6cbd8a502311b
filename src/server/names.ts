/** Entries of the audit log in words; what is not listed is shown as it stands. */
const ACTION_NAMES: Record<string, string> = {
  'user.add': '新增用户', 'user.change': '修改用户', 'user.lock': '账号锁定', 'session.begin': '登录', 'token.add': '生成令牌', 'token.revoke': '停用令牌',
  'unit.keep': '登记单位', 'unit.succeed': '单位合并', 'item.keep': '登记事项', 'item.retire': '事项停办', 'setting.set': '修改设置',
  'frame.keep': '留存抽查事项库', 'sample.commit': '抽取（承诺）', 'sample.fill': '生成名单', 'sample.replace': '替换事项', 'sample.reveal': '公布随机值',
  'run.begin': '开始核查', 'run.finish': '核查结束', 'run.publish': '发布核查结果', 'run.retry': '重试', 'run.sight': '记录问题',
  'appeal.file': '申诉', 'appeal.attach': '补充申诉材料', 'appeal.decided': '复核决定', 'appeal.withdrawn': '撤回申诉', 'finding.keep-dismissed': '认可排除', 'finding.reconsider': '退回重新初核', 'finding.uphold': '维持', 'finding.reduce': '减轻', 'finding.revoke': '撤销', 'finding.waive': '列为例外', 'finding.lapse-waiver': '例外失效', 'finding.end-waiver': '提前终止例外', 'waiver.lapsed': '例外失效', 'waiver.expired': '例外到期', 'waiver.revoked': '提前终止例外',
  'finding.confirm': '确认问题', 'finding.dismiss': '排除', 'finding.doubt': '标为无法判断', 'finding.notify': '告知单位', 'finding.sign': '签收', 'finding.deem-served': '视为送达', 'finding.accept': '表示无异议', 'finding.appeal': '申诉', 'finding.withdraw': '撤回申诉', 'finding.report-mended': '报告已整改', 'finding.recheck': '复查',
  'rectification.order': '下达整改', 'rectification.note': '登记整改', 'rectification.close': '销号', 'filing.receive': '收下备案', 'filing.due': '登记报送期限', 'notice.send': '告知单位', 'notice.serve': '签收',
  'policy.draft': '起草扣分规则', 'policy.adopt': '采用扣分规则', 'waiver.grant': '核准例外', 'notice.issue': '发出告知书', 'notice.signed': '签收告知书', 'notice.deemed': '视为送达', 'indicator.take': '收下指标表', 'handbook.keep': '保存手册版本',
  'week.freeze': '发布本周扣分', 'deductions.write': '计算拟扣分', 'deductions.final': '扣分生效', 'deductions.revoked': '撤销扣分', 'deduction.correct': '更正扣分',
};

export const actionName = (action: string): string => ACTION_NAMES[action] ?? action;
