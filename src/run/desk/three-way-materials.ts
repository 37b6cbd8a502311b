import type { Side } from '../../model/capture.js';
import type { Field } from '../../model/field.js';
import type { Material } from '../../model/guide.js';
import { SIDES } from '../../report/labels.js';
import type { StoredFinding } from '../../store/index.js';
import { rowOf, type AlignedRow, type Aligning, type Sides } from './three-way-rows.js';

interface Group {
  key: string;
  sides: Sides<Material>;
}

/** Materials in rows, matched by document and never by index: each with its name and what the sides say of it. */
export function alignMaterials(lists: Sides<Material[]>, findingsOf: (names: ReadonlySet<string>) => StoredFinding[], aligning: Aligning): AlignedRow[] {
  return groupsOf(lists, aligning).map(({ key, sides }) => {
    const fields: Sides<Field[]> = {};
    for (const side of SIDES) {
      const material = sides[side];
      if (material) fields[side] = [{ ...material.name, text: wordsOf(material, aligning) }];
    }
    return rowOf('申请材料', key, 'text', fields, findingsOf(new Set([key, ...Object.values(sides).flatMap(({ name }) => [name.text.trim(), name.raw.trim()])])), aligning);
  });
}

/** Name and parts of a material as one text. */
function wordsOf({ name, parts, scenario }: Material, { kit }: Aligning): string {
  const said = Object.entries(parts).flatMap(([part, field]) => (field ? [`${labelOf(part, kit.elements)}：${field.text.trim()}`] : []));
  return [name.text.trim(), ...(scenario ? [`情形：${scenario}`] : []), ...said].join('\n');
}

const labelOf = (part: string, elements: Aligning['kit']['elements']): string => elements.find((spec) => spec.within === 'materials' && (spec.part ?? spec.id) === part)?.label ?? '其他';

/** Each document once: the first side that lists materials leads, the others are matched to it, and what is left over stands on its own. */
function groupsOf(lists: Sides<Material[]>, { kit, context }: Aligning): Group[] {
  const [lead, ...others] = SIDES.filter((side): side is Side => (lists[side]?.length ?? 0) > 0);
  if (lead === undefined) return [];
  const groups: Group[] = (lists[lead] ?? []).map((material) => ({ key: material.name.text.trim(), sides: { [lead]: material } }));
  for (const side of others) {
    for (const { key, a, b } of kit.matchMaterials(groups.map((group) => Object.values(group.sides)[0]).filter((material) => material !== undefined), lists[side] ?? [], context)) {
      const group = a && groups.find(({ sides }) => Object.values(sides).includes(a));
      if (group) {
        if (key) group.key = key;
        if (b && !group.sides[side]) group.sides[side] = b;
      } else if (b) groups.push({ key, sides: { [side]: b } });
    }
  }
  return groups;
}
