import type { TrackedDossier } from '@motcua/server/router';
import { Button, Card, KeyValueList, LinkButton, PageHeader, PrintButton, StatusBadge, useI18n } from '@motcua/ui';
import Download from 'lucide-solid/icons/download';
import { type JSX, Show } from 'solid-js';
import { ClockCard } from './clock-card.tsx';
import { PapersCard, PaymentCard, ResultCard } from './facts-cards.tsx';
import { QuestionCard } from './question-card.tsx';
import { SupplementCard } from './supplement/supplement-card.tsx';
import { useTrackingText } from './texts.ts';
import { TimelineCard } from './timeline-card.tsx';
import { WithdrawButton } from './withdraw-button.tsx';

/** What every act on a tracked dossier needs, and what to do when it is done. */
export interface TrackedProps {
	readonly dossier: TrackedDossier;
	readonly token: string;
	readonly onChanged: () => void;
}

/** A dossier as its citizen sees it: what to do now comes first. */
export function Dossier(props: TrackedProps & { readonly live: boolean; readonly onClose: () => void }): JSX.Element {
	const t = useTrackingText();
	const { localised, format } = useI18n();
	const dossier = () => props.dossier;
	const facts = () => [
		{ key: 'procedure', label: t('procedure'), value: localised(dossier().procedure.name) },
		{ key: 'requester', label: t('requester'), value: dossier().requesterName },
		{ key: 'submittedAt', label: t('submittedAt'), value: format.dateTime(dossier().submittedAt) },
		...(dossier().receivedAt
			? [{ key: 'receivedAt', label: t('receivedAt'), value: format.dateTime(dossier().receivedAt) }]
			: []),
		...(dossier().temporaryCode === dossier().code
			? []
			: [{ key: 'temporaryCode', label: t('temporaryCode'), value: dossier().temporaryCode }]),
	];
	return (
		<>
			<PageHeader
				eyebrow={t('title')}
				title={<span class="tabular break-all tracking-wide">{dossier().code}</span>}
				actions={
					<>
						<PrintButton />
						<Button onClick={() => props.onClose()}>{t('leave')}</Button>
					</>
				}
			/>
			<div class="grid items-start gap-6 lg:grid-cols-[1fr_20rem]">
				<div class="grid min-w-0 gap-6">
					<Now dossier={dossier()} live={props.live} />
					{/* Kept by id: news of the dossier must not throw away what is being typed. */}
					<Show when={dossier().supplement?.id} keyed>
						<SupplementCard {...props} />
					</Show>
					<Show when={dossier().question?.step} keyed>
						<QuestionCard {...props} />
					</Show>
					<ResultCard dossier={dossier()} />
					<TimelineCard entries={dossier().timeline} />
				</div>
				<div class="grid min-w-0 gap-6">
					<ClockCard clock={dossier().clock} />
					<PaymentCard payment={dossier().payment} />
					<Card title={t('facts')}>
						<KeyValueListStacked items={facts()} />
					</Card>
					<PapersCard documents={dossier().documents} />
					<div class="grid gap-3" data-print="hide">
						<LinkButton href={dossier().receiptUrl} download="" rel="external" icon={<Download size={18} />}>
							{t('receipt')}
						</LinkButton>
						<Show when={dossier().canWithdraw}>
							<WithdrawButton {...props} />
						</Show>
					</div>
				</div>
			</div>
		</>
	);
}

function Now(props: { readonly dossier: TrackedDossier; readonly live: boolean }): JSX.Element {
	const t = useTrackingText();
	const { localised } = useI18n();
	return (
		<section aria-labelledby="now" class="rounded-xl border-l-4 border-accent bg-surface p-5 shadow-card">
			<div class="flex flex-wrap items-center justify-between gap-2">
				<h2 id="now" class="text-sm font-medium text-muted">
					{t('now')}
				</h2>
				<Show when={props.live}>
					<span class="flex items-center gap-1.5 text-sm text-good" data-print="hide">
						<span class="size-2 rounded-full bg-good" aria-hidden="true" /> {t('live')}
					</span>
				</Show>
			</div>
			<div role="status">
				<p class="mt-2">
					<StatusBadge status={props.dossier.status} text={localised(props.dossier.statusText)} />
				</p>
				<p class="mt-3 text-lg">{localised(props.dossier.nextText)}</p>
			</div>
		</section>
	);
}

/** In the narrow column names stand above values. */
function KeyValueListStacked(props: {
	readonly items: readonly { key: string; label: string; value: string }[];
}): JSX.Element {
	return (
		<div class="[&_dl>div]:grid-cols-1!">
			<KeyValueList items={props.items} dense />
		</div>
	);
}
