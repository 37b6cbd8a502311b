import type { Case } from '../model/case.js';
import type { Material } from '../model/guide.js';
import type { RuleKit } from '../model/kit.js';

/** Whether a list frees the applicant from handing in a material (免提交); `undefined` where it does not say. */
export function exempt(material: Material, subject: Case, kit: RuleKit): boolean | undefined {
  const field = material.parts.exempt;
  if (!field || field.text.trim() === '') return undefined;
  if (/不.{0,4}免|不可免/.test(field.text)) return false;
  if (/免(?:于)?(?:提交|交)/.test(field.text)) return true;
  if (kit.compare('yesNo', field.text, '是', subject.context).verdict === 'same') return true;
  return kit.compare('yesNo', field.text, '否', subject.context).verdict === 'same' ? false : undefined;
}
