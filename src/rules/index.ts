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
import requiredElementMissing from './quality/required-element-missing.js';
import wordingCatchAllMaterial from './quality/wording-catch-all-material.js';
import wordingCatchAllCondition from './quality/wording-catch-all-condition.js';
import wordingVagueTerm from './quality/wording-vague-term.js';
import wordingSeeElsewhere from './quality/wording-see-elsewhere.js';
import wordingPlaceholder from './quality/wording-placeholder.js';
import wordingTypoOrHalfwidth from './quality/wording-typo-or-halfwidth.js';
import materialFormUnspecified from './quality/material-form-unspecified.js';
import materialDuplicate from './quality/material-duplicate.js';
import materialCompoundName from './quality/material-compound-name.js';
import materialNameNotStandard from './quality/material-name-not-standard.js';
import materialNoLegalBasis from './quality/material-no-legal-basis.js';
import materialReplaceableByLicence from './quality/material-replaceable-by-licence.js';
import materialReplaceableByCommitment from './quality/material-replaceable-by-commitment.js';
import materialDataSharingAvailable from './quality/material-data-sharing-available.js';
import materialGovernmentIssuedWithoutIssuer from './quality/material-government-issued-without-issuer.js';
import materialFormFileMissing from './quality/material-form-file-missing.js';
import materialCountMismatch from './quality/material-count-mismatch.js';
import timeLimitPromisedExceedsStatutory from './quality/time-limit-promised-exceeds-statutory.js';
import timeLimitUnitMissing from './quality/time-limit-unit-missing.js';
import timeLimitStartUnspecified from './quality/time-limit-start-unspecified.js';
import timeLimitStepsExceedPromise from './quality/time-limit-steps-exceed-promise.js';
import timeLimitStatutoryExceedsLaw from './quality/time-limit-statutory-exceeds-law.js';
import caseTypeInstantMismatch from './quality/case-type-instant-mismatch.js';
import visitOverOne from './quality/visit-over-one.js';
import visitReasonMissing from './quality/visit-reason-missing.js';
import visitZeroWithReason from './quality/visit-zero-with-reason.js';
import visitZeroWithoutChannel from './quality/visit-zero-without-channel.js';
import onlineDepthVisitConflict from './quality/online-depth-visit-conflict.js';
import onlineUrlDead from './quality/online-url-dead.js';
import feeBasisMissing from './quality/fee-basis-missing.js';
import feeFreeButFields from './quality/fee-free-but-fields.js';
import resultKindMismatch from './quality/result-kind-mismatch.js';
import resultSampleMissing from './quality/result-sample-missing.js';
import audienceThemeMismatch from './quality/audience-theme-mismatch.js';
import faqMissing from './quality/faq-missing.js';
import processNotTabularOrIncomplete from './quality/process-not-tabular-or-incomplete.js';
import phoneFormat from './quality/phone-format.js';
import phoneSameConsultComplaint from './quality/phone-same-consult-complaint.js';
import phoneUnreachable from './quality/phone-unreachable.js';
import addressNotPrecise from './quality/address-not-precise.js';
import hoursFormat from './quality/hours-format.js';
import legalCitationIncomplete from './quality/legal-citation-incomplete.js';
import legalBasisExpired from './quality/legal-basis-expired.js';
import codeStructure from './quality/code-structure.js';
import guideCancelledStillOnline from './quality/guide-cancelled-still-online.js';
import guideStale from './quality/guide-stale.js';

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
  requiredElementMissing,
  wordingCatchAllMaterial,
  wordingCatchAllCondition,
  wordingVagueTerm,
  wordingSeeElsewhere,
  wordingPlaceholder,
  wordingTypoOrHalfwidth,
  materialFormUnspecified,
  materialDuplicate,
  materialCompoundName,
  materialNameNotStandard,
  materialNoLegalBasis,
  materialReplaceableByLicence,
  materialReplaceableByCommitment,
  materialDataSharingAvailable,
  materialGovernmentIssuedWithoutIssuer,
  materialFormFileMissing,
  materialCountMismatch,
  timeLimitPromisedExceedsStatutory,
  timeLimitUnitMissing,
  timeLimitStartUnspecified,
  timeLimitStepsExceedPromise,
  timeLimitStatutoryExceedsLaw,
  caseTypeInstantMismatch,
  visitOverOne,
  visitReasonMissing,
  visitZeroWithReason,
  visitZeroWithoutChannel,
  onlineDepthVisitConflict,
  onlineUrlDead,
  feeBasisMissing,
  feeFreeButFields,
  resultKindMismatch,
  resultSampleMissing,
  audienceThemeMismatch,
  faqMissing,
  processNotTabularOrIncomplete,
  phoneFormat,
  phoneSameConsultComplaint,
  phoneUnreachable,
  addressNotPrecise,
  hoursFormat,
  legalCitationIncomplete,
  legalBasisExpired,
  codeStructure,
  guideCancelledStillOnline,
  guideStale,
];
