/** Added by the preset to every procedure's tests. */
import { testPackage } from './run-fixtures.ts';

await testPackage(
	process.env.MOTCUA_PROCEDURE_FOLDER,
	process.env.MOTCUA_PROCEDURE_WARNINGS === 'fail' ? { warnings: 'fail' } : {},
);
