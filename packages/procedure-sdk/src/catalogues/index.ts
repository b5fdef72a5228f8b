/**
 * What many procedures have alike: lists as options of choice fields with the names that papers print, whole fields and
 * staff forms, steps of a flow, the written refusal.
 */
export { civilStatusLaw } from './civil-status-law.ts';
export { dueLines } from './due-lines.ts';
export { deliveryFields, extraCopyFields, truthDeclared } from './forms/delivery-fields.ts';
export {
	ethnicityField,
	type FieldsAbout,
	fieldsAbout,
	genderField,
	nationalityField,
	nationalityNameField,
	type OwnWords,
} from './forms/person-fields.ts';
export { leaderRefusalForm, refusalForm } from './forms/refusal-form.ts';
export { requesterFields, requesterPaths } from './forms/requester-fields.ts';
export {
	leaderSignerFields,
	registerEntryFields,
	signerFields,
	verificationAnswerForm,
	verificationLetterForm,
} from './forms/staff-forms.ts';
export { type DeclaredIdentity, identityCheck, identityFindings } from './identity-check.ts';
export { identityDocumentShown } from './identity-document.ts';
export { letter } from './letter.ts';
export { ethnicGroupName, ethnicGroupOptions } from './lists/ethnic-groups.ts';
export { nationalityName, nationalityOptions, OTHER_NATIONALITY } from './lists/nationalities.ts';
export {
	leaderOfficeOptions,
	type SignerOffice,
	signerOfficeLines,
	signerOfficeOptions,
} from './lists/signer-offices.ts';
export { receptionDate } from './reception-date.ts';
export { type RefusalContext, refusalHandler, refusalNotice } from './refusal-notice.ts';
export { requesterConfirmsDraft } from './steps/confirm-draft.ts';
export { clerkIssues, leaderSigns } from './steps/issuing-steps.ts';
export { askByLetter, waitForAnswer } from './steps/letter-steps.ts';
export { refusalSteps } from './steps/refusal-steps.ts';
