import type { StoredPackage } from '@motcua/database';
import type { ProcedureManifest } from '@motcua/procedure-sdk';

/** The manifest of a recorded package. It was checked against its schema before it was recorded and never changes. */
export const manifestOf = (stored: StoredPackage): ProcedureManifest => stored.manifest as ProcedureManifest;
