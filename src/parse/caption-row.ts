/** What the two columns of a table are called where nothing but the words says that a row heads them. */
const LABEL_COLUMN = /^(?:统一|本地)?(?:要素|项目|栏目)(?:名称)?$/;
const VALUE_COLUMN = /^(?:统一|具体|填写|公开|手册)?(?:标准|内容|要求)$/;

/** Do the texts of a row's cells name the two columns below (要素 | 统一标准) instead of pairing a label with its value? */
export function isCaptionRow(texts: readonly string[]): boolean {
  const [label = '', value = ''] = texts.map((text) => text.replace(/\s/g, ''));
  return texts.length === 2 && LABEL_COLUMN.test(label) && VALUE_COLUMN.test(value);
}
