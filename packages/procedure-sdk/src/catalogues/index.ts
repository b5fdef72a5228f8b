/** What many procedures ask alike: lists as options of choice fields with the names that papers print, and whole fields. */
export { ethnicGroupName, ethnicGroupOptions } from './ethnic-groups.ts';
export { nationalityName, nationalityOptions, OTHER_NATIONALITY } from './nationalities.ts';
export { requesterFields, requesterPaths } from './requester-fields.ts';
export { type SignerOffice, signerOfficeLines, signerOfficeOptions } from './signer-offices.ts';
