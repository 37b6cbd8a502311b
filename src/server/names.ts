/** Entries of the audit log in words. */
const ACTION_NAMES: Record<string, string> = {
  'user.add': '新增用户', 'user.change': '修改用户', 'user.lock': '账号锁定', 'session.begin': '登录', 'token.add': '生成令牌', 'token.revoke': '停用令牌',
  'unit.keep': '登记单位', 'unit.succeed': '单位合并', 'item.keep': '登记事项', 'item.retire': '事项停办', 'setting.set': '修改设置',
  'frame.keep': '留存抽查事项库', 'sample.commit': '抽取（承诺）', 'sample.fill': '生成名单', 'sample.replace': '替换事项', 'sample.reveal': '公布随机值',
  'run.begin': '开始核查', 'run.finish': '核查结束', 'run.publish': '发布核查结果', 'run.retry': '重试', 'run.sight': '记录问题',
  'appeal.file': '申诉', 'appeal.attach': '补充申诉材料', 'appeal.decided': '复核决定', 'appeal.withdrawn': '撤回申诉', 'finding.keep-dismissed': '认可排除', 'finding.reconsider': '退回重新初核', 'finding.uphold': '维持', 'finding.reduce': '减轻', 'finding.revoke': '撤销', 'finding.waive': '列为例外', 'finding.lapse-waiver': '例外失效', 'finding.end-waiver': '提前终止例外', 'waiver.lapsed': '例外失效', 'waiver.expired': '例外到期', 'waiver.revoked': '提前终止例外',
  'finding.confirm': '确认问题', 'finding.dismiss': '排除', 'finding.doubt': '标为无法判断', 'finding.notify': '告知单位', 'finding.sign': '签收', 'finding.deem-served': '视为送达', 'finding.accept': '表示无异议', 'finding.appeal': '申诉', 'finding.withdraw': '撤回申诉', 'finding.report-mended': '报告已整改', 'finding.recheck': '复查',
  'rectification.order': '下达整改', 'rectification.note': '登记整改', 'rectification.close': '销号', 'filing.receive': '收下备案', 'filing.due': '登记报送期限', 'notice.send': '告知单位', 'notice.serve': '签收',
  'policy.draft': '起草扣分规则', 'policy.adopt': '采用扣分规则', 'waiver.grant': '核准例外', 'notice.issue': '发出告知书', 'notice.signed': '签收告知书', 'notice.deemed': '视为送达', 'indicator.take': '收下指标表', 'handbook.keep': '保存手册版本', 'handbook.draft': '保存手册草案', 'handbook.published': '发布手册版本', 'rectification.reported': '报告已整改',
  'finding.assign': '认领或退回问题', 'finding.arrange': '确定整改方式', 'finding.let-lapse': '逾期视为无意见', 'finding.look-back': '回头看', 'charge.overdue': '登记逾期', 'handover.take': '收下移交文件', 'handover.drop': '移除移交文件', 'synonym.confirm': '确认同义写法', 'synonym.drop': '撤回同义写法', 'indicator.move': '更改指标表的期次', 'week.draw': '抽取本期事项', 'carry.in': '带入离线包', 'carry.out': '带出离线包',
  'week.freeze': '发布本周扣分', 'deductions.write': '计算拟扣分', 'deductions.final': '扣分生效', 'deductions.revoked': '撤销扣分', 'deduction.correct': '更正扣分',
};

export const actionName = (action: string): string => ACTION_NAMES[action] ?? '其他操作';

const THING_NAMES: Record<string, string> = {
  appeal: '复核申请', carry: '离线包', deduction: '扣分', deductions: '扣分', filing: '备案', finding: '问题', frame: '抽查事项库', handbook: '手册', handover: '移交文件', indicator: '指标表', item: '事项', notice: '告知书', policy: '扣分规则', rectification: '整改', run: '核查', sample: '抽取', setting: '设置', unit: '单位', user: '用户', session: '登录', token: '接口令牌', waiver: '例外', week: '期次',
};
const SETTING_NAMES: Record<string, string> = { office: '工作安排', offices: '机构名称', city: '事项目录和门户', vocabulary: '同义写法', handovers: '移交文件', sample: '示例数据', suggestions: '勘误建议', contested: '争议材料意见', faults: '手册错误、平台故障', clock: '定时任务', draw: '抽取名单', paper: '文书' };
const RUN_KINDS: Record<string, string> = { weekly: '每周抽查', census: '普查', 'cut-off': '截止判断' };
/** Identities that say nothing to people: hashes, random ones and times. */
const UNREADABLE = /^[0-9a-f-]{20,}$|^[0-9a-f]{8,}-/i;

/** What an entry is about: the kind of thing, and what people call it (`called`) or its number where that is one for people. */
export function thingName(thing: string, id: string, called?: string): string {
  const kind = THING_NAMES[thing] ?? '';
  const own = thing === 'setting' ? (SETTING_NAMES[id.split(':')[0] ?? ''] ?? '') : called !== undefined ? called : UNREADABLE.test(id) ? '' : id.replace(/-(weekly|census|cut-off)(?:-.+)?$/, (_, kind: string) => ` ${RUN_KINDS[kind] ?? ''}`).replace(/^(?:local|default) /, '');
  return `${kind}${own === '' ? '' : `　${own}`}`.trim();
}
