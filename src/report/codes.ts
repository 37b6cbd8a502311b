/** 31 characters: 统一社会信用代码 18, 行使层级 1, 基本编码 12 (standards of the national item library). */
const IMPLEMENTATION_CODE = /^[0-9A-Z]{19}([0-9A-Z]{12})$/;

/** The two codes of an item. The 基本编码 is the catalogue's; where a row does not hold it, the end of the 实施编码 or the name of the item itself. */
export function codesOf(subject: { item: string; itemId: string; basicCode?: string }): { basic: string; implementation: string } {
  for (const code of [subject.item, subject.itemId]) {
    const match = IMPLEMENTATION_CODE.exec(code);
    if (match?.[1] !== undefined) return { basic: subject.basicCode ?? match[1], implementation: code };
  }
  return { basic: subject.basicCode ?? subject.item, implementation: '' };
}
