import type { JobQueueView } from '@motcua/server/views';
import { Button, ConfirmDialog, notify, useI18n } from '@motcua/ui';
import { useQueryClient } from '@tanstack/solid-query';
import { createSignal, type JSX, Show } from 'solid-js';
import { api, queries } from '../api.ts';
import { useSession } from '../session/session.tsx';
import { useText } from './texts.ts';

type Act = 'retry' | 'remove';

/** What may be done with all failed jobs of a queue at once. */
export function FailedActs(props: { readonly queue: JobQueueView; readonly onActed: () => void }): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const { may } = useSession();
	const client = useQueryClient();
	const [asking, setAsking] = createSignal<Act | null>(null);
	const act = async (): Promise<void> => {
		const what = asking();
		if (what === null) return;
		const { done, refused } = await api.platform.jobs.onFailed.mutate({ queue: props.queue.id, act: what });
		setAsking(null);
		notify({
			tone: done > 0 ? 'good' : 'info',
			title: t(`allJobs.done.${what}`, { count: format.number(done) }),
			...(refused > 0 && { text: t('allJobs.refused', { count: format.number(refused) }) }),
		});
		await client.invalidateQueries({ queryKey: queries.platform.jobs.key() });
		props.onActed();
	};
	return (
		<Show when={may('jobs.manage')}>
			<div class="flex flex-wrap gap-2" data-print="hide">
				<Button onClick={() => setAsking('retry')}>
					{t('allJobs.retry', { count: format.number(props.queue.failed) })}
				</Button>
				<Button variant="quiet" onClick={() => setAsking('remove')}>
					{t('allJobs.remove')}
				</Button>
			</div>
			<ConfirmDialog
				open={asking() !== null}
				danger={asking() === 'remove'}
				title={t(`allJobs.title.${asking() ?? 'retry'}`, { name: localised(props.queue.title) })}
				confirmLabel={t(`job.acts.${asking() ?? 'retry'}`)}
				onCancel={() => setAsking(null)}
				onConfirm={act}
			>
				{t(`allJobs.text.${asking() ?? 'retry'}`)}
			</ConfirmDialog>
		</Show>
	);
}
