/** Answers kept of each function, in each of two generations, and the greatest length of their texts: what a city says again and again, and no more. */
const MOST = 4_000;
const LONGEST = 1_000;

/**
 * A pure function of a text that remembers its last answers, which must not be changed. Guides say the same things in the same words:
 * limits, hours, forms of materials, whole lists of one entry. What was asked longest ago is forgotten, so that memory stays flat.
 */
export function remember<V extends NonNullable<unknown>>(make: (text: string) => V, most = MOST, longest = LONGEST): (text: string) => V {
  let young = new Map<string, V>();
  let old = new Map<string, V>();
  return (text) => {
    if (text.length > longest) return make(text);
    const known = young.get(text);
    if (known !== undefined) return known;
    const found = old.get(text) ?? make(text);
    if (young.size >= most) {
      old = young;
      young = new Map();
    }
    young.set(text, found);
    return found;
  };
}

/** The same for a pure function of two texts. */
export function rememberPair<V extends NonNullable<unknown>>(make: (a: string, b: string) => V, most = MOST, longest = LONGEST): (a: string, b: string) => V {
  let young = new Map<string, Map<string, V>>();
  let old = new Map<string, Map<string, V>>();
  let size = 0;
  return (a, b) => {
    if (a.length + b.length > longest) return make(a, b);
    let own = young.get(a);
    const known = own?.get(b);
    if (known !== undefined) return known;
    const found = old.get(a)?.get(b) ?? make(a, b);
    if (size >= most) {
      old = young;
      young = new Map();
      own = undefined;
      size = 0;
    }
    if (!own) young.set(a, (own = new Map()));
    own.set(b, found);
    size += 1;
    return found;
  };
}
