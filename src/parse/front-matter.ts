import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type Pair } from 'yaml';
import type { Block } from './blocks.js';
import type { TextSource } from './text-source.js';

function scalarBlocks(node: Node | null, offset: number, source: TextSource): Block[] {
  if (isScalar(node)) {
    const [start, end] = [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
    const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
    const inner = quoted ? 1 : 0;
    const text = source.text.slice(offset + start + inner, offset + end - inner);
    if (text.trim() === '' || text.trim() === 'null' || text.trim() === '~') return [];
    return [{ type: 'paragraph', text: source.plain(offset + start + inner, offset + end - inner) }];
  }
  if (isSeq(node)) return [{ type: 'list', ordered: false, items: node.items.map((item) => scalarBlocks(item as Node, offset, source)) }];
  if (isMap(node)) return node.items.flatMap((pair) => pairBlocks(pair as Pair<Node, Node | null>, offset, source));
  return [];
}

function pairBlocks(pair: Pair<Node, Node | null>, offset: number, source: TextSource): Block[] {
  const key = pair.key;
  if (!isScalar(key) || !key.range) return [];
  const value = scalarBlocks(pair.value, offset, source);
  return value.length === 0 ? [] : [{ type: 'pair', label: source.plain(offset + key.range[0], offset + key.range[1]), value }];
}

/**
 * Front matter → pair blocks with places at the values. `offset` is where the YAML begins in the source.
 * YAML that cannot be read gives a pair for each line of the form `label: value`.
 */
export function frontMatter(yaml: string, offset: number, source: TextSource): Block[] {
  const document = parseDocument(yaml, { lineCounter: new LineCounter(), strict: false, logLevel: 'silent' });
  if (document.errors.length === 0 && isMap(document.contents)) return scalarBlocks(document.contents, offset, source);
  const blocks: Block[] = [];
  let at = 0;
  for (const line of yaml.split('\n')) {
    const colon = /[:：]/.exec(line)?.index;
    if (colon !== undefined && colon > 0 && line.slice(colon + 1).trim() !== '') {
      blocks.push({
        type: 'pair',
        label: source.plain(offset + at, offset + at + colon),
        value: [{ type: 'paragraph', text: source.plain(offset + at + colon + 1, offset + at + line.length) }],
      });
    }
    at += line.length + 1;
  }
  return blocks;
}
