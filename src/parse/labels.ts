import type { ElementSpec } from '../model/element.js';
import { remember } from '../compare/remember.js';
import { toSimplified } from '../compare/simplified.js';
import { numberingAt } from './numbering.js';

/** What a label stands for. Several `specs` without `compound`: the value decides; with it: the label names all of them. */
export interface LabelMatch {
  specs: ElementSpec[];
  compound: boolean;
  /** Unit that the label itself names in brackets, for bare numbers behind it. */
  unit?: string;
}

/** Elements that are parts of the entries of a list: their labels are looked for in that list only. */
const PART_LISTS = ['material.', 'process.steps[].', 'specialProcedures[].', 'faq[].'] as const;
type PartList = (typeof PART_LISTS)[number];

const LONGEST = 24;
const MOST_KEPT = 8_000;
/** Words before and behind a label that do not change what it names. */
const HEAD = /^(?:基本|具体|主要|本事项|本项目|该事项|事项)的?/;
const TAIL = /(?:如下|一览表|目录|清单|列表|信息)$/;

/** Is this the colon between a label and its value? */
export function isColon(unit: string): boolean {
  return unit === ':' || unit === '：' || unit === '∶' || unit === '︰' || unit === '﹕';
}

/** The words behind a heading that say it again in another language (申请材料 Documents). */
export function isTranslation(text: string): boolean {
  return /^[A-Za-z][A-Za-z ,.&/'()-]*$/.test(text);
}

/** A label as it is looked up: one width, no blanks, no number, no brackets around it, no colon behind it. */
export const foldLabel = remember((text) => {
  const flat = toSimplified(text).normalize('NFKC').replace(/[\s\u200b-\u200f\u2060\ufeff*#_`]/g, '').replace(/[:∶︰]+$/, '');
  const number = numberingAt(flat);
  const bare = number && number.end < flat.length ? flat.slice(number.end) : flat;
  return bare.replace(/^[【[〖〔「『■●◆▪•·]+/, '').replace(/[】\]〗〕」』]+$/, '').replace(/[:∶︰;。]+$/, '').toLowerCase();
});

/** The labels of the schema, for looking up what a text in the place of a label stands for. */
export class LabelBook {
  private readonly elements = new Map<string, ElementSpec[]>();
  private readonly parts = new Map<string, Map<string, ElementSpec[]>>();
  /** By the text as it stands: the pages of a portal say the same labels over and over. */
  private readonly memo = new Map<string, LabelMatch | null>();
  private readonly names = new Map<string, ElementSpec[]>();
  private readonly endings = new Set<string>();
  private readonly byId = new Map<string, ElementSpec>();

  constructor(readonly specs: readonly ElementSpec[]) {
    for (const spec of specs) {
      if (!this.byId.has(spec.id)) this.byId.set(spec.id, spec);
      const list = PART_LISTS.find((prefix) => spec.id.startsWith(prefix));
      const book = list === undefined ? this.elements : this.bookOf(list);
      if (list === undefined) {
        for (const name of spec.fieldNames ?? []) {
          const key = name.toLowerCase();
          this.names.set(key, [...(this.names.get(key) ?? []), spec]);
        }
      }
      for (const label of [spec.label, ...spec.aliases]) {
        const key = foldLabel(label);
        if (key === '') continue;
        const known = book.get(key) ?? [];
        if (!known.includes(spec)) known.push(spec);
        book.set(key, known);
        if (list === undefined) this.endings.add(key.slice(-1));
      }
    }
  }

  private bookOf(list: string): Map<string, ElementSpec[]> {
    const book = this.parts.get(list) ?? new Map<string, ElementSpec[]>();
    this.parts.set(list, book);
    return book;
  }

  /** The element with this identifier. */
  spec(id: string): ElementSpec | undefined {
    return this.byId.get(id);
  }

  /** The elements that a text names as their label, by the whole text. */
  match(text: string): LabelMatch | undefined {
    if (text.length > LONGEST * 2) return undefined;
    const known = this.memo.get(text);
    if (known !== undefined) return known ?? undefined;
    const key = foldLabel(text);
    const found = key === '' || key.length > LONGEST ? undefined : this.lookUp(key);
    if (this.memo.size > MOST_KEPT) this.memo.clear();
    this.memo.set(text, found ?? null);
    return found;
  }

  /** The elements that a name in a record (front matter: `code`) stands for. */
  named(name: string): LabelMatch | undefined {
    const specs = this.names.get(name.trim().toLowerCase());
    return specs ? { specs, compound: false } : undefined;
  }

  /** Can a label end with this unit? Spares looking up most texts before a colon. */
  mayEndWith(unit: string): boolean {
    return this.endings.has(toSimplified(unit).normalize('NFKC').toLowerCase()) || /[)）】\]*]/.test(unit);
  }

  /** The parts of a list entry that a text names: `份数` of a material, `环节名称` of a step; several where the value decides. */
  partsOf(text: string, list: PartList = 'material.'): ElementSpec[] {
    const book = this.parts.get(list);
    if (!book || text.length > LONGEST * 2) return [];
    const key = foldLabel(text);
    return book.get(key) ?? book.get(key.replace(/\([^()]*\)$/, '')) ?? book.get(key.replace(/^(?:申请|提交|申报)?材料/, '')) ?? [];
  }

  /** The first part of a material that a text names. */
  part(text: string): ElementSpec | undefined {
    return this.partsOf(text)[0];
  }

  private lookUp(key: string): LabelMatch | undefined {
    const whole = this.elements.get(key);
    const note = /\(([^()]*)\)$/.exec(key);
    const unit = /(个?工作日|自然日|日历天|小时|分钟|个月|天|日|次|元)$/.exec(note?.[1] ?? '')?.[1];
    const named = unit === undefined ? {} : { unit };
    if (whole) return { specs: whole, compound: this.joint(key, whole), ...named };
    if (note) {
      const specs = this.elements.get(key.slice(0, note.index));
      if (specs) return { specs, compound: false, ...named };
    }
    const tail = TAIL.exec(key);
    const shorter = tail ? this.elements.get(key.slice(0, tail.index)) : undefined;
    if (shorter) return { specs: shorter, compound: false };
    const bare = HEAD.exec(key);
    const inner = bare ? this.elements.get(key.slice(bare[0].length)) : undefined;
    if (inner) return { specs: inner, compound: this.joint(key, inner) };
    return this.compound(key);
  }

  /** Does a label that several elements share name them all (`咨询投诉电话`), or either, as the value decides (`办理时间`)? */
  private joint(key: string, specs: readonly ElementSpec[]): boolean {
    if (specs.length < 2) return false;
    const row = specs.flatMap((spec) => spec.shared ?? []).find((shared) => foldLabel(shared.label) === key);
    return row ? row.how === 'both' : /[及和与、/]/.test(key);
  }

  /** `申报资料及办理条件`: two labels joined; the second may have lost the word that it shares with the first (`办理地点、时间`). */
  private compound(key: string): LabelMatch | undefined {
    const pieces = key.split(/[及和与、/]|以及/).filter((piece) => piece !== '');
    if (pieces.length < 2 || pieces.length > 3) return undefined;
    const first = pieces[0] ?? '';
    const specs = pieces.map((piece) => this.elements.get(first.slice(0, 2) + piece) ?? this.elements.get(piece) ?? this.elements.get(piece + key.slice(-2)));
    if (specs.some((found) => found === undefined)) return undefined;
    const all = [...new Set(specs.flatMap((found) => found ?? []))];
    return { specs: all, compound: all.length > 1 };
  }
}
