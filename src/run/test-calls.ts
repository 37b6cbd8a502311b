import path from 'node:path';
import type { TestCall } from '../model/case.js';
import { testCalls } from '../office/phone-calls.js';
import type { Notice } from './catalogue.js';
import { formOf, indicatorRows } from './indicator.js';
import { UserProblem } from './problem.js';

/** The sheet in which calls of departments' numbers are entered. */
const SHEET = 'department-phones';

/** Results of test calls (拨测) of filled forms, with a notice for each row that cannot be used. @throws UserProblem where a form is refused. */
export async function readCalls(files: readonly string[]): Promise<{ calls: Record<string, TestCall>; notices: Notice[] }> {
  const form = formOf(SHEET);
  const read = await Promise.all(files.map(async (file) => ({ file, ...(await indicatorRows(form, file)) })));
  const [refusal] = read.flatMap((one) => one.refused);
  if (refusal !== undefined) throw new UserProblem(refusal);
  return {
    calls: testCalls(read.flatMap((one) => one.good.map(({ values }) => values))),
    notices: read.flatMap(({ file, bad }) => bad.map(({ row, column, reason }) => ({ where: `${path.basename(file)} 第${row}行`, message: `${column}${reason}，本行拨测结果没有使用。` }))),
  };
}
