import type { Capture } from '../model/capture.js';
import type { ServiceItem } from '../model/item.js';
import type { CoverageRow } from '../model/report.js';

/** A capture of an item as the report lists it. */
export function coverageRow(item: Pick<ServiceItem, 'id' | 'basicCode' | 'implementationCode' | 'name' | 'department'>, capture: Capture): CoverageRow {
  return { item: item.implementationCode ?? item.basicCode, itemId: item.id, basicCode: item.basicCode, itemName: item.name, department: item.department, ...capture };
}
