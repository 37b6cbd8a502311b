import type { Block, GroupBlock, HeadingBlock, ListBlock, PairBlock, Stretch, TableBlock } from './blocks.js';
import { endsValue, withinHeading } from './boundary.js';
import { isEmptyForm } from './empty-form.js';
import { isTranslation, type LabelBook } from './labels.js';
import { isPartsOnly } from './material-cards.js';
import { LabelNumbers } from './label-numbers.js';
import { findMarks, type Mark } from './marks.js';
import { colophon, signs } from './colophon.js';
import { numberingAt } from './numbering.js';
import { withoutSeparator, type Collected, type Open, type Statement } from './statement.js';
import { slice, trimmed, wholeText } from './stretch.js';
import { readTable } from './table-layout.js';
import { isKindOfPaper } from './title.js';

/** Sections of a handbook entry whose lines begin with the names of elements without stating them. */
const ABOUT_ELEMENTS = ['channelDifferences', 'onlineExemptions'];

/** Goes through blocks in order and cuts them into statements by their labels. */
export class Collector {
  readonly statements: Statement[] = [];
  readonly titles: Stretch[] = [];
  readonly blanks: Collected['blanks'] = [];
  private open: Open | undefined;
  private readonly sections: { depth: number; text: string }[] = [];
  private readonly numbers = new LabelNumbers();
  /** 情形 of the row that is being read, in a table that has a column of them. */
  private rowScenario: string | undefined;

  /** `elsewhere`: elements that the side states under a strong label; a mere colon inside another element's text does not restate them. */
  constructor(private readonly book: LabelBook, private readonly elsewhere: ReadonlySet<string>) {}

  collect(blocks: readonly Block[]): Collected {
    this.walk(blocks);
    this.close();
    return { statements: this.statements, titles: this.titles, blanks: this.blanks };
  }

  private walk(blocks: readonly Block[]): void {
    for (const block of blocks) {
      if (block.type !== 'heading' && this.isOpen(...ABOUT_ELEMENTS) && this.open?.depth !== undefined) {
        this.append(block);
        continue;
      }
      switch (block.type) {
        case 'heading': this.heading(block); break;
        case 'paragraph': this.paragraph(block.text); break;
        case 'list': this.list(block); break;
        case 'table': this.table(block); break;
        case 'pair': this.pair(block); break;
        case 'group': this.group(block); break;
      }
    }
  }

  private begin({ label, match, strong, inline, depth, numbering, at }: Omit<Open, 'sections' | 'value' | 'scenario'>): void {
    this.close();
    this.open = { label, match, strong, value: [], sections: this.sections.map((section) => section.text), scenario: this.rowScenario, depth, numbering, at, inline };
  }

  private close(): void {
    const open = this.open;
    this.open = undefined;
    if (!open) return;
    if (open.value.length > 0) this.statements.push(open);
    else if (open.match && open.at) this.blanks.push({ match: open.match, at: open.at });
  }

  private append(block: Block): void {
    if (this.open) this.open.value.push(block);
  }

  private isOpen(...ids: string[]): boolean {
    return this.open?.match?.specs.some((spec) => ids.includes(spec.id)) ?? false;
  }

  private heading(block: HeadingBlock): void {
    const text = trimmed(block.text);
    if (text.text === '') return;
    const mark = findMarks(text, this.book)[0];
    const known = mark?.match && mark.lineStart ? mark : undefined;
    const parent = this.open;
    if (!known && parent?.depth !== undefined && block.depth > parent.depth && parent.match) {
      this.append(block);
      return;
    }
    while (this.sections.length > 0 && (this.sections.at(-1)?.depth ?? 0) >= block.depth) this.sections.pop();
    if (!known) {
      if (block.depth === 1 || (this.statements.length === 0 && this.titles.every((title) => isKindOfPaper(title.text)))) this.titles.push(text);
      this.begin({ label: text.text, strong: true, depth: block.depth, inline: false });
      this.sections.push({ depth: block.depth, text: text.text });
      return;
    }
    this.begin({ label: known.label, match: known.match, strong: true, depth: block.depth, inline: false, numbering: known.numbering });
    this.sections.push({ depth: block.depth, text: text.text });
    this.numbers.count(known.numbering);
    const rest = trimmed(slice(text, known.valueStart));
    if (rest.text !== '' && !isTranslation(rest.text)) this.append({ type: 'paragraph', text: rest });
  }

  private counts(mark: Mark, parent: Open | undefined): boolean {
    return endsValue(withinHeading(mark, parent, this.book), parent, { elsewhere: this.elsewhere, sequel: this.numbers.isSequel(mark, parent !== undefined) });
  }

  private paragraph(whole: Stretch): void {
    if (this.signed(whole)) return;
    const closing = colophon(whole.text);
    const stretch = closing ? slice(whole, 0, closing[0]) : whole;
    const marks = findMarks(stretch, this.book);
    let from = 0;
    let any = false;
    for (const found of marks) {
      const mark = withinHeading(found, this.open, this.book);
      const before = trimmed(slice(stretch, from, Math.max(from, mark.start)));
      const parent = any && this.open && before.text !== '' ? { ...this.open, value: [{ type: 'paragraph' as const, text: before }] } : this.open;
      // 渠道差异：咨询方式：各写各的 names an element and does not state it.
      if (any && !mark.lineStart && this.isOpen(...ABOUT_ELEMENTS)) continue;
      if (!this.counts(mark, parent)) continue;
      if (before.text !== '') this.text(mark.lineStart ? before : withoutSeparator(before));
      const sequel = this.numbers.isSequel(mark, parent !== undefined);
      const strong = mark.strong || sequel || (!mark.closed && mark.match !== undefined);
      if (mark.match || sequel) this.numbers.count(mark.numbering);
      const at = mark.closed && mark.lineStart ? slice(stretch, mark.start, mark.valueStart) : undefined;
      this.begin({ label: mark.label, match: mark.match, strong, inline: mark.closed, at, numbering: mark.numbering });
      from = mark.valueStart;
      any = true;
    }
    const rest = trimmed(slice(stretch, from));
    if (rest.text !== '') this.text(rest);
    if (!closing) return;
    this.close();
    const behind = trimmed(slice(whole, closing[1]));
    if (behind.text !== '') this.paragraph(behind);
  }

  /** A day behind the name of an organisation, at the end of a value of several parts, is the paper's signature. */
  private signed(day: Stretch): boolean {
    const value = this.open?.value ?? [];
    const last = value.at(-1);
    if (value.length < 2 || last?.type !== 'paragraph' || !signs(last.text.text, day.text)) return false;
    value.pop();
    this.close();
    return true;
  }

  private text(stretch: Stretch): void {
    if (!this.open) {
      if (this.titles.length < 3 && this.statements.length === 0) this.titles.push(stretch);
      return;
    }
    this.append({ type: 'paragraph', text: stretch });
  }

  /** Is one of the labels of these blocks one that would open a statement here? */
  private labelled(blocks: readonly Block[]): boolean {
    return blocks.some((block): boolean => {
      switch (block.type) {
        case 'heading':
        case 'paragraph':
          return findMarks(block.text, this.book).some((mark) => mark.match !== undefined && mark.lineStart && this.counts(mark, this.open));
        case 'list': return block.items.some((item) => this.labelled(item.slice(0, 1)));
        case 'table': return readTable(block, this.book).kind === 'labels';
        case 'pair': return this.book.match(block.label.text) !== undefined || this.labelled(block.value);
        case 'group': return (block.caption !== undefined && this.book.match(block.caption.text) !== undefined) || this.labelled(block.children);
      }
    });
  }

  private list(block: ListBlock): void {
    const heads = block.items.map((item) => this.labelled(item.slice(0, 1)));
    // What is counted on with the label that is open stands beside it, not in it.
    const beside = block.counting !== undefined && block.counting === this.open?.counting;
    const partsOfOpen = !beside && this.isOpen('materials', 'process.steps', 'backOffice.steps') && heads.filter(Boolean).length < 2;
    if (!heads.some(Boolean) || partsOfOpen) {
      if (this.open) this.append(block);
      else this.walk(block.items.flat());
      return;
    }
    for (const item of block.items) {
      const first = item[0];
      const mark = first?.type === 'paragraph' ? findMarks(first.text, this.book)[0] : undefined;
      // In a list of labels an unknown label is one, too.
      if (mark && !mark.match && mark.closed && this.open?.inline !== false) this.close();
      const before = this.open;
      this.walk(item);
      if (this.open && this.open !== before && block.counting !== undefined) this.open.counting = block.counting;
    }
    if (this.open && this.open.value.length > 0 && this.open.depth === undefined) this.close();
  }

  private table(block: TableBlock): void {
    const layout = readTable(block, this.book);
    if (layout.kind === 'steps' && !this.isOpen('process.steps', 'backOffice.steps', 'materials')) {
      this.whole('process.steps', block);
      return;
    }
    if (layout.kind === 'labels' && !this.isOpen('materials')) {
      const byRow = layout.pairs.filter((pair) => this.isScenario(pair.label)).length > 1;
      for (const pair of layout.pairs) {
        if (byRow && this.isScenario(pair.label)) this.rowScenario = wholeText(pair.value)?.text;
        this.pairOf(pair.label, pair.value);
      }
      this.rowScenario = undefined;
      return;
    }
    if (layout.kind === 'materials' && !this.isOpen('materials')) {
      this.whole('materials', block);
      return;
    }
    if (layout.kind === 'labels') {
      const inner = layout.pairs.filter((pair) => pair.label && this.book.match(pair.label.text) && !this.book.part(pair.label.text));
      if (inner.length > 1) {
        for (const pair of layout.pairs) this.pairOf(pair.label, pair.value);
        return;
      }
    }
    if (this.open) this.append(block);
  }

  private isScenario(label: Stretch | undefined): boolean {
    return label !== undefined && (this.book.match(label.text)?.specs.some((spec) => spec.id === 'scenarios') ?? false);
  }

  /** A table that shows by its columns which element it holds. */
  private whole(id: string, block: TableBlock): void {
    const spec = this.book.spec(id);
    if (spec) this.begin({ label: spec.label, match: { specs: [spec], compound: false }, strong: true, inline: true });
    this.append(block);
    this.close();
  }

  private pair(block: PairBlock): void {
    const known = this.book.match(block.label.text);
    const entry = this.isOpen('materials') && (this.book.part(block.label.text) !== undefined || isPartsOnly(block.value, this.book));
    if (!known && (entry || this.isEntry())) this.append(block);
    else this.pairOf(block.label, block.value);
  }

  /** In a box of steps or materials, pairs under labels of their own are its entries. */
  private isEntry(): boolean {
    return this.isOpen('materials', 'process.steps', 'backOffice.steps') && this.open?.depth === undefined && this.open?.value.every((block) => block.type === 'pair') === true;
  }

  /** A label and its value as the format itself says; what the value holds may have labels of its own. */
  private pairOf(label: Stretch | undefined, value: readonly Block[]): void {
    const outer = this.open;
    if (!label) {
      this.walk(value);
      this.close();
      return;
    }
    const match = this.book.match(label.text) ?? this.book.named(label.text);
    if (match && isEmptyForm(value, this.book)) return;
    const at = trimmed(label);
    this.begin({ label: at.text.replace(/[:：∶]$/, ''), match, strong: true, inline: true, at, numbering: numberingAt(label.text) });
    this.walk(value);
    this.close();
    // A section goes on behind the pairs that stand in it.
    if (outer?.depth !== undefined && !outer.match) this.open = { ...outer, value: [] };
  }

  private group(block: GroupBlock): void {
    const caption = block.caption ? trimmed(block.caption) : undefined;
    if (caption && caption.text !== '' && this.book.match(caption.text)) {
      this.pairOf(caption, block.children);
      return;
    }
    if (this.labelled(block.children)) {
      const around = [...this.sections];
      const captioned = caption !== undefined && caption.text !== '';
      if (captioned) {
        this.close();
        // No heading within the box ends what its caption says.
        this.sections.push({ depth: 0, text: caption.text });
      }
      const outer = this.open;
      this.walk(block.children);
      if (this.open !== outer) this.close();
      if (captioned) this.sections.splice(0, this.sections.length, ...around);
      return;
    }
    if (!this.open) {
      if (caption && caption.text !== '') {
        this.pairOf(caption, block.children);
        return;
      }
      this.walk(block.children);
      return;
    }
    // A note behind a value that is complete belongs to nothing.
    if (caption || this.open.value.length === 0 || this.open.value.at(-1)?.type === 'group') this.append(block);
  }
}
