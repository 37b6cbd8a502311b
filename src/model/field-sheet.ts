/** A kind of paper (or answer) at a counter, and the elements that it has to hold. */
export interface Carrier {
  /** 公示牌, 告知单, 折页, 窗口答复. */
  name: string;
  /** Identifiers of elements, in the order of the sheet. */
  elements: string[];
  source: string;
}

/** `schemas/fieldsheet.json`. */
export interface FieldSheetData {
  carriers: Carrier[];
  /** Answers by which an inspector says that a material is not asked for. */
  notAsked: { words: string[]; source: string };
}

/** Titles of the sheet's columns: whoever writes it and whoever reads it go by these. */
export const FIELD_SHEET = {
  element: '要素', handbook: '手册内容', result: '核查结果', found: '现场内容（不一致时写）', photo: '照片编号',
  agrees: '一致', differs: '不一致', unseen: '未见',
  material: '申请材料：', more: '申请材料：手册以外还要的',
} as const;
