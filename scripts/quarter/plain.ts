// The plain calculation: reads the facts of a quarter and keeps the books as a clerk with paper would, day by day and line by line. It
// shares no code with the office, on purpose, and is as simple as it can be, on purpose: it is what the office's books are held against.
import type { BookWeek, Fact, Seen } from './facts.js';
import { price, type Entry, type PlainPolicy } from './plain-price.js';

export interface PlainInput {
  facts: readonly Fact[];
  /** Thursdays of the quarter. */
  thursdays: readonly string[];
  /** When all is closed and printed a last time. */
  closedAt: string;
  daysOff: Readonly<Record<string, string>>;
  daysWorked: Readonly<Record<string, string>>;
  merger: { unit: string; into: string; on: string };
  policies: readonly PlainPolicy[];
}

/** What is known of a finding now. */
interface Card {
  fingerprint: string;
  seen: Seen;
  unitThen: string;
  unitNow: string;
  state: string;
  round: number;
  found: string;
  goneSince?: string;
  confirmedBy?: string;
  told?: string;
  appealUntil?: string;
  suspended: boolean;
  wasReported: boolean;
  falseReports: number;
  waivedValues?: string;
  entry?: Entry;
}

const DAY = 86_400_000;
const day = (at: string) => at.slice(0, 10);
const add = (date: string, days: number) => new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
const weekday = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay();
const REVIEW = ['found', 'doubtful', 'reopened', 'lapsed'];

export function plainBooks(input: PlainInput): BookWeek[] {
  const worked = (date: string) => !(date in input.daysOff) && (date in input.daysWorked || (weekday(date) !== 0 && weekday(date) !== 6));
  const workingDaysAfter = (date: string, count: number) => {
    let at = date;
    let left = count;
    while (left > 0) {
      at = add(at, 1);
      if (worked(at)) left -= 1;
    }
    return at;
  };
  const thursdayOf = (date: string) => {
    let at = date;
    while (weekday(at) !== 4) at = add(at, -1);
    return at;
  };
  const dueOf = (thursday: string) => {
    let at = add(thursday, 7);
    while (!worked(at)) at = add(at, 1);
    return `${at}T17:30:00+08:00`;
  };
  const answers = (unit: string, date: string) => (unit === input.merger.unit && date >= input.merger.on ? input.merger.into : unit);

  const cards = new Map<string, Card>();
  const entries: Entry[] = [];
  const books: BookWeek[] = [];
  let lastFinal: { entry: Entry; points: number }[] = [];

  // Everything that happens, in one list: what the machine does at half past midnight, facts, the end of a Wednesday, prints.
  const happenings: { at: string; order: number; what: () => void }[] = [];
  const lastDay = day(input.closedAt);
  for (let date = input.thursdays[0] ?? lastDay; date < lastDay; date = add(date, 1)) happenings.push({ at: `${date}T00:30:00+08:00`, order: 0, what: () => night(date) });
  for (const thursday of input.thursdays) {
    happenings.push({ at: `${add(thursday, 6)}T23:59:00+08:00`, order: 2, what: () => chargeOverdue(thursday) });
    const due = dueOf(thursday);
    happenings.push({ at: `${day(due)}T17:31:00+08:00`, order: 0, what: () => print(thursday, `${day(due)}T17:31:00+08:00`) });
  }
  for (const fact of input.facts) happenings.push({ at: fact.at, order: 1, what: () => enter(fact) });
  happenings.push({ at: input.closedAt, order: 3, what: () => print(undefined, input.closedAt) });
  happenings.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.order - b.order));
  for (const happening of happenings) happening.what();
  return books;

  function enter(fact: Fact): void {
    if (fact.act === 'fault') {
      for (const fingerprint of fact.fingerprints) fault(fingerprint, fact.at);
      return;
    }
    const card = cards.get(fact.fingerprint);
    if (fact.act === 'seen') {
      if (card === undefined) {
        const unit = answers(fact.seen.unit, day(fact.at));
        cards.set(fact.fingerprint, { fingerprint: fact.fingerprint, seen: fact.seen, unitThen: unit, unitNow: unit, state: 'found', round: 1, found: fact.at, suspended: false, wasReported: false, falseReports: 0 });
      } else seenAgain(card, fact.at, fact.values);
      return;
    }
    if (card === undefined) return;
    if (fact.act === 'gone') {
      if (['closed', 'dismissed', 'revoked', 'waived'].includes(card.state)) return;
      card.goneSince ??= fact.at;
      if (['rectifying', 'suspended', 'reported'].includes(card.state)) card.state = 'closed';
      return;
    }
    const { by, at } = fact;
    const reviewer = card.unitNow === '区信息中心' ? 'reform' : 'centre';
    const own = by.role === 'unit' && by.unit === card.unitNow;
    switch (fact.act) {
      case 'confirm':
        if (!REVIEW.includes(card.state) || by.role !== reviewer) return;
        card.state = 'confirmed';
        card.confirmedBy = by.id;
        card.entry = { name: card.fingerprint, fingerprint: card.fingerprint, round: card.round, seen: card.seen, unit: card.unitThen, week: thursdayOf(day(at)), found: card.found, early: false };
        entries.push(card.entry);
        return;
      case 'dismiss':
      case 'doubt':
        if (REVIEW.includes(card.state) && by.role === reviewer) card.state = fact.act === 'dismiss' ? 'dismissed' : 'doubtful';
        return;
      case 'notify':
        if (card.state !== 'confirmed') return;
        card.state = 'notified';
        card.told = at;
        if (card.entry) card.entry.early = card.goneSince !== undefined;
        return;
      case 'sign':
        if (card.state === 'notified' && own) serve(card, at);
        return;
      case 'accept':
        if (card.state === 'signed' && own) final(card, at);
        return;
      case 'appeal':
        if (card.state === 'signed' && own && day(at) <= (card.appealUntil ?? '')) card.state = 'appealed';
        return;
      case 'withdraw':
        if (card.state === 'appealed' && own) final(card, at);
        return;
      case 'uphold':
        if (card.confirmedBy === by.id) return;
        if (card.state === 'appealed' || (card.state === 'signed' && day(at) > (card.appealUntil ?? ''))) final(card, at);
        return;
      case 'reduce':
        if (card.state !== 'appealed' || card.confirmedBy === by.id) return;
        if (card.entry) card.entry.reducedTo = fact.to;
        final(card, at);
        return;
      case 'revoke':
        if (REVIEW.includes(card.state) || ['dismissed', 'revoked', 'waived'].includes(card.state) || card.confirmedBy === by.id) return;
        card.state = 'revoked';
        if (card.entry) card.entry.revoked = at;
        return;
      case 'suspend':
      case 'give-time':
        if (card.state !== 'rectifying' && card.state !== 'suspended') return;
        if (fact.until < day(at)) return;
        card.state = fact.act === 'suspend' ? 'suspended' : 'rectifying';
        card.suspended = fact.act === 'suspend';
        if (card.entry) card.entry.mendBy = fact.until;
        return;
      case 'report-mended':
        if ((card.state !== 'rectifying' && card.state !== 'suspended') || !own) return;
        card.state = 'reported';
        card.wasReported = true;
        return;
      case 'waive':
        if (['dismissed', 'revoked', 'closed', 'reported', 'waived'].includes(card.state)) return;
        card.state = 'waived';
        card.waivedValues = fact.values;
        strike(card);
    }
  }

  function seenAgain(card: Card, at: string, values: string): void {
    if (card.state === 'dismissed' || card.state === 'revoked') return;
    if (card.state === 'waived') {
      if (card.waivedValues !== values) begin(card, 'lapsed', at);
      return;
    }
    if (card.state === 'closed') {
      if (card.wasReported) falseReport(card, at);
      card.round += 1;
      begin(card, 'reopened', at);
      return;
    }
    card.goneSince = undefined;
    if (card.state !== 'reported') return;
    falseReport(card, at);
    card.state = card.suspended ? 'suspended' : 'rectifying';
  }

  /** A finding begins anew: nothing of what was told of the last time counts for it. */
  function begin(card: Card, state: string, at: string): void {
    Object.assign(card, { state, found: at, goneSince: undefined, confirmedBy: undefined, told: undefined, appealUntil: undefined, suspended: false, wasReported: false, waivedValues: undefined, entry: undefined });
  }

  function strike(card: Card): void {
    const at = card.entry === undefined ? -1 : entries.indexOf(card.entry);
    if (at >= 0) entries.splice(at, 1);
    card.entry = undefined;
  }

  function serve(card: Card, at: string): void {
    card.state = 'signed';
    card.appealUntil = workingDaysAfter(day(at), 3);
    if (card.entry) card.entry.served = at;
  }

  function final(card: Card, at: string): void {
    card.state = 'rectifying';
    if (card.entry === undefined || card.entry.final !== undefined) return;
    card.entry.final = at;
    card.entry.mendBy = workingDaysAfter(day(at), 5);
  }

  function fault(fingerprint: string, at: string): void {
    const card = cards.get(fingerprint);
    if (card === undefined) return;
    if (REVIEW.includes(card.state)) card.state = 'dismissed';
    else if (card.state !== 'dismissed' && card.state !== 'waived') card.state = 'revoked';
    for (const entry of entries) if (entry.fingerprint === fingerprint && entry.conduct === undefined) entry.revoked ??= at;
  }

  function falseReport(card: Card, at: string): void {
    card.falseReports += 1;
    misconduct(card, 'rectify/false-report', `false-report ${card.falseReports}`, thursdayOf(day(at)), at);
  }

  function chargeOverdue(thursday: string): void {
    const end = add(thursday, 7);
    for (const card of cards.values()) if (card.state === 'rectifying' && card.entry?.mendBy !== undefined && end > card.entry.mendBy) misconduct(card, 'rectify/overdue', `overdue ${thursday}`, thursday, `${end}T00:00:00+08:00`);
  }

  function misconduct(card: Card, rule: string, name: string, week: string, at: string): void {
    entries.push({ name: `${card.fingerprint} ${name}`, fingerprint: card.fingerprint, round: card.round, seen: card.seen, conduct: rule, unit: card.unitNow, week, found: at, early: false, final: dueOf(add(week, 7)) });
  }

  function night(date: string): void {
    for (const card of cards.values()) {
      if (!['dismissed', 'revoked', 'closed'].includes(card.state)) card.unitNow = answers(card.unitNow, date);
      if (card.state === 'signed' && date > (card.appealUntil ?? '')) final(card, `${date}T00:30:00+08:00`);
      else if (card.state === 'notified' && date > workingDaysAfter(day(card.told ?? date), 2)) serve(card, `${date}T00:30:00+08:00`);
    }
  }

  /** When the finding of a line of conduct was revoked, the line is too. */
  function revokedBy(entry: Entry, at: string): boolean {
    const ground = entry.conduct === undefined ? entry : entries.find((other) => other.conduct === undefined && other.fingerprint === entry.fingerprint && other.round === entry.round);
    return ground?.revoked !== undefined && ground.revoked <= at;
  }

  function print(week: string | undefined, at: string): void {
    const alive = entries.filter((entry) => !revokedBy(entry, at));
    const proposed: Record<string, number> = {};
    if (week !== undefined) for (const { entry, points } of price(alive.filter((one) => one.week <= week), entries, input.policies, at)) if (entry.week === week && points !== undefined) proposed[entry.unit] = (proposed[entry.unit] ?? 0) + points;
    const counted = price(alive.filter((entry) => entry.final !== undefined && entry.final <= at), entries, input.policies, at);
    const sums: Record<string, number> = {};
    for (const { entry, points } of counted) sums[answers(entry.unit, day(at))] = (sums[answers(entry.unit, day(at))] ?? 0) + points;
    const corrected: Record<string, number> = {};
    for (const { entry, points } of lastFinal) {
      const now = counted.find((other) => other.entry.name === entry.name && other.entry.round === entry.round)?.points ?? 0;
      if (now === points) continue;
      const unit = answers(entry.unit, day(at));
      corrected[unit] = (corrected[unit] ?? 0) + now - points;
    }
    const states: Record<string, number> = {};
    for (const card of cards.values()) states[card.state] = (states[card.state] ?? 0) + 1;
    books.push({ week: week ?? '季末', printedAt: at, proposed, final: sums, corrected, states });
    lastFinal = counted.map(({ entry, points }) => ({ entry, points }));
  }
}
