import { TextInput, useI18n } from '@motcua/ui';
import type { JSX } from 'solid-js';

const TYPED = /^(\d{1,2})(?:[:h.,\s]?(\d{2}))?$/;

/** `7:30`, `730`, `7h30` and `7` as `HH:mm`; what is no time of day stays as it was typed, for validation to name. */
export function timeOf(typed: string): string {
	const found = TYPED.exec(typed.trim());
	if (!found) return typed;
	const [hours, minutes] = [Number(found[1]), Number(found[2] ?? 0)];
	if (hours > 23 || minutes > 59) return typed;
	return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

export const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

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
