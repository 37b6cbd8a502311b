import type { KindPage } from '../../model/kind-page.js';
import { timeLimit } from './time-limit.js';
import { fee } from './fee.js';
import { phone } from './phone.js';
import { officeHours } from './office-hours.js';
import { visits } from './visits.js';
import { yesNo } from './yes-no.js';
import { code } from './code.js';
import { url } from './url.js';
import { audience } from './audience.js';
import { handlingModes } from './handling-modes.js';
import { caseType } from './case-type.js';
import { itemType } from './item-type.js';
import { date } from './date.js';
import { duration } from './duration.js';
import { count } from './count.js';
import { quantityLimit } from './quantity-limit.js';
import { specialProcedures } from './special-procedures.js';
import { address } from './address.js';
import { legalBasis } from './legal-basis.js';
import { materials } from './materials.js';
import { steps } from './steps.js';
import { organ } from './organ.js';
import { itemName } from './item-name.js';
import { resultDocument } from './result-document.js';
import { text } from './text.js';
import { materialName } from './material-name.js';
import { materialForm } from './material-form.js';
import { materialMedium } from './material-medium.js';
import { materialCopies } from './material-copies.js';
import { materialSource } from './material-source.js';
import { materialNecessity } from './material-necessity.js';
import { paperSize } from './paper-size.js';

/** The documentation's page of every kind, in the order of `kinds.ts`. */
export const kindPages: readonly KindPage[] = [
  timeLimit,
  fee,
  phone,
  officeHours,
  visits,
  yesNo,
  code,
  url,
  audience,
  handlingModes,
  caseType,
  itemType,
  date,
  duration,
  count,
  quantityLimit,
  specialProcedures,
  address,
  legalBasis,
  materials,
  steps,
  organ,
  itemName,
  resultDocument,
  text,
  materialName,
  materialForm,
  materialMedium,
  materialCopies,
  materialSource,
  materialNecessity,
  paperSize,
];
