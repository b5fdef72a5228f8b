import { type JSX, splitProps } from 'solid-js';
import { controlClass } from '../field/control-class.ts';
import { useControl } from '../field/field-context.ts';
import type { ValueProps } from './text-input.tsx';

type NativeArea = Omit<
	JSX.TextareaHTMLAttributes<HTMLTextAreaElement>,
	keyof ValueProps<string> | 'onInput' | 'onChange'
>;

/** Several lines of text; grows with what is written where the browser can. */
export function TextArea(all: ValueProps<string> & NativeArea): JSX.Element {
	const [props, rest] = splitProps(all, ['value', 'onValue', 'onBlur', 'id', 'class']);
	const control = useControl(() => props.id);
	return (
		<textarea
			rows={4}
			{...rest}
			{...control}
			class={`${controlClass} field-sizing-content min-h-26 ${props.class ?? ''}`}
			value={props.value}
			onInput={(event) => props.onValue(event.currentTarget.value)}
			onBlur={() => props.onBlur?.()}
		/>
	);
}
