import type { Actor, DossierCommand } from '@motcua/domain';
import { decide } from '@motcua/domain/dossier';
import type { ReadDossier } from '../views/read-view.ts';
import { decideContext } from './execute-command.ts';

/**
 * Whether the domain would allow a command now. Deciding is pure, so the question costs nothing but the deciding: what a
 * page offers and what the server does can't drift apart.
 */
export const allows = (read: ReadDossier, actor: Actor, command: DossierCommand): boolean =>
	decide(read.state, command, decideContext(read, actor)).ok;
