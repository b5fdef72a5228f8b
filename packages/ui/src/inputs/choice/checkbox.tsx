import { For, type JSX, Show } from 'solid-js';
import { optionRowClass, tickClass } from '../field/control-class.ts';
import { useControl } from '../field/field-context.ts';
import type { ValueProps } from '../typed/text-input.tsx';
import type { Option } from './select.tsx';

/** A single tick with its own label; `plain` leaves the frame away. Inside a `<Field group>` it takes over its error. */
export function Checkbox(
	props: ValueProps<boolean> & { readonly label: JSX.Element; readonly help?: JSX.Element; readonly plain?: boolean },
): JSX.Element {
	const control = useControl(() => props.id);
	const own = () => ({
		...(props.id === undefined ? {} : { id: props.id }),
		'aria-describedby': control['aria-describedby'],
		'aria-invalid': control['aria-invalid'],
		'aria-required': control['aria-required'],
	});
	return (
		<label class={props.plain ? 'flex min-h-11 items-start gap-3 py-2' : optionRowClass}>
			<input
				{...own()}
				type="checkbox"
				class={tickClass}
				checked={props.value}
				disabled={props.disabled ?? false}
				onChange={(event) => props.onValue(event.currentTarget.checked)}
				onBlur={() => props.onBlur?.()}
			/>
			<span class="min-w-0">
				{props.label}
				<Show when={props.help}>
					<span class="block text-sm text-muted">{props.help}</span>
				</Show>
			</span>
		</label>
	);
}

/** Any number of several. Put it into a `<Field group>`. Values keep the order of the options. */
export function CheckboxGroup(
	props: ValueProps<readonly string[]> & { readonly options: readonly Option[]; readonly inline?: boolean },
): JSX.Element {
	const toggle = (value: string, on: boolean) => {
		const chosen = new Set(props.value);
		if (on) chosen.add(value);
		else chosen.delete(value);
		props.onValue(props.options.flatMap((option) => (chosen.has(option.value) ? [option.value] : [])));
	};
	return (
		<div class={`grid gap-2 ${props.inline ? 'sm:grid-cols-2' : ''}`}>
			<For each={props.options}>
				{(option) => (
					<label class={optionRowClass}>
						<input
							type="checkbox"
							class={tickClass}
							value={option.value}
							checked={props.value.includes(option.value)}
							disabled={props.disabled || option.disabled || false}
							onChange={(event) => toggle(option.value, event.currentTarget.checked)}
							onBlur={() => props.onBlur?.()}
						/>
						<span class="min-w-0">
							{option.label}
							<Show when={option.help}>
								<span class="block text-sm text-muted">{option.help}</span>
							</Show>
						</span>
					</label>
				)}
			</For>
		</div>
	);
}
