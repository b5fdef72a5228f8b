import type { ProcedureSummary } from '@motcua/server/router';
import { Button, EmptyState, Field, PageHeader, Select, useI18n, useShortcut } from '@motcua/ui';
import { QueryView } from '@motcua/ui/api';
import { useSearchParams } from '@solidjs/router';
import { For, type JSX, Show } from 'solid-js';
import { usePage } from '../shell/page.ts';
import { categoriesOf, findProcedures } from './find-procedures.ts';
import { ProcedureCard } from './procedure-card.tsx';
import { SearchBox } from './search-box.tsx';
import { useCatalogueText } from './texts.ts';
import { useProcedures } from './use-procedures.ts';

/** Search and field stand in the address, so that a result can be sent to somebody and Back works. */
type Params = { tim?: string; 'linh-vuc'?: string };

export default function CataloguePage(): JSX.Element {
	const t = useCatalogueText();
	const [params, setParams] = useSearchParams<Params>();
	const procedures = useProcedures();
	let box: HTMLInputElement | undefined;
	usePage(() => t('title'));
	useShortcut({ keys: '/', label: () => t('search'), run: () => box?.focus() });
	const set = (next: Params) => setParams(next, { replace: true, scroll: false });
	return (
		<>
			<PageHeader title={t('title')} lead={t('lead')} />
			<QueryView query={procedures}>
				{(all) => (
					<Show when={all().length > 0} fallback={<EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}>
						<div class="mb-6 grid items-end gap-4 sm:grid-cols-[1fr_16rem]">
							<SearchBox
								ref={(input) => {
									box = input;
								}}
								value={params.tim ?? ''}
								onValue={(text) => set({ tim: text })}
								onSubmit={() => box?.blur()}
							/>
							<CategorySelect
								all={all()}
								value={params['linh-vuc'] ?? ''}
								onValue={(value) => set({ 'linh-vuc': value })}
							/>
						</div>
						<Results
							found={findProcedures(all(), params.tim ?? '', params['linh-vuc'] ?? '')}
							onClear={() => set({ tim: '', 'linh-vuc': '' })}
						/>
					</Show>
				)}
			</QueryView>
		</>
	);
}

function CategorySelect(props: {
	readonly all: readonly ProcedureSummary[];
	readonly value: string;
	readonly onValue: (value: string) => void;
}): JSX.Element {
	const t = useCatalogueText();
	const { localised } = useI18n();
	return (
		<Field label={t('category')}>
			<Select
				placeholder={t('allCategories')}
				options={categoriesOf(props.all).map((one) => ({ value: one.vi, label: localised(one) }))}
				value={props.value}
				onValue={props.onValue}
			/>
		</Field>
	);
}

function Results(props: { readonly found: readonly ProcedureSummary[]; readonly onClear: () => void }): JSX.Element {
	const t = useCatalogueText();
	return (
		<>
			<p role="status" class="mb-3 text-sm text-muted">
				{t('found', { count: props.found.length })}
			</p>
			<Show
				when={props.found.length > 0}
				fallback={
					<EmptyState title={t('none')} action={<Button onClick={() => props.onClear()}>{t('clear')}</Button>}>
						{t('noneText')}
					</EmptyState>
				}
			>
				<div class="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
					<For each={props.found}>{(procedure) => <ProcedureCard procedure={procedure} level={2} />}</For>
				</div>
			</Show>
		</>
	);
}
