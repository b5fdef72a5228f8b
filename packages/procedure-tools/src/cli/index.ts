/** The author's commands that need nothing but the package: mounted by `motcua procedure` and by `motcua-procedure`. */
import { buildCommand } from './commands/build.command.ts';
import { catalogueCommand } from './commands/catalogue.command.ts';
import { checkCommand } from './commands/check.command.ts';
import { diffCommand } from './commands/diff.command.ts';
import { keygenCommand } from './commands/keygen.command.ts';
import { packCommand } from './commands/pack.command.ts';
import { signCommand } from './commands/sign.command.ts';
import { verifyCommand } from './commands/verify.command.ts';

export const packageCommands = {
	build: buildCommand,
	check: checkCommand,
	diff: diffCommand,
	pack: packCommand,
	sign: signCommand,
	verify: verifyCommand,
	keygen: keygenCommand,
	catalogue: catalogueCommand,
} as const;
export { existing, loadPackage } from './load-package.ts';
export { act, EXIT, say } from './report.ts';
export { ToolError } from './tool-error.ts';
