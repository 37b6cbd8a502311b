import type { Rule } from '../model/rule.js';
import itemNotInHandbook from './standard/item-not-in-handbook.js';
import itemHandbookItemUnpublished from './standard/item-handbook-item-unpublished.js';
import itemNameDiffers from './standard/item-name-differs.js';
import itemCodeDiffers from './standard/item-code-differs.js';
import itemTypeOrAudienceDiffers from './standard/item-type-or-audience-differs.js';
import legalBasisDiffers from './standard/legal-basis-differs.js';
import conditionAdded from './standard/condition-added.js';
import conditionMissing from './standard/condition-missing.js';
import materialExtra from './standard/material-extra.js';
import materialMissing from './standard/material-missing.js';
import materialNameDiffers from './standard/material-name-differs.js';
import materialFormStricter from './standard/material-form-stricter.js';
import materialCopiesExceed from './standard/material-copies-exceed.js';
import materialNecessityRaised from './standard/material-necessity-raised.js';
import materialExemptDemanded from './standard/material-exempt-demanded.js';
import formVersionOutdated from './standard/form-version-outdated.js';
import processStepsDiffer from './standard/process-steps-differ.js';
import processBackOfficeDiffers from './standard/process-back-office-differs.js';
import timeLimitPromisedExceedsStandard from './standard/time-limit-promised-exceeds-standard.js';
import timeLimitPromisedShorterThanStandard from './standard/time-limit-promised-shorter-than-standard.js';
import timeLimitStatutoryDiffers from './standard/time-limit-statutory-differs.js';
import visitExceedsStandard from './standard/visit-exceeds-standard.js';
import feeDiffers from './standard/fee-differs.js';
import resultDiffers from './standard/result-differs.js';
import caseTypeDiffers from './standard/case-type-differs.js';
import materialFormDiffers from './standard/material-form-differs.js';
import materialNecessityDiffers from './standard/material-necessity-differs.js';
import materialSourceDiffers from './standard/material-source-differs.js';
import handlingModeMissing from './standard/handling-mode-missing.js';
import channelOnlineMissing from './channel/channel-online-missing.js';
import channelOfflineMissing from './channel/channel-offline-missing.js';
import syncMaterialSet from './channel/sync-material-set.js';
import syncMaterialForm from './channel/sync-material-form.js';
import syncTimeLimit from './channel/sync-time-limit.js';
import syncCondition from './channel/sync-condition.js';
import syncProcess from './channel/sync-process.js';
import syncFee from './channel/sync-fee.js';
import syncVisits from './channel/sync-visits.js';
import syncNameOrCode from './channel/sync-name-or-code.js';
import syncLegalBasis from './channel/sync-legal-basis.js';
import syncAddress from './channel/sync-address.js';
import syncHours from './channel/sync-hours.js';
import syncPhone from './channel/sync-phone.js';
import syncFormFile from './channel/sync-form-file.js';
import syncAudience from './channel/sync-audience.js';
import syncResult from './channel/sync-result.js';
import syncCaseType from './channel/sync-case-type.js';
import syncHandlingMode from './channel/sync-handling-mode.js';
import wordingCatchAllMaterial from './quality/wording-catch-all-material.js';
import wordingCatchAllCondition from './quality/wording-catch-all-condition.js';
import wordingVagueTerm from './quality/wording-vague-term.js';
import wordingPlaceholder from './quality/wording-placeholder.js';
import materialCountMismatch from './quality/material-count-mismatch.js';
import timeLimitPromisedExceedsStatutory from './quality/time-limit-promised-exceeds-statutory.js';
import visitZeroWithoutChannel from './quality/visit-zero-without-channel.js';
import onlineUrlDead from './quality/online-url-dead.js';
import phoneSameConsultComplaint from './quality/phone-same-consult-complaint.js';
import hoursFormat from './quality/hours-format.js';

/** All rules, in the order of their numbers. A new rule is one line here and one file beside. */
export const rules: readonly Rule[] = [
  itemNotInHandbook,
  itemHandbookItemUnpublished,
  itemNameDiffers,
  itemCodeDiffers,
  itemTypeOrAudienceDiffers,
  legalBasisDiffers,
  conditionAdded,
  conditionMissing,
  materialExtra,
  materialMissing,
  materialNameDiffers,
  materialFormStricter,
  materialCopiesExceed,
  materialNecessityRaised,
  materialExemptDemanded,
  formVersionOutdated,
  processStepsDiffer,
  processBackOfficeDiffers,
  timeLimitPromisedExceedsStandard,
  timeLimitPromisedShorterThanStandard,
  timeLimitStatutoryDiffers,
  visitExceedsStandard,
  feeDiffers,
  resultDiffers,
  caseTypeDiffers,
  materialFormDiffers,
  materialNecessityDiffers,
  materialSourceDiffers,
  handlingModeMissing,
  channelOnlineMissing,
  channelOfflineMissing,
  syncMaterialSet,
  syncMaterialForm,
  syncTimeLimit,
  syncCondition,
  syncProcess,
  syncFee,
  syncVisits,
  syncNameOrCode,
  syncLegalBasis,
  syncAddress,
  syncHours,
  syncPhone,
  syncFormFile,
  syncAudience,
  syncResult,
  syncCaseType,
  syncHandlingMode,
  wordingCatchAllMaterial,
  wordingCatchAllCondition,
  wordingVagueTerm,
  wordingPlaceholder,
  materialCountMismatch,
  timeLimitPromisedExceedsStatutory,
  visitZeroWithoutChannel,
  onlineUrlDead,
  phoneSameConsultComplaint,
  hoursFormat,
];
