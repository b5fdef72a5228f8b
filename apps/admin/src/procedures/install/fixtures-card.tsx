import type { FixtureProgress } from '@motcua/server/views';
import { Badge, Card, useI18n } from '@motcua/ui';
import { For, type JSX, Show } from 'solid-js';
import { useText } from './texts.ts';

/** The samples of the package as they are played in the sandbox. */
export function FixturesCard(props: { readonly fixtures: FixtureProgress; readonly skipped: boolean }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const state = () => {
		if (props.skipped && props.fixtures.reports.length === 0) return t('fixtures.skipped');
		if (props.fixtures.total === 0) return t('fixtures.none');
		const { done, total } = props.fixtures;
		return t(props.fixtures.state === 'running' ? 'fixtures.running' : 'fixtures.done', { done, total });
	};
	return (
		<Card title={t('fixtures.title')}>
			<p role="status">{state()}</p>
			<Show when={props.fixtures.state === 'running'}>
				<progress
					class="mt-2 w-full"
					max={props.fixtures.total}
					value={props.fixtures.done}
					aria-label={t('fixtures.title')}
				/>
			</Show>
			<ul class="mt-3 grid gap-2">
				<For each={props.fixtures.reports.toSorted((a, b) => Number(a.ok) - Number(b.ok))}>
					{(report) => (
						<li>
							<span class="flex items-start gap-2">
								<Badge tone={report.ok ? 'good' : 'bad'}>{t(report.ok ? 'fixtures.ok' : 'fixtures.failed')}</Badge>
								<span class="min-w-0 break-words pt-0.5">{report.name}</span>
							</span>
							<For each={report.mismatches}>
								{(mismatch) => <p class="mt-1 break-words text-sm">{localised(mismatch.message)}</p>}
							</For>
						</li>
					)}
				</For>
			</ul>
		</Card>
	);
}
