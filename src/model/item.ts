/** One unit's service item (事项): a row of the catalogue. 22 towns with one basicCode are 22 items with one standard. */
export interface ServiceItem {
  /** Identity of the item: the implementation code, or basic code + unit (+ 情形) where there is none. */
  id: string;
  basicCode: string;
  implementationCode?: string;
  name: string;
  department: string;
  /** 1-based row of the catalogue, header included. */
  row: number;
  online: string[];
  offline: string[];
  handbook?: string;
  /** 年办件量, where the catalogue states it. */
  volume?: number;
  /** Its guide changed since the last draw, as the catalogue says. */
  changed?: boolean;
}
