import type { DeskDossier } from '@motcua/server/views';
import { Card, Steps, useI18n } from '@motcua/ui';
import { type JSX, Show } from 'solid-js';
import { useText } from './texts.ts';

/** Where the dossier stands in its workflow, and with whom. */
export function FlowCard(props: { readonly dossier: DeskDossier }): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	return (
		<Show when={props.dossier.flow.length > 0}>
			<Card title={t('flow')}>
				<Show when={props.dossier.step}>
					{(step) => (
						<p class="mb-3 text-sm">
							{t('assignee', { name: step().assignee?.name ?? t('nobody') })}
							<Show when={step().dueAt}>
								{(at) => <span class="block text-muted">{t('stepDue', { at: format.dateTime(at()) })}</span>}
							</Show>
						</p>
					)}
				</Show>
				<Steps
					vertical
					label={t('flow')}
					steps={props.dossier.flow.map((step) => ({ key: step.key, label: localised(step.name), state: step.state }))}
				/>
			</Card>
		</Show>
	);
}
