import type { WardProcedure } from '@motcua/server/views';
import {
	Alert,
	Button,
	ConfirmDialog,
	ErrorState,
	LinkButton,
	notify,
	type Problem,
	problemOf,
	Skeleton,
	useI18n,
} from '@motcua/ui';
import { useNavigate, useParams } from '@solidjs/router';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { createSignal, For, type JSX, Match, Show, Switch } from 'solid-js';
import { api, queries } from '../api.ts';
import { useSession } from '../session/session.tsx';
import NotFoundPage from '../shell/not-found-page.tsx';
import { PageHead } from '../shell/page-head.tsx';
import { ConfigureForm } from './configure-form.tsx';
import { StateBadge } from './procedures-page.tsx';
import { useText } from './texts.ts';

/** One procedure from the package to the catalogue: install, configure, publish. */
export default function ProcedurePage(): JSX.Element {
	const params = useParams<{ code: string }>();
	const procedures = useQuery(() => queries.ward.procedures.list());
	const found = () => procedures.data?.find((one) => one.code === params.code);
	return (
		<Switch fallback={<Skeleton lines={8} />}>
			<Match when={procedures.error}>
				<ErrorState error={procedures.error} onRetry={() => procedures.refetch()} />
			</Match>
			<Match when={found()}>{(procedure) => <ProcedureView procedure={procedure()} />}</Match>
			<Match when={procedures.data}>
				<NotFoundPage />
			</Match>
		</Switch>
	);
}

function ProcedureView(props: { readonly procedure: WardProcedure }): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const client = useQueryClient();
	const navigate = useNavigate();
	const { may } = useSession();
	const [problem, setProblem] = createSignal<Problem | null>(null);
	const [busy, setBusy] = createSignal(false);
	const [asking, setAsking] = createSignal(false);
	const take = (fresh: WardProcedure, title: string): void => {
		client.setQueryData(queries.ward.procedures.list().queryKey, (all: readonly WardProcedure[] | undefined) =>
			all?.map((one) => (one.code === fresh.code ? fresh : one)),
		);
		notify({ tone: 'good', title });
	};
	const install = async (): Promise<void> => {
		setBusy(true);
		setProblem(null);
		try {
			const { digest } = await api.ward.packages.chooseFromShelf.mutate({ code: props.procedure.code });
			navigate(`/thu-tuc/goi/${digest}`);
		} catch (error) {
			setProblem(problemOf(error));
		} finally {
			setBusy(false);
		}
	};
	const unpublish = async (): Promise<void> => {
		take(await api.ward.procedures.unpublish.mutate({ code: props.procedure.code }), t('doneUnpublish'));
		setAsking(false);
	};
	const newer = () => {
		const { installed, availableVersion } = props.procedure;
		return installed !== null && availableVersion !== null && installed.version !== availableVersion
			? availableVersion
			: null;
	};
	const isPublishedAsInstalled = () =>
		props.procedure.publishedVersion !== null &&
		props.procedure.publishedVersion === props.procedure.installed?.version;

	return (
		<>
			<PageHead
				back={{ href: '/admin/thu-tuc', label: t('back') }}
				eyebrow={`${props.procedure.code} · ${localised(props.procedure.category)}`}
				title={localised(props.procedure.name)}
				lead={
					<span class="flex flex-wrap items-center gap-3">
						<StateBadge state={props.procedure.state} /> {format.limit(props.procedure.timeLimit)}
					</span>
				}
				actions={
					<>
						<Show when={may('procedures.install') && (props.procedure.installed === null || newer())}>
							<Button variant={props.procedure.installed ? 'secondary' : 'primary'} busy={busy()} onClick={install}>
								{newer() ? t('update', { version: newer() ?? '' }) : t('install')}
							</Button>
						</Show>
						<Show when={props.procedure.installed && may('procedures.rehearse')}>
							<LinkButton href={`/admin/thu-tuc/${props.procedure.code}/dien-tap`}>{t('rehearse')}</LinkButton>
						</Show>
						<Show when={props.procedure.installed}>
							<LinkButton href={`/admin/thu-tuc/${props.procedure.code}/phien-ban`}>{t('versions')}</LinkButton>
						</Show>
						<Show when={props.procedure.installed}>
							<LinkButton
								variant={isPublishedAsInstalled() ? 'secondary' : 'primary'}
								href={`/admin/thu-tuc/${props.procedure.code}/cong-bo`}
							>
								{t('publish')}
							</LinkButton>
						</Show>
						<Show when={may('procedures.publish') && props.procedure.state === 'published'}>
							<Button onClick={() => setAsking(true)}>{t('unpublish')}</Button>
						</Show>
					</>
				}
			/>
			<div class="grid gap-5">
				<Show when={problem()}>
					{(found) => (
						<Alert tone="bad" title={localised(found().message)}>
							{localised(found().advice)}
						</Alert>
					)}
				</Show>
				<Show when={props.procedure.installed}>
					{(installed) => (
						<p class="text-muted">
							{t('installed', { version: installed().version, at: format.dateTime(installed().installedAt) })} ·{' '}
							{t(`signature.${installed().signature}`)} ·{' '}
							<code class="break-all text-sm">{installed().digest.slice(0, 16)}…</code>
						</p>
					)}
				</Show>
				<TextList tone="warn" title={t('missing')} items={props.procedure.missing.map(localised)} />
				<TextList tone="info" title={t('unverified')} items={props.procedure.unverified.map(localised)} />
				<Show when={props.procedure.installed && may('procedures.configure')}>
					<ConfigureForm procedure={props.procedure} onSaved={(fresh) => take(fresh, t('saved'))} />
				</Show>
			</div>
			<ConfirmDialog
				open={asking()}
				title={t('unpublishTitle')}
				confirmLabel={t('unpublish')}
				danger
				onCancel={() => setAsking(false)}
				onConfirm={unpublish}
			>
				{t('unpublishText', { count: props.procedure.openDossiers })}
			</ConfirmDialog>
		</>
	);
}

function TextList(props: {
	readonly tone: 'warn' | 'info';
	readonly title: string;
	readonly items: readonly string[];
}): JSX.Element {
	return (
		<Show when={props.items.length > 0}>
			<Alert tone={props.tone} title={props.title}>
				<ul class="list-disc pl-5">
					<For each={props.items}>{(item) => <li>{item}</li>}</For>
				</ul>
			</Alert>
		</Show>
	);
}
