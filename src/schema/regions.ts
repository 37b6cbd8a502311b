import type { Region } from '../model/vocabulary.js';
import { readSchemaFile } from './folder.js';

/** A row of `regions.json`, short so that a person can read the table: see its `$comment`. */
interface RegionRow {
  code: string;
  name: string;
  short?: string[];
  areaCode?: string;
  numberLength?: number;
  from?: string;
  until?: string;
  successors?: string[];
}

/** Endings of region names that usage leaves out: 萧山区 is 萧山. Two characters have to stay. */
const ENDING = /(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|省|市|地区|盟|新区|区|县)$/;

/** The regions; a row without `short` gets its name without the ending, and a county or district the area code of its city. */
export function readRegions(folder: string): Region[] {
  const rows = readSchemaFile<{ rows: RegionRow[] }>(folder, 'regions.json').rows;
  const byCode = new Map(rows.map((row) => [row.code, row]));
  return rows.map((row) => {
    const city = byCode.get(`${row.code.slice(0, 4)}00`) ?? byCode.get(`${row.code.slice(0, 2)}0000`);
    const areaCode = row.areaCode ?? city?.areaCode;
    const numberLength = row.numberLength ?? (row.areaCode === undefined ? city?.numberLength : undefined);
    return {
      code: row.code,
      name: row.name,
      short: shortNames(row),
      ...(areaCode === undefined ? {} : { areaCode }),
      ...(numberLength === undefined ? {} : { numberLength }),
      ...(row.from === undefined ? {} : { from: row.from }),
      ...(row.until === undefined ? {} : { until: row.until }),
      ...(row.successors === undefined ? {} : { successors: row.successors }),
    };
  });
}

function shortNames(row: RegionRow): string[] {
  const bare = row.name.replace(ENDING, '');
  const names = row.short ?? (bare.length >= 2 ? [bare] : []);
  // 景宁畲族自治县 is 景宁县 in daily use.
  const kind = /自治([县旗])$/u.exec(row.name)?.[1];
  const usual = kind === undefined ? [] : (row.short ?? []).map((name) => name + kind);
  return [...new Set([...names, ...usual, row.name])];
}
