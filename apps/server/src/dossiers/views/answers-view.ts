import { type Answers, type CompiledForm, type DescribedRow, describeAnswers, type UploadFacts } from '@motcua/forms';
import type { AnswerRow, AnswerSection } from '../../views.ts';

/** Answers as rows to read, in both languages. */
export function answersView(
	form: CompiledForm,
	answers: Answers,
	uploads?: Readonly<Record<string, UploadFacts>>,
): AnswerSection[] {
	const options = uploads ? { uploads } : {};
	const english = describeAnswers(form, answers, 'en', options);
	// The same form and answers give the same sections and rows in either language.
	return describeAnswers(form, answers, 'vi', options).map((section, index) => ({
		title: { vi: section.title, en: english[index]?.title ?? section.title },
		rows: merged(section.rows, english[index]?.rows ?? []),
	}));
}

const merged = (vietnamese: readonly DescribedRow[], english: readonly DescribedRow[]): AnswerRow[] =>
	vietnamese.map((row, index) => ({
		key: row.key,
		label: { vi: row.label, en: english[index]?.label ?? row.label },
		text: { vi: row.text, en: english[index]?.text ?? row.text },
		...(row.sensitive ? { sensitive: true } : {}),
		...(row.rows ? { rows: merged(row.rows, english[index]?.rows ?? []) } : {}),
	}));
