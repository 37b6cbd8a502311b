import type { RuleMeta } from '../../model/rule.js';
import type { DateText } from '../../model/calendar.js';
import type { GovernanceMark } from './mark.js';

/** 标准化材料 that a unit has to file, by a day that a person entered (never computed from “中旬”). */
export interface FilingDuty {
  unit: string;
  /** What is to be filed, in words. */
  material: string;
  due: DateText;
  filedOn?: DateText;
}

export const meta: RuleMeta = {
  id: 'filing/handbook-not-filed', number: 'D01', group: 'D', title: '按期报备标准化材料', failTitle: '未按期报备标准化材料',
  why: '手册的材料由各单位报区办事服务中心备案；没有备案，核查就没有标准可依。', basis: '区“跑改”工作部署：9月中旬前各单位报区办事服务中心备案（具体日期由人录入）', fix: '补报备案。',
  elements: ['filing'], needs: [], severity: '较重', lifecycle: 'stable',
  messages: { missing: '“{{material}}”应于{{due}}前报备，至{{day}}仍未报备。', late: '“{{material}}”应于{{due}}前报备，{{day}}才报备。' }, examples: [],
};

/** Duties not met on the day `today`. What was filed on the due day is in time. */
export function notFiled(duties: readonly FilingDuty[], today: DateText): GovernanceMark[] {
  return duties.flatMap(({ unit, material, due, filedOn }): GovernanceMark[] => {
    if (filedOn === undefined) return today > due ? [{ unit, key: material, messageId: 'missing', data: { material, due, day: today } }] : [];
    return filedOn > due ? [{ unit, key: material, messageId: 'late', data: { material, due, day: filedOn } }] : [];
  });
}
