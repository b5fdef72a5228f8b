import { type JSX, Show, splitProps } from 'solid-js';
import { controlClass } from '../field/control-class.ts';
import { useControl } from '../field/field-context.ts';

export type NativeInput = Omit<
	JSX.InputHTMLAttributes<HTMLInputElement>,
	'value' | 'onInput' | 'onChange' | 'onBlur' | 'id' | 'disabled'
>;

/** The frame shared by all one-line controls; callers decide what an input event means. */
export function InputBox(
	all: NativeInput & {
		readonly value: string;
		readonly onText: (input: HTMLInputElement, event: InputEvent) => void;
		readonly onBlur?: (() => void) | undefined;
		readonly id?: string | undefined;
		readonly disabled?: boolean | undefined;
		readonly suffix?: JSX.Element;
	},
): JSX.Element {
	const [props, rest] = splitProps(all, ['value', 'onText', 'onBlur', 'id', 'disabled', 'suffix', 'class']);
	const control = useControl(() => props.id);
	return (
		<div class={`relative ${props.class ?? ''}`}>
			<input
				type="text"
				{...rest}
				{...control}
				disabled={props.disabled ?? false}
				class={`${controlClass} ${props.suffix ? 'pr-18' : ''}`}
				value={props.value}
				onInput={(event) => props.onText(event.currentTarget, event)}
				onBlur={() => props.onBlur?.()}
			/>
			<Show when={props.suffix}>
				<span class="pointer-events-none absolute inset-y-0 right-3 flex items-center text-sm text-muted">
					{props.suffix}
				</span>
			</Show>
		</div>
	);
}
