import { FIELD_SHEET, type Carrier } from '../model/field-sheet.js';
import type { ElementSpec } from '../model/element.js';
import type { Standard } from '../model/standard.js';
import { contentOf, stepsLine, type Content, type MaterialContent } from './content.js';
import type { Paper } from './paper.js';
import type { SheetTable } from './workbook.js';

const BOX = '□';
const RESULT = `${BOX}${FIELD_SHEET.agrees}\n${BOX}${FIELD_SHEET.differs}\n${BOX}${FIELD_SHEET.unseen}`;
const HEADER = ['序号', FIELD_SHEET.element, FIELD_SHEET.handbook, FIELD_SHEET.result, FIELD_SHEET.found, FIELD_SHEET.photo];

/** What the sheet asks for at its head and foot. */
function headRows(standard: Standard, carrier: Carrier, department: string): string[][] {
  return [
    ['事项名称', standard.name ?? '', '基本编码', standard.basicCode ?? ''],
    ['被查单位', department, '核查对象', carrier.name],
    ['手册版本', standard.version ?? '', '采集时间', ''],
    ['核查地点', '', '窗口号', ''],
  ];
}

/** Elements of the carrier with what the handbook lays down; each material is a row of its own. */
function sheetRows(standard: Standard, carrier: Carrier, elements: readonly ElementSpec[]): string[][] {
  const content = contentOf(standard.guide);
  const rows: [string, string][] = carrier.elements.flatMap((id): [string, string][] => {
    const spec = elements.find((one) => one.id === id);
    if (!spec) return [];
    if (id === 'materials' && content.materials && content.materials.length > 0) {
      return [...content.materials.map((material): [string, string] => [`${FIELD_SHEET.material}${material.name}${material.scenario === undefined ? '' : `（${material.scenario}）`}`, partsText(material, elements)]), [FIELD_SHEET.more, '']];
    }
    const text = textOf(content, id);
    return text === '' && spec.scope !== 'local' ? [] : [[spec.label, text]];
  });
  return rows.map(([label, text], index) => [String(index + 1), label, text, RESULT, '', '']);
}

function textOf(content: Content, id: string): string {
  if (id === 'process.steps' && content.steps) return stepsLine(content.steps);
  const part = /^places\[\]\.(address|openingHours)$/.exec(id)?.[1] as 'address' | 'openingHours' | undefined;
  if (part && content.places.length > 0) return content.places.flatMap((place) => place[part] ?? []).join('\n');
  return content.fields[id]?.join('\n') ?? '';
}

/** Only what can be seen at a counter: form, copies, necessity. */
const SEEN = new Set(['form', 'medium', 'copies', 'necessity', 'condition']);

function partsText(material: MaterialContent, elements: readonly ElementSpec[]): string {
  return elements.flatMap((spec) => {
    const text = spec.part !== undefined && SEEN.has(spec.part) ? material.parts[spec.part as keyof MaterialContent['parts']] : undefined;
    return text === undefined ? [] : [`${spec.label}：${text.replaceAll('\n', '；')}`];
  }).join('\n');
}

const TITLE = '办事指南现场核查表';
const HOW = '在所选方框内打“√”。一致的不必抄写；不一致的，在“现场内容”照原样写下看到或问到的；没有看到的选“未见”，不参与比对。';
const SIGNATURES = [['核查人员1（签字）', '', '核查人员2（签字）', ''], ['窗口人员（签字）', '', '时间', '']];

/** The 现场核查表 of an item for one kind of paper, A4, for Word. */
export function fieldSheetPaper(standard: Standard, carrier: Carrier, elements: readonly ElementSpec[], department: string): Paper {
  return {
    title: TITLE,
    head: [],
    blocks: [
      { type: 'table', header: [], rows: headRows(standard, carrier, department), widths: [16, 40, 16, 28] },
      { type: 'paragraph', text: HOW, note: true },
      { type: 'table', header: HEADER, rows: sheetRows(standard, carrier, elements), widths: [7, 18, 28, 14, 23, 10] },
      { type: 'paragraph', text: '其他情况：', note: true },
      { type: 'table', header: [], rows: SIGNATURES, widths: [22, 28, 22, 28] },
    ],
  };
}

/** The same for Excel, a sheet of its own. */
export function fieldSheetTable(standard: Standard, carrier: Carrier, elements: readonly ElementSpec[], department: string): SheetTable {
  const wide = (row: string[]): string[] => ['', ...row, ''];
  const rows = [...sheetRows(standard, carrier, elements), ...SIGNATURES.map(wide)];
  return { name: TITLE, header: HEADER, rows, widths: [6, 20, 34, 12, 30, 10], landscape: false, lead: [TITLE, HOW], above: headRows(standard, carrier, department).map(wide) };
}
