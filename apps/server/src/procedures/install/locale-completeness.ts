import type { ProcedurePackage } from '@motcua/procedure-sdk';
import { type CheckFinding, textsOf } from '@motcua/procedure-tools';
import type { PackageInspection } from './views.ts';

/**
 * How much of what people read is there in each language. English that is still Vietnamese (`text.untranslated` of the checks) does not
 * count as English. Whole percents, rounded down: 100 means everything.
 */
export function localeCompleteness(
	{ manifest, flow, messages, forms }: ProcedurePackage,
	findings: readonly CheckFinding[],
): PackageInspection['locales'] {
	const texts = textsOf({ manifest, flow, messages, forms }, '').map(({ text }) => text);
	const untranslated = findings.filter(({ rule }) => rule === 'text.untranslated').length;
	const blank = (language: 'vi' | 'en') => texts.filter((text) => text[language].trim() === '').length;
	const line = (language: 'vi' | 'en', missing: number) => ({
		language,
		missing,
		percent: texts.length === 0 ? 100 : Math.floor(((texts.length - missing) / texts.length) * 100),
	});
	return [line('vi', blank('vi')), line('en', blank('en') + untranslated)];
}
