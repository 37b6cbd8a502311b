import type { KindFactory } from './comparator.js';
import { createItemName, createResultDocument } from './names.js';
import { createOrgan } from './organ.js';
import { createLetters } from './placeholder.js';
import { createSteps } from './steps.js';
import { createText } from './text.js';
import { createTimeLimit } from './timeLimit.js';

/** Every kind and what makes it. Adding a kind is one line here and one file beside. */
export const KINDS: Record<string, KindFactory> = {
  timeLimit: createTimeLimit,
  fee: createLetters,
  phone: createLetters,
  officeHours: createLetters,
  visits: createLetters,
  yesNo: createLetters,
  code: createLetters,
  url: createLetters,
  audience: createLetters,
  handlingModes: createLetters,
  caseType: createLetters,
  itemType: createLetters,
  date: createLetters,
  duration: createLetters,
  count: createLetters,
  quantityLimit: createLetters,
  specialProcedures: createLetters,
  address: createLetters,
  legalBasis: createLetters,
  materials: createLetters,
  steps: createSteps,
  organ: createOrgan,
  itemName: createItemName,
  resultDocument: createResultDocument,
  text: createText,
  materialName: createLetters,
  materialForm: createLetters,
  materialMedium: createLetters,
  materialCopies: createLetters,
  materialSource: createLetters,
  materialNecessity: createLetters,
  paperSize: createLetters,
};
