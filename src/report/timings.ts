import { seconds } from './numbers.js';

const NAMES: Record<string, string> = {
  prepare: '准备', catalogue: '读取目录', fetch: '抓取网页', render: '浏览器显示', read: '读取指南', links: '核对链接', forms: '留存和读取表样', check: '比对', confirm: '复核取证', evidence: '留存图片样式',
  score: '计分', pictures: '网页截图', report: '生成报告', total: '合计',
};

/** Where the time of the run went, in words; stages without a Chinese name are left out. */
export function timingsText(timings: Record<string, number>): string {
  return Object.entries(NAMES).flatMap(([key, name]) => {
    const value = timings[key];
    return value === undefined ? [] : [`${name} ${seconds(value)}`];
  }).join('，');
}
