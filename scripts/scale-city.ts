// A generated city for bench-scale: guides of the shapes of `guides/` with texts of its own, the same for the same number and seed.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const TRADES = ['渡口', '苗圃', '茶园', '窑炉', '灯塔', '戏台', '书院', '驿站', '磨坊', '鱼塘', '石桥', '凉亭', '药圃', '船坞', '果园', '碑廊'];
const ACTS = ['设立', '变更', '注销', '年度报告', '迁移', '修缮', '备案', '核验', '延续', '补证'];
const BODIES = ['园林局', '水务局', '商务局', '文物局', '交通局', '农事局'];
const PAPERS = ['申请书', '身份证明', '场地证明', '平面图', '承诺书', '照片', '委托书', '章程'];
const STEPS = ['申请', '受理', '审核', '决定', '送达'];
/** Items of a handbook that many units offer, and the share of guides with a limit that differs. */
const UNITS_AN_ENTRY = 12;
const FAULTY = 0.02;

/** Numbers in [0, 1) by a seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Lines = [string, string][];

interface Entry {
  code: string;
  name: string;
  days: number;
  lines: (days: number) => Lines;
}

function entryOf(index: number, seed: number): Entry {
  const draw = chance(seed * 7919 + index);
  const pick = (all: string[]): string => all[Math.floor(draw() * all.length)] ?? '';
  const [trade, act] = [TRADES[index % TRADES.length] ?? '', ACTS[Math.floor(index / TRADES.length) % ACTS.length] ?? ''];
  const name = `${trade}${act}登记（第${Math.floor(index / (TRADES.length * ACTS.length)) + 1}类）`;
  const code = `3301${String(70_000_000 + index).padStart(8, '0')}`;
  const days = 3 + Math.floor(draw() * 18);
  const papers = [...new Set([`${trade}${act}申请书`, pick(PAPERS), pick(PAPERS), pick(PAPERS)])].map((paper) => `${paper}（原件${1 + Math.floor(draw() * 2)}份，纸质，申请人自备，必要）`);
  const audience = draw() < 0.5 ? '自然人' : '企业法人';
  const lines = (limit: number): Lines => [
    ['事项名称', name], ['基本编码', code], ['事项类型', '公共服务'], ['办件类型', '承诺件'], ['服务对象', audience],
    ['受理条件', `1. 拥有${trade}的合法使用权；2. ${trade}所在地在本市；3. 材料真实齐全`],
    ['申请材料', papers.map((paper, at) => `${at + 1}. ${paper}`).join('\n')], ['办理流程', STEPS.join('→')],
    ['法定办结时限', '30个工作日'], ['承诺办结时限', `${limit}个工作日`], ['跑动次数', '1次'], ['是否收费', '否'], ['办理结果', `${trade}${act}登记证`],
  ];
  return { code, name, days, lines };
}

const markdown = (title: string, lines: Lines): string => `# ${title}\n\n${lines.map(([label, value]) => (value.includes('\n') ? `- ${label}：\n${value.split('\n').map((line) => `  ${line}`).join('\n')}` : `- ${label}：${value}`)).join('\n')}\n`;
const html = (title: string, lines: Lines): string => `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1><table>${lines.map(([label, value]) => `<tr><th>${label}</th><td>${value.replaceAll('\n', '<br>')}</td></tr>`).join('')}</table></body></html>`;

export interface ScaleCity {
  catalogue: string;
  /** The online page of an item, by number; `changed`: its limit is another. */
  page(index: number, changed: boolean): string;
}

/** Writes catalogue, paper guides and handbook of a city of so many guides into a folder. */
export function writeScaleCity(folder: string, guides: number, seed = 1): ScaleCity {
  const entries = Math.ceil(guides / UNITS_AN_ENTRY);
  const local = (index: number): Lines => [['咨询电话', `0571-8${String(2_000_000 + (index % 7_000_000))}`], ['办理地点', `杭州市江湾区山前路${(index % 900) + 1}号`], ['办理时间', '星期一至星期五，上午8:30-12:00，下午13:30-17:00（法定节假日除外）']];
  const unitOf = (index: number): string => `江湾区第${Math.floor(index / entries) + 1}${BODIES[index % BODIES.length] ?? ''}`;
  mkdirSync(path.join(folder, 'handbook'), { recursive: true });
  for (let index = 0; index < entries; index += 1) {
    const entry = entryOf(index, seed);
    writeFileSync(path.join(folder, 'handbook', `${entry.code}.md`), markdown(entry.name, entry.lines(entry.days)));
  }
  const rows = Array.from({ length: guides }, (_, index) => {
    const entry = entryOf(index % entries, seed);
    const unit = unitOf(index);
    const file = `offline/${unit}/${index}.md`;
    mkdirSync(path.join(folder, 'offline', unit), { recursive: true });
    writeFileSync(path.join(folder, file), markdown(`${entry.name}办事指南`, [...entry.lines(entry.days), ...local(index)]));
    return `${entry.code},,${entry.name},${unit},/g/${index},${file},handbook/${entry.code}.md`;
  });
  const catalogue = path.join(folder, 'catalogue.csv');
  writeFileSync(catalogue, ['基本编码,实施编码,事项名称,部门,线上地址,线下文件,手册文件', ...rows].join('\n'));
  return {
    catalogue,
    page(index, changed) {
      const entry = entryOf(index % entries, seed);
      const days = entry.days + (changed ? 2 : chance(seed + index)() < FAULTY ? 1 : 0);
      return html(entry.name, [...entry.lines(days), ...local(index)]);
    },
  };
}
