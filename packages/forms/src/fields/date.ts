import { formatDate, parseDate, toIsoDate } from '@motcua/domain/formats';
import type { DateField, Localised } from '../definition.ts';
import { report } from './formatted.ts';
import type { FieldReader, ReadContext } from './reader.ts';
import { readText } from './text.ts';

interface DateRules {
	readonly label: Localised;
	readonly partial: boolean;
	readonly min: string | undefined;
	readonly max: string | undefined;
}

export function dateReader(field: DateField): FieldReader<string> {
	const { label, partial = false, min, max } = field;
	const rules: DateRules = { label, partial, min, max };
	return {
		unanswered: null,
		toScope: (answer) => answer,
		read: (input, path, context) => readDate(input, rules, path, context),
	};
}

/** An ISO date (`YYYY`, `YYYY-MM` too where partial ones are allowed); reports what is not one or is out of bounds. */
export function readDate(input: unknown, rules: DateRules, path: string, context: ReadContext): string | undefined {
	const text = readText(input, rules.label, path, context);
	if (text === undefined) return undefined;
	const parsed = parseDate(text, { partial: true });
	if (!parsed.ok) {
		report('error', parsed.problem, rules.label, path, context);
		return undefined;
	}
	const date = toIsoDate(parsed.value);
	const whole = rules.partial ? parsed : parseDate(date);
	if (!whole.ok) report('error', whole.problem, rules.label, path, context);
	else checkBounds(date, rules, path, context);
	return date;
}

/** A partial date is out of bounds only when every day that it may stand for is. */
function checkBounds(date: string, { label, min, max }: DateRules, path: string, context: ReadContext): void {
	const earliest = min === 'today' ? context.today : min;
	const latest = max === 'today' ? context.today : max;
	if (earliest !== undefined && date < earliest.slice(0, date.length)) {
		context.findings.error(
			path,
			'min',
			`“${label.vi}” là ${formatDate(date)}, sớm hơn ngày cho phép ${formatDate(earliest)}.`,
			`“${label.en}” is ${formatDate(date)}, before the earliest date allowed, ${formatDate(earliest)}.`,
		);
	}
	if (latest !== undefined && date > latest.slice(0, date.length)) {
		const today = max === 'today';
		context.findings.error(
			path,
			'max',
			today
				? `“${label.vi}” là ${formatDate(date)}, sau ngày hôm nay (${formatDate(latest)}).`
				: `“${label.vi}” là ${formatDate(date)}, muộn hơn ngày cho phép ${formatDate(latest)}.`,
			today
				? `“${label.en}” is ${formatDate(date)}, after today (${formatDate(latest)}).`
				: `“${label.en}” is ${formatDate(date)}, after the latest date allowed, ${formatDate(latest)}.`,
		);
	}
}
