import { createHash } from 'node:crypto';
import type { Finding } from '../../src/model/finding.js';
import type { RuleMeta } from '../../src/model/rule.js';
import { rules } from '../../src/rules/index.js';
import { chanceOf, oneOf } from './chance.js';
import { ITEM_LIST, unitOf, type CityItem } from './city.js';

export interface LoadFinding {
  finding: Finding;
  unit: string;
  kind: string;
  valueHash: string;
}

export const printOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const DAYS = ['3个工作日', '5个工作日', '7个工作日', '10个工作日', '15个工作日', '20个工作日', '30个自然日'] as const;
const MATERIALS = ['营业执照复印件', '法定代表人身份证明', '授权委托书', '经营场所使用证明', '申请书', '规划许可证', '检验报告', '资质证书', '章程', '承诺书'] as const;
const KINDS = ['random', 'random', 'random', 'volume', 'changed', 'recheck', 'census'] as const;
const judging = rules.map(({ meta }) => meta).filter(({ lifecycle }) => lifecycle !== 'retired');

/** A few rules find most of what is found, as they do in a real city. */
function ruleAt(chance: number): RuleMeta {
  const rule = judging[Math.floor(judging.length * chance * chance)] ?? judging[0];
  if (!rule) throw new Error('no rules');
  return rule;
}

/** The n-th finding: own data, plausible in length and spread. */
export function findingOf(n: number, takenAt: string): LoadFinding {
  const chance = chanceOf(n + 1);
  const item = ITEM_LIST[Math.floor(chance() * ITEM_LIST.length)] as CityItem;
  const meta = ruleAt(chance());
  const element = (meta.elements[0] ?? 'name').replace(/\[\]/g, '');
  const [here, standard] = [oneOf(chance, DAYS), oneOf(chance, DAYS)];
  const material = oneOf(chance, MATERIALS);
  const sheer = printOf(`load ${n}`);
  const about = element.startsWith('material') ? `${material}（原件${Math.floor(chance() * 4)}份，复印件${Math.floor(chance() * 4)}份，加盖公章）` : `自受理之日起${here}（不含听证、公示、专家评审所需时间）`;
  const side = (raw: string, capture: string) => ({ raw, at: { snapshot: sheer, kind: 'text' as const, line: 12, column: 6, endLine: 12, endColumn: 6 + raw.length }, capture, takenAt });
  const unit = unitOf(Number(item.unit.slice(-2)));
  const against = meta.needs.includes('handbook');
  const finding: Finding = {
    fingerprint: sheer, number: meta.number, item: item.code, itemId: item.id, itemName: item.name, department: unit.id, element, ...(element.startsWith('material') ? { key: material } : {}), rule: meta.id,
    relations: meta.group === 'C' ? ['quality'] : against ? ['online-handbook'] : ['online-offline'], verdict: chance() < 0.9 ? 'fail' : 'cannot-tell', severity: meta.severity, messageId: 'differs', data: { here, standard },
    message: `“${item.name}”的${meta.title}：线上为“${about}”，${against ? '手册' : '线下'}为“${standard}”，${meta.failTitle}`, reason: `“${here}”与“${standard}”不是同一时限，请以手册为准。`, maintainer: unit.id, fault: 'online', lifecycle: meta.lifecycle,
    sides: { online: { ...side(about, 'online-web'), url: `https://portal.example/guide/${item.code}`, updatedAt: '2026-03-01' }, ...(against ? { handbook: side(`自受理之日起${standard}`, 'handbook') } : { offline: side(`自受理之日起${standard}`, 'offline-file') }) }, points: meta.severity === '严重' ? 200 : 100,
  };
  return { finding, unit: item.unit, kind: oneOf(chance, KINDS), valueHash: printOf(`${about}\n${standard}`) };
}
