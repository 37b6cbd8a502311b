import { createKit } from '../../src/check/index.js';
import { contentOf, type Content } from '../../src/handbook/content.js';
import type { Entry } from '../../src/handbook/entry.js';
import { toStandard } from '../../src/parse/index.js';
import type { Standard } from '../../src/model/standard.js';
import { loadSchemas } from '../../src/schema/index.js';
import { comparisons, readFile } from '../parse/kit.js';

export const schemas = loadSchemas();
export const { elements } = schemas;
export const kit = createKit(elements, comparisons, schemas.words);
export const weekday = (day: string): boolean => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

export async function standardOf(text: string): Promise<Standard> {
  return toStandard(await readFile(text, 'entry.md'));
}

export async function entry(file: string, text: string): Promise<Entry> {
  const stem = file.replace(/\.[^.]+$/, '');
  const cut = stem.search(/[@+]/);
  return { file, base: cut > 0 ? stem.slice(0, cut) : stem, supplement: stem.charAt(cut) === '+', standard: await standardOf(text) };
}

export async function contentIn(bytes: string | Uint8Array, name: string): Promise<Content> {
  return contentOf(await readFile(bytes, name));
}

/** Content in one order, for comparing what two forms hold. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)]));
}

/** A complete entry; `lines` replace or add to rows of its table. */
export function entryText(lines: Record<string, string | undefined> = {}, head: Record<string, string | undefined> = {}): string {
  const front = { 市直单位: '杭州市公安局', 版本: '2018-09', 施行日期: '2018-09-15', 过渡期: '5个工作日', 发布文件: '江改办〔2018〕6号', ...head };
  const rows = {
    事项名称: '犬类准养登记', 基本编码: '330199001000', 事项类型: '行政许可', 服务对象: '自然人', 法定办结时限: '20个工作日', 承诺办结时限: '5个工作日', 办件类型: '承诺件',
    到办事现场次数: '1次', 办理形式: '窗口办理、网上办理', 是否收费: '否', 结果名称: '犬类准养证', 有效期: '1年', 送达方式: '窗口领取', 设定依据: '《中华人民共和国动物防疫法》第三十条', 受理条件: '有固定住所；犬只已免疫。',
    办理流程: '申请→受理→审查→决定→送达', ...lines,
  };
  const given = <T extends Record<string, string | undefined>>(pairs: T) => Object.entries(pairs).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return `---\n${given(front).map(([label, text]) => `${label}: ${text}`).join('\n')}\n---\n\n# 犬类准养登记\n\n| 要素 | 统一标准 |\n| --- | --- |\n${given(rows).map(([label, text]) => `| ${label} | ${text} |`).join('\n')}\n\n## 申请材料\n\n| 材料名称 | 材料形式 | 份数 |\n| --- | --- | --- |\n| 居民身份证 | 复印件 | 1 |\n| 犬类免疫证 | 原件 | 1 |\n`;
}
