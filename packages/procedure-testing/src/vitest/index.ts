/** For test files: the matcher `toBeIdempotent` and the package's own suite. Importing it needs vitest around. */
import './matchers.ts';

export { testPackage } from './run-fixtures.ts';
