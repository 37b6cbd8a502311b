// The plain calculation of points: part of `plain.ts`, as apart from the office as that.
import type { Seen } from './facts.js';

export interface PlainPolicy {
  from?: { standard: string; channel: string };
  standard: Readonly<Record<string, number>>;
  channel: Readonly<Record<string, number | boolean>>;
  governance?: Readonly<Record<string, number>>;
  factors?: { repetition: number[]; selfReported: number; mendedEarly: number };
  caps: { item: number; department: number; quarter?: number };
}

/** One line of the paper book: a round of a finding, or a fault of conduct. */
export interface Entry {
  name: string;
  /** Finding that it belongs to. */
  fingerprint: string;
  round: number;
  seen: Seen;
  /** Rule of conduct; absent: the finding itself. */
  conduct?: string;
  unit: string;
  week: string;
  found: string;
  served?: string;
  mendBy?: string;
  final?: string;
  reducedTo?: number;
  revoked?: string;
  early: boolean;
}

const day = (at: string) => at.slice(0, 10);

/** What each line costs: the formula, then the caps one after the other, found first counts first. */
export function price(some: readonly Entry[], all: readonly Entry[], policies: readonly PlainPolicy[], at: string): { entry: Entry; points: number }[] {
  const order = [...some].sort((a, b) => (a.found < b.found ? -1 : a.found > b.found ? 1 : a.name < b.name ? -1 : a.name > b.name ? 1 : a.round - b.round));
  const lines: { entry: Entry; points: number; policy: PlainPolicy }[] = [];
  for (const entry of order) {
    const policy = policyFor(entry, policies);
    const base = policy === undefined ? 0 : baseOf(entry, policy);
    if (policy === undefined || base === 0) continue;
    let points = base;
    // One division at the end, so that nothing is rounded twice.
    let divisor = 1;
    const times = timesOf(entry, all, at);
    if (times > 1) {
      const list = policy.factors?.repetition ?? [100];
      points *= list[Math.min(times, list.length) - 1] ?? 100;
      divisor *= 100;
    }
    if (entry.conduct === undefined && entry.seen.selfReported) {
      points *= policy.factors?.selfReported ?? 100;
      divisor *= 100;
    }
    if (entry.early) {
      points *= policy.factors?.mendedEarly ?? 100;
      divisor *= 100;
    }
    const whole = (points - (points % divisor)) / divisor;
    points = (points % divisor) * 2 >= divisor ? whole + 1 : whole;
    if (entry.reducedTo !== undefined && entry.reducedTo < points) points = entry.reducedTo;
    lines.push({ entry, points, policy });
  }
  for (const cap of ['item', 'week', 'quarter'] as const) {
    const used: Record<string, number> = {};
    for (const line of lines) {
      const { unit, week, seen } = line.entry;
      const group = cap === 'item' ? `${unit} ${week} ${seen.item}` : cap === 'week' ? `${unit} ${week}` : `${unit} ${quarter(week)}`;
      const most = cap === 'item' ? line.policy.caps.item : cap === 'week' ? line.policy.caps.department : (line.policy.caps.quarter ?? 1e9);
      const left = most - (used[group] ?? 0);
      if (line.points > left) line.points = left > 0 ? left : 0;
      used[group] = (used[group] ?? 0) + line.points;
    }
  }
  return lines;
}

function timesOf(entry: Entry, all: readonly Entry[], at: string): number {
  let times = 1;
  for (const other of all) {
    if (other.name !== entry.name || other === entry || entry.conduct !== undefined) continue;
    if (other.found >= entry.found || other.served === undefined || other.served >= entry.found) continue;
    if (other.mendBy === undefined || other.mendBy >= day(entry.found) || other.final === undefined || other.final >= entry.found) continue;
    if (other.revoked === undefined || other.revoked > at) times += 1;
  }
  return times;
}

function policyFor(entry: Entry, policies: readonly PlainPolicy[]): PlainPolicy | undefined {
  const part = entry.conduct === undefined && entry.seen.number.startsWith('B') ? 'channel' : 'standard';
  let found: PlainPolicy | undefined;
  for (const policy of policies) if ((policy.from?.[part] ?? '') <= day(entry.found)) found = policy;
  return found;
}

function baseOf(entry: Entry, policy: PlainPolicy): number {
  if (entry.conduct !== undefined) return policy.governance?.[entry.conduct] ?? 0;
  const { seen } = entry;
  if (seen.lifecycle !== 'stable' || seen.severity === '提示' || seen.maintainer !== seen.unit) return 0;
  if (seen.number.startsWith('A')) return policy.standard[seen.severity] ?? 0;
  return policy.channel.enabled === true ? Number(policy.channel[seen.severity]) : 0;
}

function quarter(thursday: string): string {
  const wednesday = new Date(Date.parse(`${thursday}T00:00:00Z`) + 6 * 86_400_000).toISOString().slice(0, 10);
  return `${wednesday.slice(0, 4)} ${Math.floor((Number(wednesday.slice(5, 7)) - 1) / 3)}`;
}
