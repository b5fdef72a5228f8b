import type { CatalogueView } from '@motcua/server/views';
import { Alert, Badge, Button, Card, type Column, Table, useI18n } from '@motcua/ui';
import { createSignal, type JSX, Show } from 'solid-js';
import { useText } from './texts.ts';

type Entry = CatalogueView['packages'][number];

/** One catalogue: who signed it, and what it offers to this ward. */
export function CatalogueCard(props: {
	readonly catalogue: CatalogueView;
	readonly onChoose: (digest: string) => Promise<void>;
}): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const [busy, setBusy] = createSignal<string | null>(null);
	const choose = async (entry: Entry): Promise<void> => {
		setBusy(entry.digest);
		await props.onChoose(entry.digest);
		setBusy(null);
	};
	const columns: readonly Column<Entry>[] = [
		{
			key: 'name',
			header: t('catalogue.name'),
			primary: true,
			cell: (entry) => (
				<>
					{localised(entry.name)}
					<span class="tabular block text-sm font-normal text-muted">
						{entry.code} · {entry.publisher}
					</span>
				</>
			),
		},
		{
			key: 'version',
			header: t('catalogue.version'),
			cell: (entry) => (
				<span class="tabular">
					{entry.installedVersion && !entry.isInstalled
						? `${entry.installedVersion} → ${entry.version}`
						: entry.version}
				</span>
			),
		},
		{
			key: 'bytes',
			header: t('catalogue.size'),
			align: 'end',
			wideOnly: true,
			cell: (entry) => format.bytes(entry.bytes),
		},
		{
			key: 'act',
			header: t('catalogue.act'),
			hideHeader: true,
			align: 'end',
			cell: (entry) => (
				<Show
					when={entry.fits && !entry.isInstalled}
					fallback={
						<Badge tone={entry.fits ? 'good' : 'bad'}>
							{t(entry.fits ? 'catalogue.installed' : 'catalogue.unfit')}
						</Badge>
					}
				>
					<Button size="sm" busy={busy() === entry.digest} onClick={() => choose(entry)}>
						{t('catalogue.look')}
						<span class="visually-hidden"> {localised(entry.name)}</span>
					</Button>
				</Show>
			),
		},
	];
	return (
		<Card title={props.catalogue.name ?? t('catalogue.unnamed')}>
			<p class="mb-3 break-all text-sm text-muted">{props.catalogue.location}</p>
			<Show
				when={props.catalogue.problem}
				fallback={
					<>
						<p class="mb-3 text-muted">
							{t('catalogue.edition', {
								serial: props.catalogue.serial ?? 0,
								at: format.dateTime(props.catalogue.madeAt ?? ''),
								signer: props.catalogue.signer ?? '',
							})}
						</p>
						<Table
							caption={t('catalogue.caption')}
							rows={props.catalogue.packages}
							rowKey={(entry) => entry.file}
							columns={columns}
						/>
					</>
				}
			>
				{(problem) => (
					<Alert tone="bad" title={t('catalogue.problem', { place: problem().place })}>
						<p class="break-words">{localised(problem().message)}</p>
						<p class="mt-1 text-sm text-muted">
							<code>{problem().code}</code>
						</p>
					</Alert>
				)}
			</Show>
		</Card>
	);
}
