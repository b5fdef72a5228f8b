import type { FormPage, PublishGate } from '@motcua/server/views';
import { Alert, Button, Card, ErrorState, LinkButton, notify, type Problem, problemOf, useI18n } from '@motcua/ui';
import { useParams } from '@solidjs/router';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { createSignal, type JSX, Match, Show, Switch } from 'solid-js';
import { api, queries } from '../../api.ts';
import { useSession } from '../../session/session.tsx';
import { PageHead } from '../../shell/page-head.tsx';
import { PageSkeleton } from '../../shell/page-skeleton.tsx';
import { shortName } from '../short-name.ts';
import { ApprovalCard } from './approval-card.tsx';
import { GateList } from './gate-list.tsx';
import { DrawnPage, lookAtForms } from './look-at-forms.tsx';
import { MissedNotice } from './missed-notice.tsx';
import { PublishCard } from './publish-card.tsx';
import { useText } from './texts.ts';

/** The checklist of the installed version, and the publication when it is green. */
export default function GatePage(): JSX.Element {
	const t = useText();
	const params = useParams<{ code: string }>();
	const gate = useQuery(() => queries.ward.publishing.gate({ code: params.code }));
	const back = () => ({ href: `/admin/thu-tuc/${params.code}`, label: t('back') });
	return (
		<Switch fallback={<PageSkeleton />}>
			<Match when={gate.data}>{(data) => <Gate gate={data()} />}</Match>
			<Match when={gate.error}>
				<PageHead title={t('title')} back={back()} />
				<ErrorState error={gate.error} onRetry={() => gate.refetch()} />
			</Match>
		</Switch>
	);
}

function Gate(props: { readonly gate: PublishGate }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const { may } = useSession();
	const client = useQueryClient();
	const take = (fresh: PublishGate): void => {
		client.setQueryData(queries.ward.publishing.gate({ code: fresh.code }).queryKey, fresh);
		void client.invalidateQueries({ queryKey: queries.ward.publishing.attention.key() });
		void client.invalidateQueries({ queryKey: queries.ward.procedures.key() });
	};
	return (
		<>
			<PageHead
				back={{ href: `/admin/thu-tuc/${props.gate.code}`, label: t('back') }}
				eyebrow={`${props.gate.code} · ${shortName(localised(props.gate.name))} · ${t('version', { version: props.gate.version })}`}
				title={t('title')}
				lead={t('lead')}
				actions={
					<Show when={may('procedures.rehearse')}>
						<LinkButton href={`/admin/thu-tuc/${props.gate.code}/dien-tap`}>{t('rehearse')}</LinkButton>
					</Show>
				}
			/>
			<div class="grid gap-5 lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start">
				<div class="grid min-w-0 gap-5">
					<Show when={props.gate.missed}>
						{(missed) => <MissedNotice code={props.gate.code} missed={missed()} onDismissed={take} />}
					</Show>
					<Card title={t('checklist')}>
						<GateList gate={props.gate} />
					</Card>
					<Show when={may('procedures.publish')}>
						<Checks gate={props.gate} onChecked={take} />
					</Show>
				</div>
				<div class="grid min-w-0 gap-5">
					<Show when={props.gate.needsApproval}>
						<ApprovalCard gate={props.gate} onAsked={take} />
					</Show>
					<Show when={may('procedures.publish')}>
						<PublishCard gate={props.gate} onChanged={take} />
					</Show>
				</div>
			</div>
		</>
	);
}

/** Runs the checks with their progress: samples, kept rehearsals, then each page of the forms. */
function Checks(props: { readonly gate: PublishGate; readonly onChecked: (gate: PublishGate) => void }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const [phase, setPhase] = createSignal<{ readonly text: string; readonly n: number; readonly total: number } | null>(
		null,
	);
	const [page, setPage] = createSignal<FormPage | null>(null);
	const [problem, setProblem] = createSignal<Problem | null>(null);
	let place: HTMLDivElement | undefined;

	const guarded = async (work: () => Promise<void>): Promise<void> => {
		setProblem(null);
		try {
			await work();
			notify({ tone: 'good', title: t('runDone') });
		} catch (error) {
			setProblem(problemOf(error));
		} finally {
			setPhase(null);
		}
	};
	const forms = async (): Promise<void> => {
		if (!place) return;
		const { code } = props.gate;
		const found = await api.ward.publishing.forms.query({ code });
		const seen = await lookAtForms(found, {
			place,
			show: setPage,
			onPage: (n, total) => setPhase({ text: t('phase.forms', { n, total }), n, total }),
		});
		props.onChecked(await api.ward.publishing.accessibility.mutate({ code, digest: found.digest, ...seen }));
	};
	const everything = async (): Promise<void> => {
		const { code, rehearsals } = props.gate;
		setPhase({ text: t('phase.fixtures'), n: 1, total: 1 });
		props.onChecked(await api.ward.publishing.fixtures.mutate({ code }));
		for (const [index, { id, name }] of rehearsals.entries()) {
			const [n, total] = [index + 1, rehearsals.length];
			setPhase({ text: t('phase.rehearsal', { n, total, name }), n, total });
			await api.ward.rehearsals.replay.mutate({ id });
		}
		await forms();
	};
	return (
		<Card title={t('run')}>
			<p class="mb-4 text-muted">{t('runText')}</p>
			<div class="flex flex-wrap gap-2">
				<Button variant="primary" busy={phase() !== null} onClick={() => guarded(everything)}>
					{t('run')}
				</Button>
				<Button busy={phase() !== null} onClick={() => guarded(forms)}>
					{t('checkForms')}
				</Button>
			</div>
			<div role="status" class="mt-4 empty:hidden">
				<Show when={phase()}>
					{(now) => (
						<>
							<p>{now().text}</p>
							<progress class="mt-1 w-full" aria-label={t('run')} value={now().n - 1} max={now().total} />
						</>
					)}
				</Show>
			</div>
			<div role="alert" class="mt-4 empty:hidden">
				<Show when={problem()}>
					{(found) => (
						<Alert tone="bad" title={localised(found().message)}>
							{localised(found().advice)}
						</Alert>
					)}
				</Show>
			</div>
			<div class={page() ? 'mt-5 border-t border-line pt-5' : ''} data-print="hide">
				<Show when={page()}>
					<p class="font-semibold">{t('look.title')}</p>
					<p class="mb-5 text-sm text-muted">{t('look.text')}</p>
				</Show>
				{/* Nobody is to fill this in: out of reach of the keyboard, in sight of the tool. */}
				<div ref={place} class="bg-page">
					<Show when={page()} keyed>
						{(shown) => <DrawnPage page={shown} />}
					</Show>
				</div>
			</div>
		</Card>
	);
}
