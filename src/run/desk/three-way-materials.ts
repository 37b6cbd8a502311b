import type { Side } from '../../model/capture.js';
import type { Material } from '../../model/guide.js';
import { SIDES } from '../../report/labels.js';
import { placesInWords } from '../../report/places.js';
import type { StoredFinding } from '../../store/index.js';
import { rowOf, type AlignedRow, type Aligning, type Said, type Sides } from './three-way-rows.js';

interface Group {
  key: string;
  sides: Sides<Material>;
}

/** Materials in rows, matched by document and never by index: each with its name and what the sides say of it, part by part. */
export function alignMaterials(lists: Sides<Material[]>, findingsOf: (names: ReadonlySet<string>) => StoredFinding[], aligning: Aligning): AlignedRow[] {
  return groupsOf(lists, aligning).map(({ key, sides }) => {
    const where: Sides<string> = {};
    for (const side of SIDES) where[side] = placesInWords(sides[side]?.name.at ?? null);
    const names = new Set([key, ...Object.values(sides).flatMap(({ name }) => [name.text.trim(), name.raw.trim()])]);
    return rowOf({ label: '申请材料', key }, saidOf(sides, aligning), where, findingsOf(names), aligning);
  });
}

/** Name and parts of a material, in the order of the schema. */
function saidOf(sides: Sides<Material>, { kit }: Aligning): Said[] {
  const of = (text: (material: Material) => string | undefined): Sides<string> => {
    const texts: Sides<string> = {};
    for (const side of SIDES) {
      const material = sides[side];
      const said = material && text(material)?.trim();
      if (said) texts[side] = said;
    }
    return texts;
  };
  const parts = kit.elements.filter(({ within, part }) => within === 'materials' && part !== undefined && part !== 'name');
  return [
    { before: '', kind: kit.elements.find(({ id }) => id === 'material.name')?.kind ?? 'text', texts: of(({ name }) => name.text) },
    { before: '情形：', kind: 'text', texts: of(({ scenario }) => scenario) },
    ...parts.map((spec): Said => ({ before: `${spec.label}：`, kind: spec.kind, texts: of((material) => (Object.entries(material.parts).find(([name]) => name === spec.part)?.[1])?.text) })),
  ].filter(({ texts }) => Object.keys(texts).length > 0);
}

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
