import type { TrustKeyView } from '@motcua/server/views';
import { Badge, Button, type Column, ErrorState, notify, Skeleton, Table, useI18n } from '@motcua/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { createSignal, type JSX, Match, Show, Switch } from 'solid-js';
import { queries } from '../api.ts';
import { useSession } from '../session/session.tsx';
import { PageHead } from '../shell/page-head.tsx';
import { AddKeyDialog } from './add-key-dialog.tsx';
import { RevokeKeyDialog } from './revoke-key-dialog.tsx';
import { signedText } from './signed-text.ts';
import { useText } from './texts.ts';

/** The publishers whose packages this installation accepts: for ward IT. */
export default function TrustPage(): JSX.Element {
	const t = useText();
	const { may } = useSession();
	const client = useQueryClient();
	const keys = useQuery(() => queries.platform.trust.list());
	const [adding, setAdding] = createSignal(false);
	const [revoking, setRevoking] = createSignal<TrustKeyView | null>(null);
	const done = (title: string): void => {
		setAdding(false);
		setRevoking(null);
		notify({ tone: 'good', title });
		void client.invalidateQueries({ queryKey: queries.platform.trust.key() });
	};
	return (
		<>
			<PageHead
				title={t('title')}
				lead={t('lead')}
				actions={
					<Show when={may('trust.manage')}>
						<Button variant="primary" onClick={() => setAdding(true)}>
							{t('add')}
						</Button>
					</Show>
				}
			/>
			<Switch fallback={<Skeleton lines={6} />}>
				<Match when={keys.error}>
					<ErrorState error={keys.error} onRetry={() => keys.refetch()} />
				</Match>
				<Match when={keys.data}>{(list) => <KeyTable keys={list()} onRevoke={setRevoking} />}</Match>
			</Switch>
			<Show when={adding()}>
				<AddKeyDialog onClose={() => setAdding(false)} onAdded={(keyId) => done(t('saved', { keyId }))} />
			</Show>
			<Show when={revoking()}>
				{(key) => (
					<RevokeKeyDialog
						trusted={key()}
						onClose={() => setRevoking(null)}
						onRevoked={() => done(t('revoked', { keyId: key().keyId }))}
					/>
				)}
			</Show>
		</>
	);
}

function KeyTable(props: {
	readonly keys: readonly TrustKeyView[];
	readonly onRevoke: (key: TrustKeyView) => void;
}): JSX.Element {
	const t = useText();
	const { format } = useI18n();
	const { may } = useSession();
	const columns: readonly Column<TrustKeyView>[] = [
		{
			key: 'name',
			header: t('col.name'),
			primary: true,
			cell: (key) => (
				<>
					{key.name}
					<span class="block text-sm font-normal text-muted">{t(`level.${key.level}`)}</span>
					<Show when={key.signed.length > 0}>
						<span class="block text-sm font-normal text-muted">{signedText(t, key)}</span>
					</Show>
					<Show when={key.addedAt}>
						{(at) => (
							<span class="block text-sm font-normal text-muted">
								{t('added', { at: format.dateTime(at()), by: key.addedBy ?? '' })}
							</span>
						)}
					</Show>
				</>
			),
		},
		{
			key: 'key',
			header: t('col.key'),
			class: 'sm:max-w-72',
			cell: (key) => <code class="break-words text-sm">{key.fingerprint}</code>,
		},
		{ key: 'state', header: t('col.state'), cell: (key) => <KeyState trusted={key} /> },
		{
			key: 'act',
			header: t('col.act'),
			hideHeader: true,
			align: 'end',
			cell: (key) => (
				<span class="flex flex-wrap justify-end gap-2">
					<PublicKeyLink trusted={key} />
					<Show when={may('trust.manage') && key.level !== 'local' && key.revoked === null}>
						<Button size="sm" onClick={() => props.onRevoke(key)}>
							{t('revoke')}
							<span class="visually-hidden"> {key.name}</span>
						</Button>
					</Show>
				</span>
			),
		},
	];
	return <Table caption={t('caption')} rows={props.keys} rowKey={(key) => key.keyId} columns={columns} />;
}

function KeyState(props: { readonly trusted: TrustKeyView }): JSX.Element {
	const t = useText();
	const { format } = useI18n();
	return (
		<Show when={props.trusted.revoked} fallback={<Badge tone="good">{t('state.good')}</Badge>}>
			{(revoked) => (
				<span>
					<Badge tone="bad">{t('state.revoked')}</Badge>
					<span class="mt-1 block text-sm">
						{t('revokedAt', {
							at: format.dateTime(revoked().at),
							by: revoked().by ?? '',
							reason: revoked().reason,
						})}
					</span>
					<span class="block text-sm text-muted">{t(`kind.${revoked().kind}`)}</span>
				</span>
			)}
		</Show>
	);
}

/** The public half as a file: a ward hands its own to those who shall check what it signed. */
function PublicKeyLink(props: { readonly trusted: TrustKeyView }): JSX.Element {
	const t = useText();
	const save = (): void => {
		const url = URL.createObjectURL(new Blob([props.trusted.publicKey], { type: 'application/x-pem-file' }));
		const link = document.createElement('a');
		link.href = url;
		link.download = `${props.trusted.keyId}.pub.pem`;
		link.click();
		URL.revokeObjectURL(url);
	};
	return (
		<Button size="sm" variant="quiet" onClick={save}>
			{t('download')}
			<span class="visually-hidden"> {props.trusted.name}</span>
		</Button>
	);
}
