import type { Field } from '../model/field.js';
import type { Material } from '../model/guide.js';

/** Does one field stand in the same cell, node or line as the other, right behind it? */
function follows(name: Field, part: Field | undefined): boolean {
  const a = [name.at].flat().at(-1);
  const b = part && [part.at].flat()[0];
  if (!a || !b) return false;
  if (a.kind === 'json' && b.kind === 'json') return a.pointer === b.pointer;
  if (a.kind === 'sheet' && b.kind === 'sheet') return a.sheet === b.sheet && a.cell === b.cell;
  if (a.kind === 'docx' && b.kind === 'docx') return a.table === b.table && a.row === b.row && a.cell === b.cell && a.paragraph === b.paragraph;
  if (a.kind === 'html' && b.kind === 'html') return a.selector === b.selector;
  return a.kind === 'text' && b.kind === 'text' && a.endLine === b.line && b.column >= a.endColumn && b.column - a.endColumn <= 1;
}

/** Does the list state parts of its materials in places of their own (columns, fields), and not only in one line with the name? */
export function hasColumns(materials: readonly Material[]): boolean {
  return materials.some(({ name, parts }) => Object.values(parts).some((part) => !standsBehind(name, part, parts)));
}

const standsBehind = (name: Field, part: Field, parts: Material['parts']): boolean => follows(name, part) || Object.values(parts).some((other) => other !== part && follows(name, other) && follows(other, part));

/** A record that was exported with names of materials only; what the applicant sees of them is not in it. */
export function isExport(materials: readonly Material[]): boolean {
  return materials.every(({ name }) => [name.at].flat().every(({ kind }) => kind === 'json' || kind === 'sheet'));
}
