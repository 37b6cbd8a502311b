import type { Action } from '../../server/can.js';

export interface Entry {
  path: string;
  title: string;
  needs: Action;
}
export interface Desk {
  key: string;
  title: string;
  entries: Entry[];
}

/** The four desks and what is common to them; an entry shows only to those who may open it. */
export const DESKS: Desk[] = [
  { key: 'week', title: '每周抽查', entries: [
    { path: '/', title: '本周', needs: 'overview.read' },
    { path: '/sample', title: '抽取与核查', needs: 'run.draw' },
    { path: '/review', title: '初核', needs: 'finding.review' },
    { path: '/findings', title: '问题清单', needs: 'finding.read' },
    { path: '/handover', title: '移交与现场核查表', needs: 'handover.take' },
    { path: '/portals', title: '门户', needs: 'portal.read' },
    { path: '/fleet', title: '多机普查', needs: 'fleet.read' },
  ] },
  { key: 'unit', title: '单位办理', entries: [
    { path: '/check', title: '指南自查', needs: 'guide.check' },
    { path: '/notices', title: '告知与签收', needs: 'notice.read' },
    { path: '/filings', title: '备案', needs: 'filing.read' },
    { path: '/scores', title: '扣分明细', needs: 'score.read' },
  ] },
  { key: 'reform', title: '审定与通报', entries: [
    { path: '/appeals', title: '复核申请', needs: 'appeal.read' },
    { path: '/dismissals', title: '初核排除复看', needs: 'dismissal.read' },
    { path: '/policies', title: '扣分规则', needs: 'policy.read' },
    { path: '/trends', title: '趋势', needs: 'trend.read' },
    { path: '/papers', title: '文书', needs: 'paper.read' },
    { path: '/indicators', title: '电话与其他检查', needs: 'indicator.read' },
    { path: '/contested', title: '争议材料', needs: 'contested.read' },
    { path: '/rules', title: '规则与准确率', needs: 'rule.read' },
    { path: '/audit', title: '操作日志', needs: 'audit.read' },
  ] },
  { key: 'handbook', title: '标准化手册', entries: [
    { path: '/handbook', title: '手册条目', needs: 'handbook.read' },
  ] },
  { key: 'admin', title: '系统', entries: [
    { path: '/users', title: '用户', needs: 'user.manage' },
    { path: '/units', title: '单位', needs: 'unit.manage' },
    { path: '/settings', title: '设置', needs: 'setting.edit' },
    { path: '/tokens', title: '接口令牌', needs: 'token.manage' },
  ] },
];
