import type { MonitoredError } from '@motcua/server/views';
import { Card, Link, useI18n } from '@motcua/ui';
import { For, type JSX, Show } from 'solid-js';
import { useText } from './texts.ts';

/** The last errors as the runner told them, with places of the author's own source. */
export function ErrorsCard(props: { readonly errors: readonly MonitoredError[] }): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	return (
		<Card title={t('errors')}>
			<Show when={props.errors.length > 0} fallback={<p class="text-muted">{t('errorsNone')}</p>}>
				<ul class="divide-y divide-line">
					<For each={props.errors}>
						{(error) => (
							<li class="grid gap-1 py-3">
								<p class="text-sm text-muted">
									{format.dateTime(error.at)} · {localised(error.step)} · {localised(error.title)} ·{' '}
									<Link href={`/admin/ho-so/${error.dossierId}`}>{error.dossierCode}</Link>
								</p>
								<p class="font-mono text-sm break-words">{error.message}</p>
								<Show when={error.stack}>
									{(stack) => (
										<details>
											<summary class="min-h-6 cursor-pointer text-sm">{t('stack')}</summary>
											<pre class="mt-1 text-sm break-words whitespace-pre-wrap">{stack()}</pre>
										</details>
									)}
								</Show>
							</li>
						)}
					</For>
				</ul>
			</Show>
		</Card>
	);
}
