import type { CheckResult } from '../check/index.js';
import type { Notice } from './catalogue.js';

/** Rules that broke on an item, said of the item. */
export function ruleErrors({ errors }: Pick<CheckResult, 'errors'>): Notice[] {
  return errors.map(({ item, number, message }) => ({ where: item, message: `规则 ${number} 没有运行成功（${message}），该项未判断，请告知系统管理员。` }));
}
