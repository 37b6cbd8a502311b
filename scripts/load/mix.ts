import { listAppeals, listFindings, listNotices, type Store } from '../../src/store/index.js';
import type { Role } from '../../src/server/can.js';
import { TOLD } from '../../src/run/desk/finding-rows.js';
import { oneOf } from './chance.js';
import { UNITS, unitOf, type LoadUser } from './city.js';

export interface Asked {
  /** What the table calls it. */
  route: string;
  path: string;
}

/** What of the filled store addresses are made of. */
export interface Known {
  /** Findings that are not over, of any unit. */
  open: string[];
  /** Findings that a unit was told of. */
  told: Map<string, string[]>;
  appeals: string[];
  notices: string[];
  weeks: string[];
}

const SOME = 300;

export async function knownOf(store: Store): Promise<Known> {
  const open = (await listFindings(store, { state: ['found', 'doubtful', 'rectifying', 'reported'] }, { limit: SOME })).rows;
  const told = new Map<string, string[]>();
  for (let n = 0; n < UNITS; n += 1) told.set(unitOf(n).id, (await listFindings(store, { unit: unitOf(n).id, state: TOLD }, { limit: 50 })).rows.map(({ fingerprint }) => fingerprint));
  const weeks = [...new Set((await listNotices(store)).map(({ week }) => week))].sort().reverse();
  return { open: open.map(({ fingerprint }) => fingerprint), told, appeals: (await listAppeals(store)).slice(-SOME).map(({ id }) => id), notices: (await listNotices(store)).slice(0, SOME).map(({ id }) => id), weeks };
}

type Make = (chance: () => number, known: Known, unit: string) => Asked;
interface Share {
  weight: number;
  make: Make;
}

const WORDS = ['食品经营', '设立登记', '第128项', '区第7局', '营业执照', '20个工作日', '330105', '承诺书 变更', '医疗机构', '道路运输 许可证'] as const;
const NUMBERS = ['A01', 'A09', 'A15', 'B03', 'C01'] as const;
const ORDERS = ['unit', 'number', 'severity', 'due', 'item'] as const;
const SEVERITIES = ['严重', '较重', '一般'] as const;

const get = (weight: number, route: string, path: string | ((chance: () => number, known: Known, unit: string) => string)): Share => ({ weight, make: (chance, known, unit) => ({ route, path: `/api${typeof path === 'string' ? path : path(chance, known, unit)}` }) });
const any = (chance: () => number, list: readonly string[]): string => list[Math.floor(chance() * list.length)] ?? '';
const text = encodeURIComponent;

const EVERYBODY: Share[] = [get(6, '我是谁 me', '/me'), get(2, '单位 units', '/units'), get(1, '规则 rules', '/rules'), get(1, '设置 settings', '/settings')];

/** The list of findings as people use it: page by page, by unit, state, rule, in another order, by words; with the choices beside it. */
const LIST: Share[] = [
  get(8, '问题清单 findings', (chance) => `/findings?size=20&page=${1 + Math.floor(chance() * 5)}`),
  get(6, '问题清单 findings', (chance) => `/findings?size=20&unit=${unitOf(Math.floor(chance() * UNITS)).id}&page=${1 + Math.floor(chance() * 3)}`),
  get(5, '问题清单 findings', (chance) => `/findings?size=20&state=${oneOf(chance, ['found', 'rectifying', 'closed', 'reported'])}&severity=${text(oneOf(chance, SEVERITIES))}`),
  get(4, '问题清单 findings', (chance) => `/findings?size=20&number=${oneOf(chance, NUMBERS)}&order=${oneOf(chance, ORDERS)}`),
  get(3, '问题清单，排序 findings?order', (chance) => `/findings?size=20&order=${oneOf(chance, ORDERS)}&page=${1 + Math.floor(chance() * 20)}`),
  get(1, '问题清单，很后的页 findings?page', (chance) => `/findings?size=20&page=${2_000 + Math.floor(chance() * 2_900)}`),
  get(4, '问题清单，搜索 findings?text', (chance) => `/findings?size=20&text=${text(oneOf(chance, WORDS))}`),
  get(5, '筛选项 choices', (chance) => (chance() < 0.5 ? '/findings/choices' : `/findings/choices?unit=${unitOf(Math.floor(chance() * UNITS)).id}`)),
];
const DETAIL = get(10, '问题 finding', (chance, known) => `/findings/${any(chance, known.open)}`);
const SCORES: Share[] = [get(2, '扣分 scores', '/scores'), get(2, '扣分明细 scores/lines', (chance) => `/scores/lines?unit=${unitOf(Math.floor(chance() * UNITS)).id}`)];
const NOTICES: Share[] = [get(3, '告知书 notices', '/notices'), get(2, '告知书 notice', (chance, known) => `/notices/${any(chance, known.notices)}`)];
const APPEALS: Share[] = [get(3, '复核 appeals', '/appeals'), get(2, '复核 appeals?state', '/appeals?state=open'), get(2, '复核 appeal', (chance, known) => `/appeals/${any(chance, known.appeals)}`)];
const TRENDS: Share[] = [get(1, '趋势 trends', (chance) => `/trends?by=${oneOf(chance, ['unit', 'rule', 'element'])}`), get(1, '准确率 precision', '/precision')];
const OVERVIEW = get(4, '概览 overview', '/overview');
const FILINGS: Share[] = [get(2, '备案 filings', (chance) => `/filings?page=${1 + Math.floor(chance() * 10)}`)];
const RUNS: Share[] = [get(1, '历次核查 runs', '/runs'), get(1, '进度 progress', '/progress')];
const REVIEW: Share[] = [get(10, '初核队列 findings?state', (chance) => `/findings?size=50&state=found,doubtful,reopened,lapsed&order=unit${chance() < 0.5 ? `&unit=${unitOf(Math.floor(chance() * UNITS)).id}` : ''}`), get(4, '初核筛选 choices', '/findings/choices?state=found,doubtful,reopened,lapsed')];
const EXPORT = get(0.15, '导出 export', (chance) => `/findings/export?unit=${unitOf(Math.floor(chance() * UNITS)).id}&state=found,rectifying,reported`);

const MIX: Record<Role, Share[]> = {
  inspector: [...EVERYBODY, ...LIST, ...REVIEW, { ...DETAIL, weight: 18 }, OVERVIEW, ...SCORES, ...NOTICES, ...RUNS, ...TRENDS, EXPORT],
  department: [
    ...EVERYBODY, get(10, '本单位问题 findings', (chance) => `/findings?size=20&page=${1 + Math.floor(chance() * 4)}`), get(3, '本单位问题，搜索 findings?text', (chance) => `/findings?size=20&text=${text(oneOf(chance, WORDS))}`), get(3, '本单位筛选 choices', '/findings/choices'),
    get(8, '问题 finding', (chance, known, unit) => `/findings/${any(chance, known.told.get(unit) ?? [])}`), OVERVIEW, get(3, '扣分 scores', '/scores'), get(4, '本单位扣分明细 scores/lines', '/scores/lines'), get(5, '本单位告知书 notices', '/notices'), get(3, '本单位复核 appeals', '/appeals'), get(2, '备案 filings', '/filings'), get(0.1, '导出 export', '/findings/export'),
  ],
  reform: [...EVERYBODY, ...LIST, DETAIL, OVERVIEW, ...SCORES, ...NOTICES, ...APPEALS, ...TRENDS, get(2, '排除复看 dismissals', '/dismissals?looked=false'), get(1, '排除复看 dismissals', '/dismissals'), get(2, '操作日志 audit', '/audit'), get(1, '例外 waivers', '/waivers'), get(1, '扣分规则 policies', '/policies'), get(1, '争议材料 contested', '/contested'), get(1, '文书 papers', '/papers'), get(1, '待告知 notices/waiting', '/notices/waiting'), EXPORT],
  service: [...EVERYBODY, ...LIST, DETAIL, OVERVIEW, ...FILINGS, ...NOTICES, get(1, '争议材料 contested', '/contested'), get(1, '其他检查 indicator-sheets', '/indicator-sheets')],
  viewer: [...EVERYBODY, ...LIST, DETAIL, OVERVIEW, ...SCORES, ...TRENDS],
  editor: [...EVERYBODY, ...LIST, DETAIL, ...TRENDS, get(2, '手册 handbook', '/handbook')],
  admin: [...EVERYBODY, ...LIST, OVERVIEW, get(4, '操作日志 audit', '/audit'), get(4, '操作日志 audit', (chance) => `/audit?before=${1_000 + Math.floor(chance() * 200_000)}`), get(2, '用户 users', '/users')],
};

/** What a user asks for, one after the other. */
export function requestsOf({ role, unit = '' }: LoadUser, known: Known, count: number, chance: () => number): Asked[] {
  const shares = MIX[role];
  const sum = shares.reduce((all, { weight }) => all + weight, 0);
  return Array.from({ length: count }, () => {
    let at = chance() * sum;
    const share = shares.find(({ weight }) => (at -= weight) < 0) ?? shares[0];
    if (!share) throw new Error('no requests');
    return share.make(chance, known, unit);
  });
}
