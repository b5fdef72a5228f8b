import { z } from 'zod';
import { answer } from '../../api/answer.ts';
import { staffProcedure } from '../../api/trpc.ts';
import type { DeskDossier } from '../../views.ts';
import { dossierTarget, sentence } from '../dossier-input.ts';
import { addNote } from './add-note.ts';

export const addNoteProcedure = staffProcedure('dossier.addNote', {
	method: 'POST',
	path: '/desk/dossiers/{dossierId}/add-note',
	tags: ['desk'],
	summary: 'Write a note for colleagues; citizens never see it',
})
	.input(z.strictObject({ ...dossierTarget, text: sentence }))
	.output(answer<DeskDossier>('DeskDossier'))
	.mutation(({ ctx, input }) => addNote(ctx.services, ctx.session, input));
