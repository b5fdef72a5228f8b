/** Making procedures: the command, and the work behind it for other tools. */
export type { ProcedureChoices, Template } from './answers.ts';
export { createCommand } from './create.command.ts';
export type { MadeProcedure } from './make-procedure.ts';
export { CreateError, folderFor, makeProcedure } from './make-procedure.ts';
export { linkTools, ownRepository } from './repository.ts';
