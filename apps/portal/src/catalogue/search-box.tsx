import { Button } from '@motcua/ui';
import Search from 'lucide-solid/icons/search';
import { createUniqueId, type JSX } from 'solid-js';
import { useCatalogueText } from './texts.ts';

/** The box to look for a procedure. On the home page it goes to the catalogue; there it filters while one types. */
export function SearchBox(props: {
	readonly value: string;
	readonly onValue: (text: string) => void;
	readonly onSubmit: () => void;
	readonly ref?: (input: HTMLInputElement) => void;
}): JSX.Element {
	const t = useCatalogueText();
	const id = createUniqueId();
	return (
		<search>
			<form
				onSubmit={(event) => {
					event.preventDefault();
					props.onSubmit();
				}}
			>
				<label for={id} class="mb-1.5 block font-medium">
					{t('search')}
				</label>
				<div class="flex gap-2">
					<input
						id={id}
						ref={props.ref}
						type="search"
						enterkeyhint="search"
						autocomplete="off"
						class="min-h-11 w-full min-w-0 rounded-md border border-edge bg-surface px-4 text-base text-ink"
						placeholder={t('searchPlaceholder')}
						value={props.value}
						onInput={(event) => props.onValue(event.currentTarget.value)}
					/>
					<Button type="submit" class="shrink-0" aria-label={t('submit')} icon={<Search size={20} />}>
						<span class="hidden sm:inline">{t('submit')}</span>
					</Button>
				</div>
			</form>
		</search>
	);
}
