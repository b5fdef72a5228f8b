import type { ApprovalRequest } from '@motcua/server/views';
import {
	Button,
	Card,
	ConfirmDialog,
	EmptyState,
	ErrorState,
	Field,
	Link,
	notify,
	TextArea,
	useI18n,
} from '@motcua/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { createSignal, For, type JSX, Match, Show, Switch } from 'solid-js';
import { api, queries } from '../../api.ts';
import { PageHead } from '../../shell/page-head.tsx';
import { PageSkeleton } from '../../shell/page-skeleton.tsx';
import { GateList } from './gate-list.tsx';
import { useText } from './texts.ts';

/** What waits for the leader: each version with its whole checklist. */
export default function ApprovalsPage(): JSX.Element {
	const t = useText();
	const requests = useQuery(() => queries.ward.publishing.approvals());
	return (
		<>
			<PageHead title={t('approvals.title')} lead={t('approvals.lead')} />
			<Switch fallback={<PageSkeleton />}>
				<Match when={requests.data?.length === 0}>
					<EmptyState title={t('approvals.none')}>{t('approvals.noneText')}</EmptyState>
				</Match>
				<Match when={requests.data}>
					{(all) => (
						<div class="grid gap-5">
							<For each={all()}>{(request) => <Request request={request} />}</For>
						</div>
					)}
				</Match>
				<Match when={requests.error}>
					<ErrorState error={requests.error} onRetry={() => requests.refetch()} />
				</Match>
			</Switch>
		</>
	);
}

function Request(props: { readonly request: ApprovalRequest }): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const client = useQueryClient();
	const [asking, setAsking] = createSignal<'approved' | 'declined' | null>(null);
	const [note, setNote] = createSignal('');
	const gate = () => props.request.gate;
	const decide = async (): Promise<void> => {
		const decision = asking();
		if (decision === null) return;
		const { code, digest } = gate();
		const input = { code, digest, decision, ...(note().trim() === '' ? {} : { note: note().trim() }) };
		const left = await api.ward.publishing.decide.mutate(input);
		notify({ tone: 'good', title: t(decision === 'approved' ? 'approvals.approved' : 'approvals.declined') });
		setAsking(null);
		client.setQueryData(queries.ward.publishing.approvals().queryKey, left);
		await client.invalidateQueries({ queryKey: queries.ward.publishing.attention.key() });
	};
	return (
		<Card title={<span class="line-clamp-3">{localised(gate().name)}</span>}>
			<p class="mb-4 text-muted">
				{gate().code} · {t('version', { version: gate().version })} ·{' '}
				{t('approvals.asked', {
					by: props.request.approval.requestedBy,
					at: format.dateTime(props.request.approval.requestedAt),
				})}
				<span class="block text-sm break-all">
					{t('approvals.digest', { digest: `${gate().digest.slice(0, 16)}…` })}
				</span>
			</p>
			<GateList gate={gate()} readOnly />
			<Show when={gate().rehearsals.length > 0}>
				<p class="mt-4">
					<Link href={`/admin/thu-tuc/${gate().code}/dien-tap`}>{t('approvals.rehearsals')}</Link>
				</p>
			</Show>
			<div class="mt-5 flex flex-wrap items-center gap-3">
				<Show when={!props.request.approval.isOwn} fallback={<p class="text-muted">{t('approvals.own')}</p>}>
					<Button variant="primary" onClick={() => setAsking('approved')}>
						{t('approvals.approve')}
					</Button>
					<Button onClick={() => setAsking('declined')}>{t('approvals.decline')}</Button>
				</Show>
			</div>
			<ConfirmDialog
				open={asking() !== null}
				title={t(asking() === 'declined' ? 'approvals.declineTitle' : 'approvals.approveTitle', {
					version: gate().version,
				})}
				confirmLabel={t(asking() === 'declined' ? 'approvals.decline' : 'approvals.approve')}
				danger={asking() === 'declined'}
				disabled={asking() === 'declined' && note().trim() === ''}
				onCancel={() => setAsking(null)}
				onConfirm={decide}
			>
				<Show when={asking() === 'approved'}>
					<p>{t('approvals.approveText')}</p>
				</Show>
				<Field
					label={t('approvals.note')}
					help={asking() === 'declined' ? t('approvals.noteNeeded') : undefined}
					required={asking() === 'declined'}
				>
					<TextArea value={note()} onValue={setNote} maxlength="2000" />
				</Field>
			</ConfirmDialog>
		</Card>
	);
}
