import type { ElementSpec } from '../model/element.js';
import type { Standard } from '../model/standard.js';
import { contentOf, type Content } from './content.js';
import { isUnified } from './entry.js';
import { paperOf } from './layout.js';
import type { Paper, PaperBlock } from './paper.js';

/** Local elements that a guide must fill in, besides those that the schema requires. */
const ASKED = new Set(['implementationCode', 'responsibleSection', 'hallName', 'remedy']);
/** What a guide says of itself and not of the handbook. */
const OWN = new Set(['updatedAt']);

/**
 * The guide that a unit writes for an item: unified elements as the entry has them, local ones empty with what to put there. What the
 * entry says of itself (owner, version …) stays in the handbook. Read back before it is filled in, it states nothing local.
 */
export function templatePaper(standard: Standard, elements: readonly ElementSpec[]): Paper {
  const entry = contentOf(standard.guide);
  const byId = new Map(elements.map((spec) => [spec.id, spec]));
  const fields = Object.fromEntries(Object.entries(entry.fields).filter(([id]) => id === 'materials' || (byId.get(id) !== undefined && isUnified(byId.get(id) as ElementSpec))));
  const name = standard.name ?? entry.title ?? '';
  const content: Content = { ...entry, title: `${name}办事指南`, fields, places: [], unknown: [] };
  const paper = paperOf(content, elements, { column: '内容' });
  const local = elements.filter((spec) => spec.part === undefined && ((spec.scope === 'local' && (spec.required || ASKED.has(spec.id))) || OWN.has(spec.id)));
  return { title: content.title ?? name, head: [], blocks: [{ type: 'paragraph', text: `统一内容按标准化手册${standard.version === undefined ? '' : ` ${standard.version} 版`}填好，请勿改动；下面“本单位填写”的空格由本单位填写，填好后删去填写说明。`, note: true }, ...paper.blocks, ...localBlocks(local)] };
}

/** Two tables: one to fill in, one that says how, so that guidance is never read as a value. */
function localBlocks(local: readonly ElementSpec[]): PaperBlock[] {
  return [
    { type: 'heading', depth: 2, text: '本单位填写' },
    { type: 'table', header: ['要素', '内容'], rows: local.map((spec) => [spec.label, '']), widths: [28, 72] },
    { type: 'heading', depth: 2, text: '填写说明（填好后删去）' },
    ...local.map((spec): PaperBlock => ({ type: 'paragraph', note: true, text: `〔${spec.label}〕${spec.guidance ?? ''}${spec.example === undefined ? '' : `；如“${spec.example}”`}` })),
  ];
}
