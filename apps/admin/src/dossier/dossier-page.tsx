import { ROLE_NAMES } from '@motcua/domain';
import type { ChangeNotice, DeskDossier } from '@motcua/server/views';
import {
	Alert,
	Badge,
	ErrorState,
	LinkButton,
	notify,
	PrintButton,
	Skeleton,
	StatusBadge,
	TimingBadge,
	useI18n,
} from '@motcua/ui';
import { useLive } from '@motcua/ui/api';
import { useParams } from '@solidjs/router';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { createEffect, createSignal, For, type JSX, Match, Show, Switch } from 'solid-js';
import { api, queries } from '../api.ts';
import { useSession } from '../session/session.tsx';
import { PageHead } from '../shell/page-head.tsx';
import { ActBar } from './acts/act-bar.tsx';
import { actedLately, isActing } from './acts/use-act.ts';
import { AnswersCard } from './answers-card.tsx';
import { ClockCard } from './clock-card.tsx';
import { FlowCard } from './flow-card.tsx';
import { PapersCard } from './papers-card.tsx';
import { PaymentCard } from './payment-card.tsx';
import { RecordCard } from './record-card.tsx';
import { ResultCard } from './result-card.tsx';
import { SlipsCard } from './slips-card.tsx';
import { SupplementsCard } from './supplements-card.tsx';
import { useText } from './texts.ts';

/** One dossier: what is asked, what is due, what may be done now, and everything that happened. */
export default function DossierPage(): JSX.Element {
	const params = useParams<{ id: string }>();
	const t = useText();
	const client = useQueryClient();
	const dossier = useQuery(() => queries.desk.dossier.get({ dossierId: params.id }));

	const [newest, setNewest] = createSignal<ChangeNotice | null>(null);
	useLive<ChangeNotice>(
		(on) => api.desk.onChange.subscribe({ dossierId: params.id }, on),
		(notice) =>
			setNewest((known) => (known?.dossierId === notice.dossierId && known.seq > notice.seq ? known : notice)),
		// Nothing to catch up with: a line that stands tells first how the dossier is. Each reading is recorded, so the page
		// reads again only what is newer than what it has.
		() => {},
	);
	createEffect(() => {
		const seen = dossier.data;
		const known = newest();
		if (isActing() || !seen || known?.dossierId !== seen.id || known.seq <= seen.seq) return;
		void client.invalidateQueries({ queryKey: queries.desk.dossier.get.key() });
		if (!actedLately()) notify({ tone: 'info', title: t('live') });
	});

	return (
		<Switch fallback={<Skeleton lines={10} />}>
			<Match when={dossier.data}>{(data) => <DossierView dossier={data()} />}</Match>
			<Match when={dossier.error}>
				<PageHead title={t('notOpened')} back={{ href: '/admin/ho-so', label: t('back') }} />
				<ErrorState error={dossier.error} onRetry={() => dossier.refetch()} />
			</Match>
		</Switch>
	);
}

function DossierView(props: { readonly dossier: DeskDossier }): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const lead = () =>
		[
			t(`channel.${props.dossier.channel}`),
			format.dateTime(props.dossier.submittedAt),
			props.dossier.code === props.dossier.temporaryCode ? null : t('temporary', { code: props.dossier.temporaryCode }),
		]
			.filter(Boolean)
			.join(' · ');
	return (
		<>
			<PageHead
				back={{ href: '/admin/ho-so', label: t('back') }}
				eyebrow={<span class="line-clamp-2">{localised(props.dossier.procedure.name)}</span>}
				title={props.dossier.code}
				heading={<span class="tabular break-all">{props.dossier.code}</span>}
				lead={lead()}
				actions={
					<>
						<StatusBadge status={props.dossier.status} />
						<Show when={props.dossier.clock.timing}>{(timing) => <TimingBadge timing={timing()} />}</Show>
						<Show when={props.dossier.subStatusText}>{(text) => <Badge tone="warn">{localised(text())}</Badge>}</Show>
						<Badge>{t('national', { code: props.dossier.nationalStatus })}</Badge>
						<PrintButton size="sm" />
					</>
				}
			/>
			<p class="mb-4 hidden font-semibold print:block">
				{localised(props.dossier.statusText)}
				<Show when={props.dossier.subStatusText}>{(text) => ` – ${localised(text())}`}</Show>
			</p>
			<Warnings dossier={props.dossier} />
			<ActBar dossier={props.dossier} />
			<div class="grid gap-5 lg:grid-cols-[minmax(0,5fr)_minmax(0,3fr)] lg:items-start">
				<div class="grid min-w-0 gap-5">
					<ResultCard dossier={props.dossier} />
					<PapersCard dossier={props.dossier} />
					<AnswersCard dossier={props.dossier} />
				</div>
				<div class="grid min-w-0 gap-5">
					<ClockCard clock={props.dossier.clock} />
					<div data-print="hide" class="empty:hidden">
						<FlowCard dossier={props.dossier} />
					</div>
					<PaymentCard payment={props.dossier.payment} />
					<SupplementsCard supplements={props.dossier.supplements} />
					<div data-print="hide" class="empty:hidden">
						<SlipsCard slips={props.dossier.slips} />
					</div>
					<RecordCard dossier={props.dossier} />
				</div>
			</div>
			<p class="mt-4 text-sm text-muted">{t('version', { version: props.dossier.procedure.version })}</p>
		</>
	);
}

function Warnings(props: { readonly dossier: DeskDossier }): JSX.Element {
	const t = useText();
	const { may } = useSession();
	const { localised } = useI18n();
	return (
		<div class="mb-4 grid gap-3 empty:hidden">
			<Show when={!props.dossier.chain.ok}>
				<Alert tone="bad">{t('chainBroken')}</Alert>
			</Show>
			<Show when={props.dossier.blocked}>
				{(blocked) => (
					<Alert
						tone="bad"
						title={`${t('blocked')}: ${localised(blocked().title)}`}
						actions={
							may('procedures.quarantine') ? (
								<LinkButton href={`/admin/thu-tuc/${props.dossier.procedure.code}/phien-ban`} size="sm">
									{t('blockedVersions')}
								</LinkButton>
							) : undefined
						}
					>
						<p>{localised(blocked().reason)}</p>
						<p>{t('blockedText', { owner: localised(ROLE_NAMES[blocked().owner]) })}</p>
					</Alert>
				)}
			</Show>
			<Show when={props.dossier.proposal}>{(proposal) => <Proposed proposal={proposal()} />}</Show>
			<Show when={props.dossier.findings.length > 0}>
				<Alert
					tone={props.dossier.findings.some((finding) => finding.severity === 'error') ? 'bad' : 'warn'}
					title={t('findings')}
				>
					<ul class="list-disc pl-5">
						<For each={props.dossier.findings}>
							{(finding) => (
								<li>
									{localised(finding.message)}{' '}
									<span class="text-sm text-muted">({finding.source === 'form' ? t('fromForm') : t('fromStep')})</span>
								</li>
							)}
						</For>
					</ul>
				</Alert>
			</Show>
		</div>
	);
}

function Proposed(props: { readonly proposal: NonNullable<DeskDossier['proposal']> }): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	return (
		<Alert tone="warn" title={t(`proposal.${props.proposal.kind}`)}>
			<p>{localised(props.proposal.reason)}</p>
			<Show when={props.proposal.items.length > 0}>
				<ul class="list-disc pl-5">
					<For each={props.proposal.items}>{(item) => <li>{localised(item)}</li>}</For>
				</ul>
			</Show>
			<Show when={props.proposal.legalBasis}>{(basis) => <p>{t('proposal.basis', { basis: basis() })}</p>}</Show>
			<p class="mt-1 text-sm text-muted">
				{t('proposal.decide')} {format.dateTime(props.proposal.at)}
			</p>
		</Alert>
	);
}
