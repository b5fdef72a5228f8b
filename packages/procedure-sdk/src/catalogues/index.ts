/** Lists that many procedures ask from, ready as options of choice fields, and the names that papers print for them. */
export { ethnicGroupName, ethnicGroupOptions } from './ethnic-groups.ts';
export { nationalityName, nationalityOptions, OTHER_NATIONALITY } from './nationalities.ts';
export { type SignerOffice, signerOfficeLines, signerOfficeOptions } from './signer-offices.ts';
