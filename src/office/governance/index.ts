import type { RuleMeta } from '../../model/rule.js';
import { meta as falseReport } from './false-report.js';
import { meta as notFiled } from './filing-not-filed.js';
import { meta as overdue } from './rectification-overdue.js';
import { meta as repeat } from './repeat.js';
import { meta as late } from './report-late.js';
import { meta as undersized } from './sample-undersized.js';

/** Group D of the rules. They judge records of the checks, not guides, so they are no rules over a case; their metadata is the same. */
export const governanceRules: readonly RuleMeta[] = [notFiled, overdue, falseReport, repeat, undersized, late];
