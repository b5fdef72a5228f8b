/**
 * For test files: matchers for dossiers (`toBeIdempotent`) and procedures (`toAskFor`, `toStopTheClockOnlyIn`,
 * `toRefuseOnlyInWriting`), papers, and the package's own suite. Importing it needs vitest around.
 */
import './matchers.ts';
import './procedure-matchers.ts';

export { type Papers, papersOf } from './papers-of.ts';
export { testPackage } from './run-fixtures.ts';
