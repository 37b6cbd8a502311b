import type { Action } from '../../server/can.js';

export interface Way {
  title: string;
  needs: Action;
  steps: { words: string; path?: string }[];
}

/** The usual way through each desk, shown on the help page to those who may go it. */
export const WAYS: Way[] = [
  { title: '每周抽查', needs: 'run.draw', steps: [{ words: '抽取本期事项', path: '/sample' }, { words: '开始核查', path: '/sample' }, { words: '初核', path: '/review' }, { words: '发出告知书', path: '/papers' }, { words: '看文书初稿', path: '/papers' }] },
  { title: '单位办理', needs: 'notice.sign', steps: [{ words: '发布前自查', path: '/check' }, { words: '报送备案', path: '/filings' }, { words: '签收告知书', path: '/notices' }, { words: '整改或申诉', path: '/notices' }, { words: '看扣分', path: '/scores' }] },
  { title: '审定与通报', needs: 'appeal.decide', steps: [{ words: '决定复核申请', path: '/appeals' }, { words: '复看初核排除', path: '/dismissals' }, { words: '看规则准确率', path: '/trends?tab=precision' }, { words: '发布文书', path: '/papers' }] },
  { title: '办事服务中心', needs: 'contested.opinion', steps: [{ words: '登记报送期限、看备案', path: '/filings' }, { words: '报送检查表', path: '/indicators' }, { words: '写争议材料的意见', path: '/contested' }] },
  { title: '系统管理', needs: 'user.manage', steps: [{ words: '填机构名称、事项目录和门户', path: '/settings' }, { words: '核对单位', path: '/units' }, { words: '开账号', path: '/users' }, { words: '请核查员抽取事项、开始核查' }] },
];
