import type { RehearsalView } from '@motcua/server/views';
import { Field, NumberInput, RadioGroup, useI18n } from '@motcua/ui';
import { For, type JSX, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { useText } from './texts.ts';

type Given = 'upload' | 'shown' | 'none';
interface Paper {
	given: Given;
	pages: number;
}
interface Papers {
	readonly all: Readonly<Record<string, Paper>>;
	readonly set: (requirement: string, change: Partial<Paper>) => void;
	readonly toSend: () => { requirement: string; given: Given; pages: number }[];
}

/** The papers of a filing or a supplement. `initial` says how each of them comes before anybody has chosen. */
export function createPapers(
	documents: RehearsalView['documents'],
	initial: (document: RehearsalView['documents'][number]) => Paper,
): Papers {
	const [all, setAll] = createStore<Record<string, Paper>>(
		Object.fromEntries(documents.filter(({ given }) => given !== 'form').map((one) => [one.key, initial(one)])),
	);
	return {
		all,
		set: (requirement, change) => setAll(requirement, change),
		toSend: () => Object.entries(all).map(([requirement, paper]) => ({ requirement, ...paper })),
	};
}

/** Every paper with how it comes: as a blank sample of so many pages, shown, or not at all. */
export function PapersFields(props: {
	readonly documents: RehearsalView['documents'];
	readonly papers: Papers;
	/** Papers can be shown at a counter only. */
	readonly counter: boolean;
}): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const asked = () => props.documents.filter(({ given }) => given !== 'form');
	const ways = () => [
		{ value: 'upload' as const, label: t('filing.upload') },
		...(props.counter ? [{ value: 'shown' as const, label: t('filing.shown') }] : []),
		{ value: 'none' as const, label: t('filing.none') },
	];
	return (
		<Show when={asked().length > 0} fallback={<p class="text-muted">{t('filing.noPapers')}</p>}>
			<div class="grid gap-5">
				<For each={asked()}>
					{(document) => (
						<div class="grid gap-3">
							<Field label={localised(document.name)} group required={document.required}>
								<RadioGroup
									inline
									options={ways()}
									value={props.papers.all[document.key]?.given ?? 'none'}
									onValue={(given) => props.papers.set(document.key, { given })}
								/>
							</Field>
							<Show when={props.papers.all[document.key]?.given === 'upload'}>
								<Field label={t('filing.pages')} class="max-w-40">
									<NumberInput
										value={props.papers.all[document.key]?.pages ?? 1}
										onValue={(pages) =>
											props.papers.set(document.key, { pages: Math.min(50, Math.max(1, pages ?? 1)) })
										}
									/>
								</Field>
							</Show>
						</div>
					)}
				</For>
			</div>
		</Show>
	);
}
