import type { MaterialPart } from '../model/guide.js';
import type { Stretch } from './blocks.js';
import { isColon, type LabelBook } from './labels.js';
import { slice, trimmed } from './stretch.js';

/** The label of a part of a material and its value, within one text or beside each other. */
export interface LabelledPart {
  start: number;
  label: string;
  parts: MaterialPart[];
  value: Stretch;
}

/** `材料名称：…，份数：…` within one text: the parts' labels and where their values stand. */
export function labelledParts(text: Stretch, book: LabelBook): LabelledPart[] {
  const found: { start: number; valueStart: number; label: string; parts: MaterialPart[] }[] = [];
  for (let at = 0; at < text.text.length; at += 1) {
    if (!isColon(text.text.charAt(at))) continue;
    const free = found.at(-1)?.valueStart ?? 0;
    for (let start = Math.max(free, at - 14); start < at - 1; start += 1) {
      if (start > free && !/[\s，,；;。、|（(]/.test(text.text.charAt(start - 1))) continue;
      const label = text.text.slice(start, at);
      const parts = partNames(label, book);
      if (parts.length === 0) continue;
      found.push({ start, valueStart: at + 1, label, parts });
      break;
    }
  }
  return found.map((one, index) => {
    const end = found[index + 1]?.start ?? text.text.length;
    const value = trimmed(slice(text, one.valueStart, end));
    const stop = value.text.search(/[，,；;、。|（(\s]+$/);
    return { start: one.start, label: one.label, parts: one.parts, value: stop > 0 ? slice(value, 0, stop) : value };
  });
}

/** The parts of a material that a text names as their label. */
export function partNames(text: string, book: LabelBook): MaterialPart[] {
  return book.partsOf(text).map((spec) => (spec.part ?? spec.id.replace('material.', '')) as MaterialPart);
}
