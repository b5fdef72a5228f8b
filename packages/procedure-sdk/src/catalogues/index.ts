/**
 * What many procedures have alike: lists as options of choice fields with the names that papers print, whole fields and
 * staff forms, the written refusal.
 */
export { deliveryFields, truthDeclared } from './delivery-fields.ts';
export { ethnicGroupName, ethnicGroupOptions } from './ethnic-groups.ts';
export { letter } from './letter.ts';
export { nationalityName, nationalityOptions, OTHER_NATIONALITY } from './nationalities.ts';
export { leaderRefusalForm, type RefusalContext, refusalForm, refusalNotice } from './refusal.ts';
export { refusalSteps } from './refusal-steps.ts';
export { requesterFields, requesterPaths } from './requester-fields.ts';
export { leaderOfficeOptions, type SignerOffice, signerOfficeLines, signerOfficeOptions } from './signer-offices.ts';
export {
	leaderSignerFields,
	registerEntryFields,
	signerFields,
	verificationAnswerForm,
	verificationLetterForm,
} from './staff-forms.ts';
