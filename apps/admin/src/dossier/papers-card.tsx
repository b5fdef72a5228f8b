import type { DeskDossier, DocumentView } from '@motcua/server/views';
import { Badge, Button, Card, useI18n } from '@motcua/ui';
import { For, type JSX, Show } from 'solid-js';
import { useAct } from './acts/use-act.ts';
import { FileLinks } from './file-links.tsx';
import { useText } from './texts.ts';

/** The papers of the dossier, each with its files and whether it is digitised. */
export function PapersCard(props: { readonly dossier: DeskDossier }): JSX.Element {
	const t = useText();
	return (
		<Card title={t('papers.title')}>
			<Show when={props.dossier.documents.length > 0} fallback={<p class="text-muted">{t('papers.none')}</p>}>
				<ul class="divide-y divide-line">
					<For each={props.dossier.documents}>{(paper) => <Paper dossier={props.dossier} paper={paper} />}</For>
				</ul>
			</Show>
		</Card>
	);
}

function Paper(props: { readonly dossier: DeskDossier; readonly paper: DocumentView }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const act = useAct(() => props.dossier);
	const mayDigitise = () =>
		props.paper.digitisation === 0 &&
		props.paper.given !== 'form' &&
		props.paper.files.length > 0 &&
		props.dossier.actions.some((action) => action.kind === 'digitise');
	const absent = () =>
		props.paper.given === 'shown'
			? t('papers.shown')
			: props.paper.given === 'form'
				? t('papers.form')
				: t('papers.missing');
	return (
		<li class="grid gap-2 py-3 first:pt-0 last:pb-0">
			<div class="flex flex-wrap items-start justify-between gap-2">
				<p class="min-w-0 font-medium">
					{localised(props.paper.name)}
					<Show when={props.paper.quantity > 1}>
						<span class="block text-sm font-normal text-muted">
							{t('papers.quantity', { count: props.paper.quantity })}
						</span>
					</Show>
				</p>
				<Badge tone={props.paper.digitisation > 0 ? 'good' : 'plain'}>
					{t(`papers.digitisation.d${props.paper.digitisation}`)}
				</Badge>
			</div>
			<Show when={props.paper.files.length > 0} fallback={<p class="text-sm text-muted">{absent()}</p>}>
				<FileLinks dossierId={props.dossier.id} files={props.paper.files} />
			</Show>
			<Show when={mayDigitise()}>
				<div>
					<Button
						size="sm"
						busy={act.busy()}
						onClick={() =>
							act.run((api, target) => api.digitise.mutate({ ...target, documentId: props.paper.id, digitisation: 1 }))
						}
					>
						{t('papers.digitise')}
					</Button>
				</div>
			</Show>
		</li>
	);
}
