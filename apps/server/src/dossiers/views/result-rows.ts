import type { LoadedProcedure } from '../../procedures/catalogue.ts';
import type { AnswerRow } from '../../views.ts';
import { answersView } from './answers-view.ts';

/**
 * What staff worked out, in the words of their forms. What automatic steps keep for one another has no words for people and
 * stays in the record; the result document tells what matters of it.
 */
export function resultRows(procedure: LoadedProcedure, result: Readonly<Record<string, unknown>>): AnswerRow[] {
	return procedure.manifest.forms
		.filter((id) => id !== 'application')
		.flatMap((id) => answersView(procedure.form(id), result).flatMap((section) => section.rows));
}
