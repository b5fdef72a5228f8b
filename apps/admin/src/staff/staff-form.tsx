import { ROLE_NAMES, ROLES } from '@motcua/domain';
import type { StaffMember } from '@motcua/server/views';
import {
	Alert,
	Button,
	Checkbox,
	CheckboxGroup,
	Dialog,
	Field,
	type Problem,
	problemOf,
	Select,
	TextInput,
	useI18n,
} from '@motcua/ui';
import { createSignal, type JSX, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { api } from '../api.ts';
import { addressProblem } from '../shell/address-problem.ts';
import { focusFirstInvalid } from '../shell/focus-first-invalid.ts';
import { isUsername, LEAST_PERSON_NAME } from '../shell/input-rules.ts';
import { useText } from './texts.ts';

const fields = ['justice', 'social', 'economy', 'land', 'urban'] as const;

/** A new account, or changes to one. A new one answers with the password to hand over. */
export function StaffForm(props: {
	readonly person: StaffMember | null;
	readonly onClose: () => void;
	readonly onSaved: (password: { readonly name: string; readonly password: string } | null) => void;
}): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const [values, setValues] = createStore({
		username: props.person?.username ?? '',
		name: props.person?.name ?? '',
		title: props.person?.title ?? '',
		phone: props.person?.phone ?? '',
		email: props.person?.email ?? '',
		active: props.person?.active ?? true,
		roles: [...new Set(props.person?.roles.map((held) => held.role) ?? [])] as string[],
		field: props.person?.roles.find((held) => held.field !== null)?.field ?? '',
	});
	const [busy, setBusy] = createSignal(false);
	const [tried, setTried] = createSignal(false);
	const [problem, setProblem] = createSignal<Problem | null>(null);
	const errors = () => ({
		username: props.person || isUsername(values.username) ? null : t('form.usernameWrong'),
		name: values.name.trim().length < LEAST_PERSON_NAME ? t('form.nameWrong') : null,
		email: localised(addressProblem(values.email) ?? { vi: '', en: '' }) || null,
		roles: values.roles.length === 0 ? t('form.required') : null,
	});
	const error = (key: keyof ReturnType<typeof errors>): string | null => (tried() ? errors()[key] : null);

	const save = async (event: SubmitEvent): Promise<void> => {
		event.preventDefault();
		setTried(true);
		if (Object.values(errors()).some((one) => one !== null)) {
			focusFirstInvalid(event.currentTarget);
			return;
		}
		const held = ROLES.filter((role) => values.roles.includes(role)).map((role) => ({
			role,
			field: role === 'specialist' ? (fields.find((one) => one === values.field) ?? null) : null,
		}));
		const { name, title } = values;
		const email = values.email.trim() || null;
		const profile = { name, title, phone: values.phone.trim() || null, email, roles: held };
		setBusy(true);
		try {
			if (props.person) {
				await api.ward.staff.update.mutate({ staffId: props.person.id, active: values.active, ...profile });
				props.onSaved(null);
			} else {
				const made = await api.ward.staff.create.mutate({ username: values.username, ...profile });
				props.onSaved({ name: values.name, password: made.temporaryPassword });
			}
		} catch (error) {
			setProblem(problemOf(error));
		} finally {
			setBusy(false);
		}
	};
	return (
		<Dialog open persistent size="md" title={t(props.person ? 'form.change' : 'form.new')} onClose={props.onClose}>
			<form class="grid gap-5" onSubmit={save} novalidate>
				<div role="alert" class="empty:hidden">
					<Show when={problem()}>
						{(found) => (
							<Alert tone="bad" title={localised(found().message)}>
								{localised(found().advice)}
							</Alert>
						)}
					</Show>
				</div>
				<Show when={!props.person}>
					<Field label={t('form.username')} help={t('form.usernameHelp')} required error={error('username')}>
						<TextInput
							value={values.username}
							onValue={(text) => setValues('username', text)}
							autocapitalize="none"
							spellcheck={false}
						/>
					</Field>
				</Show>
				<Field label={t('form.name')} required error={error('name')}>
					<TextInput value={values.name} onValue={(text) => setValues('name', text)} />
				</Field>
				<Field label={t('form.jobTitle')}>
					<TextInput value={values.title} onValue={(text) => setValues('title', text)} />
				</Field>
				<Field label={t('form.phone')}>
					<TextInput type="tel" value={values.phone} onValue={(text) => setValues('phone', text)} />
				</Field>
				<Field label={t('form.email')} help={t('form.emailHelp')} error={error('email')}>
					<TextInput
						type="email"
						value={values.email}
						onValue={(text) => setValues('email', text)}
						autocapitalize="none"
						spellcheck={false}
					/>
				</Field>
				<Field label={t('form.roles')} help={t('form.rolesHelp')} group required error={error('roles')}>
					<CheckboxGroup
						value={values.roles}
						onValue={(next) => setValues('roles', [...next])}
						options={ROLES.map((role) => ({ value: role, label: localised(ROLE_NAMES[role]) }))}
					/>
				</Field>
				<Show when={values.roles.includes('specialist')}>
					<Field label={t('form.field')}>
						<Select
							value={values.field}
							onValue={(next) => setValues('field', next)}
							options={[
								{ value: '', label: t('form.anyField') },
								...fields.map((field) => ({ value: field, label: t(`fields.${field}`) })),
							]}
						/>
					</Field>
				</Show>
				<Show when={props.person}>
					<Checkbox label={t('form.active')} value={values.active} onValue={(next) => setValues('active', next)} />
				</Show>
				<div class="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
					<Button onClick={() => props.onClose()} disabled={busy()}>
						{t('form.cancel')}
					</Button>
					<Button type="submit" variant="primary" busy={busy()}>
						{t('form.save')}
					</Button>
				</div>
			</form>
		</Dialog>
	);
}
