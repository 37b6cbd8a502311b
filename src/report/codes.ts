/** 31 characters: 统一社会信用代码 18, 行使层级 1, 基本编码 12 (standards of the national item library). */
const IMPLEMENTATION_CODE = /^[0-9A-Z]{19}([0-9A-Z]{12})$/;

/** The two codes of an item: a report names it by its 实施编码 where it has one, which ends in its 基本编码. */
export function codesOf(subject: { item: string; itemId: string }): { basic: string; implementation: string } {
  for (const code of [subject.item, subject.itemId]) {
    const match = IMPLEMENTATION_CODE.exec(code);
    if (match?.[1] !== undefined) return { basic: match[1], implementation: code };
  }
  return { basic: subject.item, implementation: '' };
}
