import { createUniqueId, For, type JSX, Show } from 'solid-js';
import { optionRowClass, tickClass } from '../field/control-class.ts';
import type { ValueProps } from '../typed/text-input.tsx';
import type { Option } from './select.tsx';

/**
 * One of a few. Put it into a `<Field group>`: its legend is the question.
 *
 * ```tsx
 * <Field label="Giới tính" group required><RadioGroup options={options} value={v()} onValue={setV} /></Field>
 * ```
 */
export function RadioGroup<T extends string = string>(
	props: Omit<ValueProps<T | ''>, 'onValue'> & {
		readonly onValue: (value: T) => void;
		readonly options: readonly Option<T>[];
		/** Side by side on larger screens; for short labels. */
		readonly inline?: boolean;
	},
): JSX.Element {
	const name = createUniqueId();
	return (
		<div class={`grid gap-2 ${props.inline ? 'sm:grid-flow-col sm:auto-cols-fr' : ''}`}>
			<For each={props.options}>
				{(option) => (
					<label class={optionRowClass}>
						<input
							type="radio"
							class={tickClass}
							name={name}
							value={option.value}
							checked={props.value === option.value}
							disabled={props.disabled || option.disabled || false}
							onChange={() => props.onValue(option.value)}
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
