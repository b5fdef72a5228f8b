import type { ProcedureSummary } from '@motcua/server/router';
import { matchesFolded } from '@motcua/ui/fold';

/** Those whose name, summary, field or code has all the words, without regard to diacritics, in either language. */
export function findProcedures(
	procedures: readonly ProcedureSummary[],
	text: string,
	category: string,
): readonly ProcedureSummary[] {
	return procedures.filter((one) => {
		if (category !== '' && one.category.vi !== category) return false;
		const { name, summary } = one;
		const words = [one.code, name.vi, name.en, summary.vi, summary.en, one.category.vi, one.category.en].join(' ');
		return matchesFolded(words, text);
	});
}

/** Fields of work, each once, by their Vietnamese name. */
export function categoriesOf(procedures: readonly ProcedureSummary[]): readonly ProcedureSummary['category'][] {
	const seen = new Map(procedures.map((one) => [one.category.vi, one.category]));
	return [...seen.values()];
}
