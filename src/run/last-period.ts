import type { Report } from '../model/report.js';
import { openEngine } from './engine.js';
import { readBytes } from './files.js';
import { UserProblem } from './problem.js';

/** What the last period's report says for the next draw. */
export interface LastPeriod {
  /** Items with findings, to be checked again. */
  rechecks: string[];
  /** Items whose pages could not be had: none of their online captures was good. */
  missed: Set<string>;
}

/** Reads a `report.json`. @throws UserProblem where it is none. */
export async function lastPeriod(file: string): Promise<LastPeriod> {
  let report: Report;
  try {
    report = JSON.parse(new TextDecoder().decode(await readBytes(file))) as Report;
  } catch {
    throw new UserProblem(`上期报告“${file}”打不开或不是 JSON，请给出上期输出文件夹里的 report.json。`);
  }
  if (openEngine().schemas.validateReport(report).length > 0) throw new UserProblem(`“${file}”不是核查报告，请给出上期输出文件夹里的 report.json。`);
  const online = report.coverage.filter((row) => row.channel === 'online');
  const reached = new Set(online.filter((row) => row.outcome === 'ok').map((row) => row.itemId));
  return {
    rechecks: [...new Set(report.findings.filter((finding) => finding.verdict === 'fail' && finding.mended === undefined).map((finding) => finding.itemId))].sort(),
    missed: new Set(online.map((row) => row.itemId).filter((item) => !reached.has(item))),
  };
}
