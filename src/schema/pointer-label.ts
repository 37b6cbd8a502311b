import type { GuideNode } from './elements.js';

/** What a JSON pointer into a guide's record is called on paper: `/materials/2/copies` is 申请材料第3项的纸质份数. */
export function labelOfPointer(schema: GuideNode, pointer: string): string {
  const words: string[] = [];
  let node: GuideNode | undefined = schema;
  for (const step of pointer.split('/').slice(1)) {
    if (node?.items && /^\d+$/.test(step)) {
      node = node.items;
      words.push(`第${Number(step) + 1}项`);
    } else {
      node = node?.properties?.[step];
      if (node?.label !== undefined) words.push(words.length > 0 ? `的${node.label}` : node.label);
    }
  }
  return words.join('') || '指南';
}
