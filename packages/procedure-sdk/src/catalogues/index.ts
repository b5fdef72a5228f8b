/**
 * What many procedures have alike: lists as options of choice fields with the names that papers print, whole fields and
 * staff forms, the written refusal.
 */
export { ethnicGroupName, ethnicGroupOptions } from './ethnic-groups.ts';
export { letter } from './letter.ts';
export { nationalityName, nationalityOptions, OTHER_NATIONALITY } from './nationalities.ts';
export { type RefusalContext, refusalForm, refusalNotice } from './refusal.ts';
export { requesterFields, requesterPaths } from './requester-fields.ts';
export { type SignerOffice, signerOfficeLines, signerOfficeOptions } from './signer-offices.ts';
export { signerFields, verificationAnswerForm, verificationLetterForm } from './staff-forms.ts';
