import { batch, createSignal, type JSX } from 'solid-js';
import { useI18n } from '../../i18n/index.ts';
import { isoToTyped, slashWhileTyping, typedToIso, withSlashes } from './date-text.ts';
import { InputBox } from './input-box.tsx';
import type { ValueProps } from './text-input.tsx';

/**
 * A date, typed day first. Slashes come by themselves on number keyboards; pasted and separator-less dates are read too.
 *
 * `value` and `onValue` carry ISO (`1985-08-15`, with `partial` also `1985-08` and `1985`), or the text as typed while it
 * is not a date: validation names what is wrong with it.
 */
export function DateInput(
	props: ValueProps<string> & {
		readonly partial?: boolean;
		readonly autocomplete?: string;
		readonly readonly?: boolean;
	},
): JSX.Element {
	const { t } = useI18n();
	const [typed, setTyped] = createSignal<string | null>(null);
	const partial = () => props.partial ?? false;
	const shown = () => {
		const text = typed();
		return text !== null && typedToIso(text, partial()) === props.value ? text : isoToTyped(props.value);
	};
	const take = (input: HTMLInputElement, event: InputEvent) => {
		const atEnd = input.selectionStart === input.value.length;
		// Deleting must be able to take a slash away again.
		if (!partial() && atEnd && !event.inputType?.startsWith('delete')) {
			const next = slashWhileTyping(withSlashes(input.value, false));
			if (next !== input.value) input.value = next;
		}
		const text = input.value;
		batch(() => {
			setTyped(text);
			props.onValue(typedToIso(text, partial()));
		});
	};
	const leave = () => {
		setTyped(null);
		props.onBlur?.();
	};
	return (
		<InputBox
			id={props.id}
			class="tabular max-w-56"
			inputMode="numeric"
			autocomplete={(props.autocomplete ?? 'off') as 'bday'}
			placeholder={t('date.placeholder')}
			maxlength="12"
			disabled={props.disabled}
			readonly={props.readonly ?? false}
			value={shown()}
			onText={take}
			onBlur={leave}
		/>
	);
}
