import { isValidElement, type ReactNode } from 'react';

/** What a piece of a page reads as: the text of its elements, blocks on lines of their own. Components of ours are taken by their children. */
export function textOf(node: ReactNode): string {
  return pieces(node).replaceAll(/[ \u3000]*\n[ \u3000]*/g, '\n').replaceAll(/\n{2,}/g, '\n').trim();
}

function pieces(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  if (typeof node === 'string' || typeof node === 'number' || typeof node === 'bigint') return String(node);
  if (Array.isArray(node)) return (node as ReactNode[]).map(pieces).join('');
  if (!isValidElement<{ children?: ReactNode }>(node)) return '';
  const inner = pieces(node.props.children);
  return node.type === 'div' || node.type === 'p' || node.type === 'li' ? `\n${inner}\n` : node.type === 'br' ? '\n' : inner;
}
