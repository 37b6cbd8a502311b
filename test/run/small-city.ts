import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Report } from '../../src/model/report.js';
import { runCity, type CitySettings } from '../../src/run/city.js';
import { page, send, type Route } from '../crawl/portal.js';

/** Folders of one test file. */
export function folders() {
  const made: string[] = [];
  return {
    open(): string {
      const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-small-'));
      made.push(folder);
      return folder;
    },
    remove: () => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })),
  };
}

const NAMES = ['河道采砂', '古树移植', '公墓安葬', '船员登记', '灯箱设置', '农机报废', '渔具核验', '桥梁限行'];
const codeOf = (index: number): string => `33019900${index + 1}000`;

/** A guide as text: one promised limit, in working days. */
const guide = (index: number, days: number): [string, string][] => [
  ['事项名称', `${NAMES[index]}办理`], ['基本编码', codeOf(index)], ['受理条件', '符合规定的单位和个人'], ['承诺办结时限', `${days}个工作日`], ['咨询电话', '0571-82345678'],
];

/** The online page of an item. */
export const guidePage = (index: number, days: number): string => page(`<h1>${NAMES[index]}办理</h1><table>${guide(index, days).map(([label, value]) => `<tr><th>${label}</th><td>${value}</td></tr>`).join('')}</table>`);

/** A catalogue of some items, each with a page `/p/<n>` and a paper guide that says 5 working days; gives the catalogue's path. */
export function writeCity(folder: string, items: number): string {
  const rows = NAMES.slice(0, items).map((name, index) => {
    writeFileSync(path.join(folder, `${index}.md`), `# ${name}办理办事指南\n\n${guide(index, 5).map(([label, value]) => `- ${label}：${value}`).join('\n')}\n`);
    return `${codeOf(index)},,${name}办理,甲局,/p/${index},${index}.md,`;
  });
  const catalogue = path.join(folder, '目录.csv');
  writeFileSync(catalogue, ['基本编码,实施编码,事项名称,部门,线上地址,线下文件,手册文件', ...rows].join('\n'));
  return catalogue;
}

/** Pages that say so many working days, by the number of the visit. */
export const saying = (index: number, ...days: number[]): Route => (_, response, visit) => send(response, guidePage(index, days[Math.min(visit, days.length) - 1] ?? 5));

export async function report(settings: Partial<CitySettings> & Pick<CitySettings, 'catalogue' | 'out'>): Promise<Report> {
  return (await runCity({ allowHosts: [], browser: false, region: '330100', ...settings }, () => undefined)).report;
}
