import ChevronDown from 'lucide-solid/icons/chevron-down';
import { For, type JSX, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.ts';
import { controlClass } from '../field/control-class.ts';
import { useControl } from '../field/field-context.ts';
import type { ValueProps } from '../typed/text-input.tsx';

export interface Option<T extends string = string> {
	readonly value: T;
	readonly label: string;
	readonly help?: string;
	readonly disabled?: boolean;
}

/** The browser's own list: the best one on a phone. An empty value shows `placeholder`. */
export function Select<T extends string = string>(
	props: Omit<ValueProps<T | ''>, 'onValue'> & {
		readonly onValue: (value: T | '') => void;
		readonly options: readonly Option<T>[];
		readonly placeholder?: string;
		/** There is always a choice: no empty entry. */
		readonly noEmpty?: boolean;
		readonly autocomplete?: string;
		readonly 'aria-label'?: string;
	},
): JSX.Element {
	const { t } = useI18n();
	const control = useControl(() => props.id);
	return (
		<div class="relative">
			<select
				{...control}
				aria-label={props['aria-label']}
				class={`${controlClass} appearance-none pr-10`}
				disabled={props.disabled ?? false}
				onChange={(event) => props.onValue(event.currentTarget.value as T | '')}
				onBlur={() => props.onBlur?.()}
			>
				<Show when={!props.noEmpty}>
					<option value="" selected={props.value === ''}>
						{props.placeholder ?? t('common.choose')}
					</option>
				</Show>
				<For each={props.options}>
					{(option) => (
						<option value={option.value} selected={option.value === props.value} disabled={option.disabled ?? false}>
							{option.label}
						</option>
					)}
				</For>
			</select>
			<ChevronDown size={18} class="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-muted" />
		</div>
	);
}
