/** Answers kept of each function, in each of two generations, and the greatest length of their texts: what a city says again and again, and no more. */
const MOST = 4_000;
const LONGEST = 1_000;

/**
 * A pure function of a text that remembers its last answers, which must not be changed. Guides say the same things in the same words:
 * limits, hours, forms of materials, whole lists of one entry. What was asked longest ago is forgotten, so that memory stays flat.
 */
export function remember<V extends NonNullable<unknown>>(make: (text: string) => V, most = MOST, longest = LONGEST): (text: string) => V {
  const kept = new Kept<V>(most, longest);
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const found = make(text);
    kept.set(text, found);
    return found;
  };
}

/** The answers of such a function, for one that makes several at a time. */
export class Kept<V extends NonNullable<unknown>> {
  private young = new Map<string, V>();
  private old: typeof this.young = new Map();

  constructor(private readonly most = MOST, private readonly longest = LONGEST) {}

  get(text: string): V | undefined {
    const known = this.young.get(text);
    if (known !== undefined || text.length > this.longest) return known;
    const found = this.old.get(text);
    if (found !== undefined) this.set(text, found);
    return found;
  }

  set(text: string, answer: V): void {
    if (text.length > this.longest) return;
    if (this.young.size >= this.most) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(text, answer);
  }
}

/** The same for pure functions of one text under each heading: the bound is of all of them together, however many headings there are. */
export class Memory<V extends NonNullable<unknown>> {
  private young = new Map<string, Map<string, V>>();
  private old: typeof this.young = new Map();
  private size = 0;

  constructor(private readonly most: number, private readonly longest = LONGEST) {}

  answer(heading: string, text: string, make: () => V): V {
    if (text.length > this.longest) return make();
    const known = this.young.get(heading)?.get(text);
    if (known !== undefined) return known;
    const found = this.old.get(heading)?.get(text) ?? make();
    if (this.size >= this.most) {
      this.old = this.young;
      this.young = new Map();
      this.size = 0;
    }
    within(this.young, heading).set(text, found);
    this.size += 1;
    return found;
  }
}

/** The same for pure functions of two texts. */
export class PairMemory<V extends NonNullable<unknown>> {
  private young = new Map<string, Map<string, Map<string, V>>>();
  private old: typeof this.young = new Map();
  private size = 0;

  constructor(private readonly most: number, private readonly longest = LONGEST) {}

  answer(heading: string, a: string, b: string, make: () => V): V {
    if (a.length + b.length > this.longest) return make();
    const known = this.young.get(heading)?.get(a)?.get(b);
    if (known !== undefined) return known;
    const found = this.old.get(heading)?.get(a)?.get(b) ?? make();
    if (this.size >= this.most) {
      this.old = this.young;
      this.young = new Map();
      this.size = 0;
    }
    within(within(this.young, heading), a).set(b, found);
    this.size += 1;
    return found;
  }
}

function within<V>(maps: Map<string, Map<string, V>>, key: string): Map<string, V> {
  const known = maps.get(key);
  if (known) return known;
  const made = new Map<string, V>();
  maps.set(key, made);
  return made;
}
