import type { ProcedureDetail, WardInfo } from '@motcua/server/router';
import { Alert, Button, Card, PageHeader, useI18n } from '@motcua/ui';
import { QueryView } from '@motcua/ui/api';
import { useParams } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import { createSignal, type JSX, Show } from 'solid-js';
import { queries } from '../api.ts';
import { usePage } from '../shell/page.ts';
import { useWard } from '../shell/ward.ts';
import { clearDraft, type Draft, fitDraft, newDraft, readDraft, uploadsExpired } from './draft/draft-store.ts';
import { Filing } from './filing.tsx';
import { useFilingText } from './texts.ts';

/** Filing one procedure: offers the draft that lies in this browser, then goes through the form. */
export default function FilingPage(): JSX.Element {
	const t = useFilingText();
	const params = useParams<{ code: string }>();
	const procedure = useQuery(() => queries.public.procedure.get({ code: params.code }));
	const ward = useWard();
	return (
		<QueryView query={procedure} heading={t('title')}>
			{(detail) => (
				<QueryView query={ward} heading={t('title')}>
					{(info) => (
						<Show when={info().onlineFiling} fallback={<Alert tone="warn">{t('closed')}</Alert>}>
							<Begin procedure={detail()} ward={info()} />
						</Show>
					)}
				</QueryView>
			)}
		</QueryView>
	);
}

interface Start {
	readonly draft: Draft;
	readonly notes: readonly ('updated' | 'filesExpired')[];
}

function resumed(draft: Draft, procedure: ProcedureDetail): Start {
	const notes: Start['notes'][number][] = [];
	if (draft.digest !== procedure.digest) notes.push('updated');
	if (uploadsExpired(draft)) notes.push('filesExpired');
	return { draft: fitDraft(draft, procedure), notes };
}

function Begin(props: { readonly procedure: ProcedureDetail; readonly ward: WardInfo }): JSX.Element {
	const t = useFilingText();
	const { localised, format } = useI18n();
	// What is being filled in must not change under one's hands when the query is fetched again.
	const procedure = props.procedure;
	const found = readDraft(procedure.code);
	const [start, setStart] = createSignal<Start | null>(found ? null : { draft: newDraft(procedure), notes: [] });
	usePage(() => `${t('title')}: ${localised(procedure.name)}`);
	const restart = () => {
		clearDraft(procedure.code);
		setStart({ draft: newDraft(procedure), notes: [] });
	};
	return (
		<>
			<PageHeader
				back={{ href: `/thu-tuc/${procedure.code}`, label: t('back') }}
				eyebrow={t('title')}
				title={<span class="line-clamp-3 text-xl sm:text-2xl">{localised(procedure.form.title)}</span>}
			/>
			<Show
				when={start()}
				keyed
				fallback={
					<Card title={t('draft.foundTitle')}>
						<p>{t('draft.foundText', { at: format.dateTime(found?.savedAt) })}</p>
						<div class="mt-4 flex flex-wrap gap-3">
							<Button variant="primary" wide onClick={() => found && setStart(resumed(found, procedure))}>
								{t('draft.resume')}
							</Button>
							<Button wide onClick={restart}>
								{t('draft.restart')}
							</Button>
						</div>
					</Card>
				}
			>
				{(begun) => (
					<>
						<Show when={begun.notes.length > 0}>
							<Alert tone="warn" class="mb-5">
								{begun.notes.map((note) => t(`draft.${note}`)).join(' ')}
							</Alert>
						</Show>
						<Filing procedure={procedure} ward={props.ward} draft={begun.draft} onRestart={restart} />
					</>
				)}
			</Show>
		</>
	);
}
