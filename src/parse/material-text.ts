import type { Material } from '../model/guide.js';
import type { Stretch } from './blocks.js';
import { partField, TEXT_PARTS, type PartReader } from './material-parts.js';
import { fieldOf, slice } from './stretch.js';

/** One material from running text: the comparison knows how offices write form, copies, source and necessity behind a name. */
export function materialFromText(text: Stretch, reader: PartReader): Material | undefined {
  const found = reader.comparisons.readMaterial(text.text, reader.context);
  const named = fieldOf(slice(text, found.name.start, found.name.end), found.name.value);
  if (!named) return undefined;
  const parts: Material['parts'] = {};
  for (const part of TEXT_PARTS) {
    const read = found.parts[part];
    const field = read ? partField(part, read.value, slice(text, read.start, read.end), reader) : undefined;
    if (field) parts[part] = field;
  }
  const { condition } = found.parts;
  const asked = condition ? fieldOf(slice(text, condition.start, condition.end), condition.value) : undefined;
  if (asked) parts.condition = asked;
  return { name: { ...named, text: found.name.text }, parts };
}
