/** Added by the preset to every procedure's tests: the folder is where vitest was started. */
import { testPackage } from './run-fixtures.ts';

await testPackage(process.cwd());
