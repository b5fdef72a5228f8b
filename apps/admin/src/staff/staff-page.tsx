import { ROLE_NAMES } from '@motcua/domain';
import type { StaffMember } from '@motcua/server/views';
import { Badge, Button, type Column, ConfirmDialog, Dialog, ErrorState, Skeleton, Table, useI18n } from '@motcua/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { createSignal, type JSX, Match, Show, Switch } from 'solid-js';
import { api, queries } from '../api.ts';
import { useSession } from '../session/session.tsx';
import { PageHead } from '../shell/page-head.tsx';
import { StaffForm } from './staff-form.tsx';
import { useText } from './texts.ts';

/** Accounts of the ward: who they are, what they may do, and a new password when one is lost. */
export default function StaffPage(): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const { may } = useSession();
	const client = useQueryClient();
	const staff = useQuery(() => queries.ward.staff.list());
	const [editing, setEditing] = createSignal<StaffMember | 'new' | null>(null);
	const [resetting, setResetting] = createSignal<StaffMember | null>(null);
	const [handedOver, setHandedOver] = createSignal<{ readonly name: string; readonly password: string } | null>(null);
	const reload = () => client.invalidateQueries({ queryKey: queries.ward.staff.key() });
	const reset = async (): Promise<void> => {
		const person = resetting();
		if (!person) return;
		const { temporaryPassword } = await api.ward.staff.resetPassword.mutate({ staffId: person.id });
		setResetting(null);
		setHandedOver({ name: person.name, password: temporaryPassword });
	};
	const roleText = (person: StaffMember): string =>
		person.roles
			.map(({ role, field }) => {
				const name = localised(ROLE_NAMES[role]);
				return field ? `${name} (${t(`fields.${field}`)})` : name;
			})
			.join(', ');
	const columns = (): readonly Column<StaffMember>[] => [
		{
			key: 'name',
			header: t('col.name'),
			primary: true,
			cell: (person) => (
				<>
					{person.name}
					<span class="block text-sm font-normal text-muted">
						<code>{person.username}</code>
						<Show when={person.title}> · {person.title}</Show>
					</span>
					<Show when={person.email}>
						{(email) => <span class="block text-sm font-normal break-all text-muted">{email()}</span>}
					</Show>
				</>
			),
		},
		{ key: 'roles', header: t('col.roles'), class: 'sm:max-w-72', cell: roleText },
		{
			key: 'state',
			header: t('col.state'),
			cell: (person) => (
				<div class="flex flex-wrap justify-end gap-1 sm:min-w-32 sm:justify-start">
					<Badge tone={person.active ? 'good' : 'plain'}>{t(person.active ? 'active' : 'inactive')}</Badge>
					<Show when={person.twoFactorEnabled}>
						<Badge tone="info">{t('twoFactor')}</Badge>
					</Show>
				</div>
			),
		},
		{
			key: 'acts',
			header: t('col.acts'),
			hideHeader: true,
			cell: (person) => (
				<Show when={may('staff.manage')}>
					<div class="flex flex-wrap justify-end gap-2 sm:flex-nowrap sm:whitespace-nowrap">
						<Button size="sm" onClick={() => setEditing(person)}>
							{t('edit')}
						</Button>
						<Button size="sm" onClick={() => setResetting(person)}>
							{t('reset')}
						</Button>
					</div>
				</Show>
			),
		},
	];
	return (
		<>
			<PageHead
				title={t('title')}
				lead={t('lead')}
				actions={
					<Show when={may('staff.manage')}>
						<Button variant="primary" onClick={() => setEditing('new')}>
							{t('add')}
						</Button>
					</Show>
				}
			/>
			<Switch fallback={<Skeleton lines={8} />}>
				<Match when={staff.error}>
					<ErrorState error={staff.error} onRetry={() => staff.refetch()} />
				</Match>
				<Match when={staff.data}>
					{(people) => (
						<Table caption={t('caption')} rows={people()} rowKey={(person) => person.id} columns={columns()} />
					)}
				</Match>
			</Switch>
			<Show when={editing()} keyed>
				{(person) => (
					<StaffForm
						person={person === 'new' ? null : person}
						onClose={() => setEditing(null)}
						onSaved={(password) => {
							setEditing(null);
							setHandedOver(password);
							void reload();
						}}
					/>
				)}
			</Show>
			<ConfirmDialog
				open={resetting() !== null}
				title={t('resetTitle', { name: resetting()?.name ?? '' })}
				confirmLabel={t('reset')}
				danger
				onCancel={() => setResetting(null)}
				onConfirm={reset}
			>
				{t('resetText')}
			</ConfirmDialog>
			<Dialog
				open={handedOver() !== null}
				persistent
				size="sm"
				title={t('password.title')}
				onClose={() => setHandedOver(null)}
				footer={
					<Button variant="primary" onClick={() => setHandedOver(null)}>
						{t('password.done')}
					</Button>
				}
			>
				<p>{t('password.text', { name: handedOver()?.name ?? '' })}</p>
				<p class="mt-3 rounded-md bg-sunken p-3 text-center">
					<code class="text-xl font-semibold">{handedOver()?.password}</code>
				</p>
			</Dialog>
		</>
	);
}
