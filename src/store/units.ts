import { Missing } from './conflict.js';
import { read, written } from './rows.js';
import type { Store } from './store.js';
import type { ItemRow, UnitRow } from './tables/city.js';

/** Who writes and when: name of the user or of the part of the machine, ISO 8601 with +08:00. */
export interface By {
  by: string;
  at: string;
}

export type Unit = Omit<UnitRow, 'content'> & { content: unknown };
export type Item = Omit<ItemRow, 'content'> & { content: unknown };

/** Adds a unit, or changes it. A new name holds from `day`; what it was called before stays. */
export async function keepUnit(store: Store, unit: { id: string; name: string; kind?: string; since?: string; content?: unknown }, day: string, { by, at }: By): Promise<void> {
  const row = { name: unit.name, kind: unit.kind ?? null, content: written(unit.content) };
  await store.change({ by, at, action: 'unit.keep', thing: 'unit', id: unit.id, detail: { name: unit.name, day } }, async () => {
    await store.db.insertInto('units').values({ id: unit.id, since: unit.since ?? day, until: null, successor: null, ...row }).onConflict((conflict) => conflict.column('id').doUpdateSet(row)).execute();
    const last = await store.db.selectFrom('unitNames').select('name').where('unit', '=', unit.id).where('since', '<=', day).orderBy('since', 'desc').limit(1).executeTakeFirst();
    if (last?.name === unit.name) return;
    await store.db.insertInto('unitNames').values({ unit: unit.id, since: day, name: unit.name }).onConflict((conflict) => conflict.columns(['unit', 'since']).doUpdateSet({ name: unit.name })).execute();
  });
}

/** All units in order of their identities, also those that are no more. */
export async function listUnits(store: Store): Promise<Unit[]> {
  const rows = await store.db.selectFrom('units').selectAll().orderBy('id').execute();
  return rows.map((row) => ({ ...row, content: read(row.content) }));
}

/** What a unit was called on a day; before its first name, that one. */
export async function unitName(store: Store, unit: string, day: string): Promise<string> {
  const names = await store.db.selectFrom('unitNames').select(['name', 'since']).where('unit', '=', unit).orderBy('since').execute();
  const name = names.filter(({ since }) => since <= day).at(-1) ?? names[0];
  if (!name) throw new Missing(`没有编号为“${unit}”的单位，请先登记单位。`);
  return name.name;
}

/** States in which a finding, appeal … is over and stays with the unit that it was found at. */
export interface Over {
  findings: readonly string[];
}

/**
 * A unit ends and another takes over: its items, open findings, waiting appeals, rectifications and the account of its points
 * move with their time limits; what is over keeps its unit, and notices and papers keep the unit and the name of their day. How many of each moved.
 */
export async function succeedUnit(store: Store, { unit, successor, day, over }: { unit: string; successor: string; day: string; over: Over }, { by, at }: By): Promise<Record<string, number>> {
  return store.change((moved) => ({ by, at, action: 'unit.succeed', thing: 'unit', id: unit, detail: { successor, day, moved } }), async () => {
    const both = await store.db.selectFrom('units').select('id').where('id', 'in', [unit, successor]).execute();
    const gone = [unit, successor].find((id) => !both.some((row) => row.id === id));
    if (gone !== undefined || unit === successor) throw new Missing(`没有编号为“${gone ?? successor}”的承接单位，请先登记单位。`);
    await store.db.updateTable('units').set({ until: day, successor }).where('id', '=', unit).execute();
    let findings = store.db.updateTable('findings').set({ unit: successor }).where('unit', '=', unit);
    if (over.findings.length > 0) findings = findings.where('state', 'not in', [...over.findings]);
    const moved = {
      items: await store.db.updateTable('items').set({ unit: successor }).where('unit', '=', unit).where('retiredAt', 'is', null).executeTakeFirst(),
      findings: await findings.executeTakeFirst(),
      appeals: await store.db.updateTable('appeals').set({ unit: successor }).where('unit', '=', unit).where('state', '=', 'open').executeTakeFirst(),
      rectifications: await store.db.updateTable('rectifications').set({ unit: successor }).where('unit', '=', unit).where('state', '=', 'open').executeTakeFirst(),
      deductions: await store.db.updateTable('deductions').set({ account: successor }).where('account', '=', unit).executeTakeFirst(),
    };
    return Object.fromEntries(Object.entries(moved).map(([name, { numUpdatedRows }]) => [name, Number(numUpdatedRows)]));
  });
}

/** A unit and all that it took over from, directly or by way of others: who may sign for what was sent to them. */
export async function unitWithPredecessors(store: Store, unit: string): Promise<string[]> {
  const all = [unit];
  for (const successor of all) {
    const rows = await store.db.selectFrom('units').select('id').where('successor', '=', successor).orderBy('id').execute();
    all.push(...rows.map(({ id }) => id).filter((id) => !all.includes(id)));
  }
  return all;
}

/** Adds items or changes them; how many. */
export async function keepItems(store: Store, items: readonly { id: string; basicCode: string; implementationCode?: string; name: string; unit: string; volume?: number; changedAt?: string; content?: unknown }[], { by, at }: By): Promise<number> {
  return store.change((count) => ({ by, at, action: 'item.keep', thing: 'item', id: '', detail: { count } }), async () => {
    for (const { id, basicCode, implementationCode, name, unit, volume, changedAt, content } of items) {
      const row = { basicCode, implementationCode: implementationCode ?? null, name, unit, volume: volume ?? null, changedAt: changedAt ?? null, retiredAt: null, content: written(content) };
      await store.db.insertInto('items').values({ id, ...row }).onConflict((conflict) => conflict.column('id').doUpdateSet(row)).execute();
    }
    return items.length;
  });
}

/** An item is no more from `day`; what was found of it stays. */
export async function retireItem(store: Store, id: string, day: string, { by, at }: By): Promise<void> {
  await store.change({ by, at, action: 'item.retire', thing: 'item', id, detail: { day } }, () => store.db.updateTable('items').set({ retiredAt: day }).where('id', '=', id).execute());
}

/** Items, all or a unit's, in order of their identities. */
export async function listItems(store: Store, filter: { unit?: string; ids?: readonly string[]; retired?: boolean } = {}): Promise<Item[]> {
  let query = store.db.selectFrom('items').selectAll();
  if (filter.unit !== undefined) query = query.where('unit', '=', filter.unit);
  if (filter.ids !== undefined) query = query.where('id', 'in', [...filter.ids, '']);
  if (!filter.retired) query = query.where('retiredAt', 'is', null);
  const rows = await query.orderBy('id').execute();
  return rows.map((row) => ({ ...row, content: read(row.content) }));
}
