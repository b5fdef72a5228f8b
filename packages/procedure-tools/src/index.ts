/** The author's tools and the core's verifier: one package, so that authors see exactly what the ward will see. */

export type { ArchiveErrorCode } from './archive/archive-error.ts';
export { ArchiveError } from './archive/archive-error.ts';
export { sha256 } from './archive/integrity.ts';
export { LIMITS } from './archive/layout.ts';
export type { PackedArchive } from './archive/pack-archive.ts';
export { packArchive } from './archive/pack-archive.ts';
export type { ReadArchive } from './archive/read-archive.ts';
export { readArchive, SUPPORTED_API_VERSIONS } from './archive/read-archive.ts';
export * from './catalogue/index.ts';
export type { CheckFinding, CheckRule } from './check/check-finding.ts';
export { checkPackage, checkRules, isSound } from './check/check-package.ts';
export type { SourcePlace } from './code/source-place.ts';
export { mapStack, sourcePlaces } from './code/source-place.ts';
export type { Bump, ChangedPart, ChangeKind, PackageChange, PackageDiff } from './diff/index.ts';
export { diffPackages } from './diff/index.ts';
export { signArchive, withSignatures } from './signature/sign-archive.ts';
export type { SignatureEntry } from './signature/signature-file.ts';
export { MAX_SIGNATURES } from './signature/signature-file.ts';
export type { SigningKey } from './signature/signing-key.ts';
export { describePublicKey, generateSigningKey, SigningKeyError } from './signature/signing-key.ts';
export type { SignatureStatus, TrustedKey, VerifiedArchive, VerifyOptions } from './signature/verify-archive.ts';
export { verifyArchive } from './signature/verify-archive.ts';
export { textsOf } from './texts.ts';
