import type { KindFactory } from './comparator.js';
import { createCode } from './code.js';
import { createCount } from './count.js';
import { createDate } from './date.js';
import { createDuration } from './duration.js';
import { createFee } from './fee.js';
import { createOfficeHours } from './office-hours.js';
import { createPhone } from './phone.js';
import { createQuantityLimit } from './quantity-limit.js';
import { createAudience, createCaseType, createHandlingModes, createItemType } from './sets.js';
import { createSpecialProcedures } from './special-procedures.js';
import { createUrl } from './url.js';
import { createVisits } from './visits.js';
import { createYesNo } from './yes-no.js';
import { createMaterialCopies, createMaterialForm, createMaterialMedium, createMaterialName, createMaterialNecessity, createMaterialSource, createPaperSize } from './material-parts.js';
import { createMaterials } from './materials.js';
import { createItemName, createResultDocument } from './names.js';
import { createOrgan } from './organ.js';
import { createAddress } from './address.js';
import { createLegalBasis } from './legal-basis.js';
import { createSteps } from './steps.js';
import { createText } from './text.js';
import { createTimeLimit } from './time-limit.js';

/** Every kind and what makes it. Adding a kind is one line here and one file beside. */
export const KINDS: Record<string, KindFactory> = {
  timeLimit: createTimeLimit,
  fee: createFee,
  phone: createPhone,
  officeHours: createOfficeHours,
  visits: createVisits,
  yesNo: createYesNo,
  code: createCode,
  url: createUrl,
  audience: createAudience,
  handlingModes: createHandlingModes,
  caseType: createCaseType,
  itemType: createItemType,
  date: createDate,
  duration: createDuration,
  count: createCount,
  quantityLimit: createQuantityLimit,
  specialProcedures: createSpecialProcedures,
  address: createAddress,
  legalBasis: createLegalBasis,
  materials: createMaterials,
  steps: createSteps,
  organ: createOrgan,
  itemName: createItemName,
  resultDocument: createResultDocument,
  text: createText,
  materialName: createMaterialName,
  materialForm: createMaterialForm,
  materialMedium: createMaterialMedium,
  materialCopies: createMaterialCopies,
  materialSource: createMaterialSource,
  materialNecessity: createMaterialNecessity,
  paperSize: createPaperSize,
};
