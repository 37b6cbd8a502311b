import type { Outcome } from '../model/capture.js';
import type { CoverageRow } from '../model/report.js';

/** An outcome in words for people: what it is called, whose side it is on, what to do. */
export interface OutcomeWords {
  name: string;
  /** Whose side it is on. */
  side: '—' | '实施单位' | '门户平台' | '检查方' | '手册编制单位' | '提供文件的单位';
  todo: string;
}

const WORDS: Record<Outcome, OutcomeWords> = {
  ok: { name: '取证成功', side: '—', todo: '无须处理' },
  'not-found': { name: '网页不存在', side: '实施单位', todo: '核对目录中的线上地址；事项仍在办理的，恢复网页' },
  'soft-not-found': { name: '网页提示事项不存在', side: '实施单位', todo: '核对目录中的线上地址；事项仍在办理的，恢复网页' },
  unavailable: { name: '网站暂时不可用', side: '门户平台', todo: '稍后重新取证；持续不可用的，告知平台运维单位' },
  'rate-limited': { name: '网站限制访问频率', side: '门户平台', todo: '调低访问频率后重新取证，或请平台放行' },
  forbidden: { name: '网站拒绝访问', side: '门户平台', todo: '请平台放行，或由平台提供导出数据' },
  maintenance: { name: '网站维护中', side: '门户平台', todo: '维护结束后重新取证' },
  challenge: { name: '网站要求人机验证', side: '门户平台', todo: '不作规避；请平台放行，或由平台提供导出数据' },
  empty: { name: '网页为空', side: '门户平台', todo: '重新取证；仍为空的，告知平台运维单位' },
  shell: { name: '网页只有框架、没有内容', side: '门户平台', todo: '重新取证；仍无内容的，告知平台运维单位' },
  'not-rendered': { name: '网页需用浏览器显示，本机没有浏览器', side: '检查方', todo: '安装浏览器后重新取证' },
  truncated: { name: '网页内容不完整', side: '门户平台', todo: '重新取证；仍不完整的，告知平台运维单位' },
  'redirect-home': { name: '网页跳回首页', side: '实施单位', todo: '核对目录中的线上地址；事项仍在办理的，恢复网页' },
  'redirect-elsewhere': { name: '网页跳转到其他网站', side: '实施单位', todo: '核对目录中的线上地址，写入跳转后的地址' },
  'wrong-item': { name: '网页是其他事项的指南', side: '实施单位', todo: '核对目录中的线上地址与网页所载事项' },
  disallowed: { name: '网站声明不得自动访问', side: '门户平台', todo: '由平台提供导出数据，或由人工取证' },
  'not-allowed': { name: '地址不在允许访问的范围', side: '检查方', todo: '核对目录中的地址；确需访问的，加入允许访问的网站' },
  timeout: { name: '网站未在时限内答复', side: '门户平台', todo: '稍后重新取证；持续超时的，告知平台运维单位' },
  'too-large': { name: '网页或文件过大', side: '门户平台', todo: '由人工取证，并告知平台精简网页' },
  network: { name: '网络不通', side: '检查方', todo: '检查本机网络、门户地址和端口，通后重新取证' },
  unreadable: { name: '文件或网页无法读取', side: '提供文件的单位', todo: '按所列说明更换文件后重新检查' },
  missing: { name: '没有找到文件', side: '提供文件的单位', todo: '补交文件，或核对目录中的文件名' },
  'not-captured': { name: '未安排取证', side: '检查方', todo: '目录没有写明地址或文件的，补齐目录' },
};

/** Words for an outcome. A name that this table does not know is shown as an unknown one, never as an English word. */
export function outcomeWords(outcome: string, channel?: string): OutcomeWords {
  const words = (WORDS as Partial<Record<string, OutcomeWords>>)[outcome] ?? {
    name: '取证未成功', side: '检查方' as const, todo: '查看附注，处理后重新取证',
  };
  const handbook = channel === 'handbook' && (words.side === '提供文件的单位' || outcome === 'not-captured');
  if (!handbook) return words;
  return { ...words, side: '手册编制单位', todo: '手册尚未收录的，请手册编制单位确认；已收录的，补交手册文件' };
}

/** What went wrong with one taking and what to do, with the name of the file where there is one. */
export function troubleOf(row: CoverageRow): string {
  const said = row.detail ?? outcomeWords(row.outcome, row.channel).todo;
  const name = row.file?.split('/').at(-1);
  return name === undefined || said.includes(name) ? said : `文件“${String(row.file)}”：${said}`;
}
