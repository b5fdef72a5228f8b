import { type JSX, splitProps } from 'solid-js';
import { InputBox, type NativeInput } from './input-box.tsx';

/** What every control of this package takes: a value, and a call with the next one. */
export interface ValueProps<T> {
	readonly value: T;
	readonly onValue: (value: T) => void;
	readonly onBlur?: (() => void) | undefined;
	readonly id?: string | undefined;
	readonly disabled?: boolean | undefined;
}

export interface TextInputProps extends ValueProps<string>, NativeInput {
	/** Short text inside the right edge: a unit, `đồng`. */
	readonly suffix?: JSX.Element;
}

/** One line of text. Further attributes (`type`, `inputMode`, `autocomplete`, `maxlength`) go to the `<input>`. */
export function TextInput(all: TextInputProps): JSX.Element {
	const [props, rest] = splitProps(all, ['onValue']);
	return <InputBox {...rest} onText={(input) => props.onValue(input.value)} />;
}
