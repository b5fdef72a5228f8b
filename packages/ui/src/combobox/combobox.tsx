import { Combobox as Ark, useListCollection } from '@ark-ui/solid/combobox';
import Check from 'lucide-solid/icons/check';
import ChevronDown from 'lucide-solid/icons/chevron-down';
import X from 'lucide-solid/icons/x';
import { createEffect, For, type JSX, on, Show } from 'solid-js';
import { controlClass } from '../inputs/field/control-class.ts';
import { useControl } from '../inputs/field/field-context.ts';
import { matchesFolded } from './fold.ts';
import { useComboboxText } from './texts.ts';
import type { ComboboxProps } from './types.ts';

/**
 * A box to type into and a list that follows, without regard to diacritics: “ha dinh” finds Hạ Đình, “dak” finds Đắk Lắk.
 * With `allowCustom` what was typed is taken as it stands. The list opens in place, not at the end of the page, so that it
 * works inside a modal dialog, too.
 */
export default function Combobox(props: ComboboxProps): JSX.Element {
	const t = useComboboxText();
	const control = useControl(() => props.id);
	const list = useListCollection({
		initialItems: [...props.options],
		itemToString: (option) => option.label,
		itemToValue: (option) => option.value,
		filter: (text, query) => matchesFolded(text, query),
		limit: 200,
	});
	createEffect(
		on(
			() => props.options,
			(options) => list.set([...options]),
			{ defer: true },
		),
	);
	const chosen = () => (props.options.some((option) => option.value === props.value) ? [props.value] : []);
	const shown = () =>
		props.options.find((option) => option.value === props.value)?.label ?? (props.allowCustom ? props.value : '');
	return (
		<Ark.Root
			collection={list.collection()}
			ids={{ input: control.id }}
			value={chosen()}
			defaultInputValue={shown()}
			disabled={props.disabled ?? false}
			invalid={control['aria-invalid'] === 'true'}
			required={control['aria-required'] === 'true'}
			allowCustomValue={props.allowCustom ?? false}
			openOnClick
			selectionBehavior="replace"
			positioning={{ sameWidth: true, strategy: 'fixed' }}
			onValueChange={(change) => {
				const next = change.value[0];
				if (next !== undefined) props.onValue(next);
				else if (!props.allowCustom) props.onValue('');
			}}
			onInputValueChange={(change) => {
				list.filter(change.reason === 'input-change' ? change.inputValue : '');
				if (props.allowCustom && change.reason === 'input-change') props.onValue(change.inputValue);
			}}
			onOpenChange={(change) => {
				if (!change.open) list.filter('');
			}}
			lazyMount
		>
			<Ark.Control class="relative">
				<Ark.Input
					class={`${controlClass} pr-20`}
					placeholder={props.placeholder ?? t('placeholder')}
					aria-describedby={control['aria-describedby']}
					aria-label={props['aria-label']}
					autocomplete="off"
					onBlur={() => props.onBlur?.()}
				/>
				<div class="absolute inset-y-0 right-1 flex items-center">
					<Ark.ClearTrigger
						aria-label={t('clear')}
						onClick={() => props.onValue('')}
						class="inline-flex size-9 items-center justify-center rounded-md text-muted hover:text-ink"
					>
						<X size={16} />
					</Ark.ClearTrigger>
					<Ark.Trigger
						aria-label={t('open')}
						class="inline-flex size-9 items-center justify-center rounded-md text-muted hover:text-ink"
					>
						<ChevronDown size={18} />
					</Ark.Trigger>
				</div>
			</Ark.Control>
			<Ark.Positioner>
				<Ark.Content class="z-50 max-h-72 overflow-y-auto rounded-md border border-line bg-surface p-1 text-ink shadow-raised">
					<For each={list.collection().items} fallback={<p class="px-3 py-2 text-muted">{t('none')}</p>}>
						{(option) => (
							<Ark.Item
								item={option}
								class="flex min-h-11 cursor-pointer items-center justify-between gap-2 rounded-sm px-3 py-1.5 data-highlighted:bg-accent-soft"
							>
								<span class="min-w-0">
									<Ark.ItemText>{option.label}</Ark.ItemText>
									<Show when={option.help}>
										<span class="block text-sm text-muted">{option.help}</span>
									</Show>
								</span>
								<Ark.ItemIndicator>
									<Check size={18} class="text-accent-ink" />
								</Ark.ItemIndicator>
							</Ark.Item>
						)}
					</For>
				</Ark.Content>
			</Ark.Positioner>
		</Ark.Root>
	);
}
