import { TextInput, useI18n } from '@motcua/ui';
import type { JSX } from 'solid-js';
import { timeOf } from './time-of-day.ts';

/** A time of day, always in 24 hours: the browser's own input follows the computer's language, the ward does not. */
export function TimeInput(props: {
	readonly value: string;
	readonly onValue: (value: string) => void;
	readonly disabled?: boolean;
}): JSX.Element {
	const { lang } = useI18n();
	return (
		<TextInput
			class="tabular w-28"
			inputmode="numeric"
			autocomplete="off"
			maxlength="5"
			placeholder={lang() === 'vi' ? 'giờ:phút' : 'hh:mm'}
			disabled={props.disabled}
			value={props.value}
			onValue={props.onValue}
			onBlur={() => props.onValue(timeOf(props.value))}
		/>
	);
}
