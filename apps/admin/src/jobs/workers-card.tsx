import type { JobsOverview, WorkerProcess } from '@motcua/server/views';
import { Card, type Column, Table, useI18n } from '@motcua/ui';
import { type JSX, Show } from 'solid-js';
import { useText } from './texts.ts';

/** Where it is on the page. */
export const WORKERS_ID = 'tien-trinh';

/** The processes that take jobs, as the queue sees them. */
export function WorkersCard(props: { readonly overview: JobsOverview }): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const worksOn = ({ queues }: WorkerProcess): string => {
		const { queues: all } = props.overview;
		if (queues.length === all.length) return t('workers.all');
		return queues.map((id) => localised(all.find((queue) => queue.id === id)?.title) || id).join(', ');
	};
	const columns = (): readonly Column<WorkerProcess>[] => [
		{
			key: 'name',
			header: t('workers.name'),
			primary: true,
			cell: ({ name }) => <span class="break-all">{name}</span>,
		},
		{ key: 'queues', header: t('workers.queues'), cell: worksOn },
		{
			key: 'since',
			header: t('workers.since'),
			cell: ({ since }) => (since === null ? t('workers.unknown') : format.dateTime(since)),
		},
	];
	return (
		<Card id={WORKERS_ID} title={t('workers.title')}>
			<Show when={props.overview.workers.length > 0} fallback={<p class="text-bad">{t('workers.none')}</p>}>
				<Table
					caption={t('workers.caption')}
					rows={props.overview.workers}
					rowKey={({ name }) => name}
					columns={columns()}
				/>
			</Show>
		</Card>
	);
}
