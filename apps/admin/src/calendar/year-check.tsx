import type { Calendar } from '@motcua/domain';
import { Checkbox } from '@motcua/ui';
import { type JSX, Show } from 'solid-js';
import { yearOfDate } from './draft.ts';
import { useText } from './texts.ts';

/** Whether all days off of a year are entered, and how many of them nobody has checked. */
export function YearCheck(props: {
	readonly calendar: Calendar;
	readonly year: number;
	readonly readOnly: boolean;
	readonly onKnown: (known: boolean) => void;
}): JSX.Element {
	const t = useText();
	const unverified = () =>
		[...props.calendar.holidays, ...props.calendar.makeUpDays].filter(
			({ date, verified }) => !verified && yearOfDate(date) === props.year,
		).length;
	return (
		<div class="mt-4 grid gap-2">
			<Checkbox
				label={t('yearKnown', { year: props.year })}
				value={props.calendar.years.includes(props.year)}
				onValue={props.onKnown}
				disabled={props.readOnly}
			/>
			<Show when={unverified() > 0}>
				<p class="text-warn">{t('unverified', { count: unverified(), year: props.year })}</p>
			</Show>
		</div>
	);
}
