/** What changed between two packages, and what that asks of the version. Pure. */
export { diffPackages } from './diff-packages.ts';
export type { Bump, ChangedPart, ChangeKind, PackageChange, PackageDiff } from './package-diff.ts';
