import { checkCase, orderFindings } from '../../check/index.js';
import type { Finding } from '../../model/finding.js';
import { runSightings } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { maintainerOf } from '../maintainers.js';
import { replayCases } from '../replay.js';
import { toolVersion } from '../versions.js';
import { reportOf } from './run-week.js';

type Named = Pick<Finding, 'fingerprint' | 'itemName' | 'department' | 'number' | 'message'>;

/** How today's judgement of what a run kept stands beside that of its day. */
export interface Recheck {
  run: string;
  then: { tool: string; rules: string; findings: number };
  now: { tool: string; rules: string; findings: number };
  both: number;
  /** Found then and no more, and the other way round. */
  gone: Named[];
  added: Named[];
}

/**
 * Judges the kept bytes of a run with today's readers and rules. Nothing of the run changes: the answer stands beside it, never over it.
 * What was mended in between is found again, because it was there.
 */
export async function recheckRun(desk: Desk, id: string): Promise<Recheck> {
  const kept = await reportOf(desk, id);
  const cases = await replayCases(kept, desk.engine);
  const again = orderFindings(cases.flatMap((subject) => checkCase(subject, desk.engine.kit, { maintainer: maintainerOf(desk.engine.schemas.maintainers, subject) }).findings)).filter(({ verdict }) => verdict === 'fail');
  const stored = await runSightings(desk.store, id);
  const first = stored.length > 0 ? stored.filter(({ outcome }) => outcome !== 'fixed').map(({ finding }) => finding) : kept.report.findings;
  const before = first.filter(({ verdict, mended }) => verdict === 'fail' && !mended);
  const [then, now] = [new Set(before.map(({ fingerprint }) => fingerprint)), new Set(again.map(({ fingerprint }) => fingerprint))];
  const named = ({ fingerprint, itemName, department, number, message }: Finding): Named => ({ fingerprint, itemName, department, number, message });
  return {
    run: id,
    then: { tool: kept.report.run.versions.tool, rules: kept.report.run.versions.rules, findings: before.length },
    now: { tool: toolVersion(), rules: desk.engine.ruleVersion, findings: again.length },
    both: before.filter(({ fingerprint }) => now.has(fingerprint)).length,
    gone: before.filter(({ fingerprint }) => !now.has(fingerprint)).map(named),
    added: again.filter(({ fingerprint }) => !then.has(fingerprint)).map(named),
  };
}
