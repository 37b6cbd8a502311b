import { Type, type Static } from 'typebox';
import { FindingPage } from './finding.js';

const Cell = Type.String({ maxLength: 32_000 });

/** What a page shows as a table: its heading and rows, as text. */
export const ShownTable = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 100 }), header: Type.Array(Type.String({ maxLength: 200 }), { minItems: 1, maxItems: 60 }), rows: Type.Array(Type.Array(Cell, { maxItems: 60 }), { maxItems: 20_000 }),
  total: Type.Optional(Type.Integer({ minimum: 0, description: '清单共有多少行；比所给的多时，文件里写明只有前面的' })),
});
export type ShownTable = Static<typeof ShownTable>;

export const SearchResult = Type.Object({
  findings: FindingPage,
  places: Type.Array(Type.Object({ kind: Type.String({ description: '备案、告知书、单位、事项、规则' }), name: Type.String(), note: Type.String(), path: Type.String({ description: '页面地址' }) })),
});
export type SearchResult = Static<typeof SearchResult>;

export const Term = Type.Object({ term: Type.String(), meaning: Type.String() });
export type Term = Static<typeof Term>;
