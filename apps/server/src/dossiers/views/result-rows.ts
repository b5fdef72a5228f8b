import type { LoadedProcedure } from '../../procedures/catalogue.ts';
import type { AnswerRow } from '../../views.ts';
import { answersView } from './answers-view.ts';

/**
 * What staff and automatic steps worked out, as rows: the answers of staff forms in the words of their forms, everything
 * else by its name.
 */
export function resultRows(procedure: LoadedProcedure, result: Readonly<Record<string, unknown>>): AnswerRow[] {
	const told = new Set<string>();
	const rows: AnswerRow[] = [];
	for (const id of procedure.manifest.forms) {
		if (id === 'application') continue;
		const form = procedure.form(id);
		for (const key of form.elements.keys()) told.add(key);
		for (const section of answersView(form, result)) rows.push(...section.rows);
	}
	for (const [key, value] of Object.entries(result)) {
		if (told.has(key)) continue;
		const text = plain(value);
		rows.push({ key, label: { vi: key, en: key }, text: { vi: text, en: text } });
	}
	return rows;
}

const plain = (value: unknown): string =>
	typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value);
