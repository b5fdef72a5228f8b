/**
 * What many procedures have alike: lists as options of choice fields with the names that papers print, whole fields and
 * staff forms, steps of a flow, the written refusal.
 */
export { civilStatusLaw } from './civil-status-law.ts';
export { deliveryFields, extraCopyFields, truthDeclared } from './delivery-fields.ts';
export { dueLines } from './due-lines.ts';
export { ethnicGroupName, ethnicGroupOptions } from './ethnic-groups.ts';
export { type DeclaredIdentity, identityCheck, identityFindings } from './identity-check.ts';
export { identityDocumentShown } from './identity-document.ts';
export { letter } from './letter.ts';
export { nationalityName, nationalityOptions, OTHER_NATIONALITY } from './nationalities.ts';
export {
	ethnicityField,
	type FieldsAbout,
	fieldsAbout,
	genderField,
	nationalityField,
	nationalityNameField,
	type OwnWords,
} from './person-fields.ts';
export { receptionDate } from './reception-date.ts';
export { leaderRefusalForm, refusalForm } from './refusal-form.ts';
export { type RefusalContext, refusalHandler, refusalNotice } from './refusal-notice.ts';
export { requesterFields, requesterPaths } from './requester-fields.ts';
export { leaderOfficeOptions, type SignerOffice, signerOfficeLines, signerOfficeOptions } from './signer-offices.ts';
export {
	leaderSignerFields,
	registerEntryFields,
	signerFields,
	verificationAnswerForm,
	verificationLetterForm,
} from './staff-forms.ts';
export { requesterConfirmsDraft } from './steps/confirm-draft.ts';
export { clerkIssues, leaderSigns } from './steps/issuing-steps.ts';
export { askByLetter, waitForAnswer } from './steps/letter-steps.ts';
export { refusalSteps } from './steps/refusal-steps.ts';
