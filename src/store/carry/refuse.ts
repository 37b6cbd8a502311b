import { BadArchive } from '../archive/manifest.js';
import { Conflict } from '../conflict.js';
import type { Store } from '../store.js';
import type { ProvenCarry } from './open.js';

/** What the machine writes by itself; anybody else is a person who decided. */
const MACHINE = ['系统', '定时任务'];

/**
 * Refuses what does not fit to this store: a week that was drawn or run otherwise here, or decisions that would be lost. Asked before
 * anything is written and again within the change. @throws Conflict, BadArchive where a run comes without its report
 */
export async function refuseCarry(store: Store, carry: ProvenCarry): Promise<void> {
  await (carry.manifest.kind === 'week' ? refuseOtherWeek(store, carry) : refuseOwnDecisions(store, carry));
}

async function refuseOtherWeek(store: Store, carry: ProvenCarry): Promise<void> {
  for await (const row of carry.rows('samples')) {
    const known = await store.db.selectFrom('samples').select('commitment').where('id', '=', String(row['id'])).executeTakeFirst();
    if (known && known.commitment !== row['commitment']) throw new Conflict('本机这一期已另行抽取，与摆渡包里的抽取不同，没有带入任何内容。一期只能由一处抽取，请核对是哪一处。');
  }
  const files = new Set(carry.manifest.files.map(({ path }) => path));
  for await (const row of carry.rows('weekRuns')) {
    const known = await store.db.selectFrom('weekRuns').select(['startedAt', 'versions']).where('id', '=', String(row['id'])).executeTakeFirst();
    if (known && (known.startedAt !== row['startedAt'] || known.versions !== row['versions'])) throw new Conflict(`本机已有编号为 ${String(row['id'])} 的另一次核查，没有带入任何内容。一期只能由一处核查，请核对是哪一处。`);
    const { out } = JSON.parse(String(row['content'])) as { out: string };
    if (!files.has(`runs/${out.split(/[/\\]/).at(-1) ?? ''}/report.json`)) throw new BadArchive(`摆渡包里没有核查 ${String(row['id'])} 的报告，不完整，没有带入任何内容。请重新导出。`);
  }
}

async function refuseOwnDecisions(store: Store, carry: ProvenCarry): Promise<void> {
  const own = await store.db.selectFrom('transitions').select(['fingerprint', 'version', 'by', 'at']).where('by', 'not in', MACHINE).execute();
  if (own.length === 0) return;
  const known = new Set<string>();
  for await (const row of carry.rows('transitions')) known.add(JSON.stringify([row['fingerprint'], row['by'], row['at']]));
  const lost = own.filter(({ fingerprint, by, at }) => !known.has(JSON.stringify([fingerprint, by, at])));
  if (lost.length > 0) throw new Conflict(`本机上有 ${lost.length} 次人工处理（如${lost[0]?.by ?? ''}于 ${lost[0]?.at.slice(0, 16).replace('T', ' ') ?? ''}）是对方没有的，带入会被盖掉，没有带入任何内容。问题只应在内网一处处理；请联系系统管理员。`);
}
