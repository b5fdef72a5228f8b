import type { OwnLetters } from '@motcua/server/views';
import {
	Alert,
	Button,
	Card,
	Checkbox,
	Field,
	notify,
	type Problem,
	problemOf,
	RadioGroup,
	TextInput,
	useI18n,
} from '@motcua/ui';
import { QueryView } from '@motcua/ui/api';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { createSignal, type JSX, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { api, queries } from '../api.ts';
import { addressProblem } from '../shell/address-problem.ts';
import { focusFirstInvalid } from '../shell/focus-first-invalid.ts';
import { useText } from './letters-texts.ts';
import { useSession } from './session.tsx';

/** Where one is written to, in which language, and whether one wants the letter of the morning. */
export function LettersCard(): JSX.Element {
	const t = useText();
	const { me } = useSession();
	const letters = useQuery(() => queries.desk.letters.get());
	const holds = (role: string): boolean => me.roles.some((held) => held.role === role);
	return (
		<Card title={t('title')}>
			<div class="mb-5 grid gap-2 text-muted">
				<p>{t('lead')}</p>
				<Show when={holds('leader')}>
					<p>{t('leader')}</p>
				</Show>
				<Show when={holds('administrator')}>
					<p>{t('administrator')}</p>
				</Show>
			</div>
			<QueryView query={letters}>{(own) => <LettersForm own={own()} />}</QueryView>
		</Card>
	);
}

function LettersForm(props: { readonly own: OwnLetters }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const client = useQueryClient();
	const { email, language, reminders } = props.own;
	const [values, setValues] = createStore({ email: email ?? '', language, reminders });
	const [busy, setBusy] = createSignal(false);
	const [tried, setTried] = createSignal(false);
	const [problem, setProblem] = createSignal<Problem | null>(null);
	const wrong = () => (tried() ? localised(addressProblem(values.email) ?? { vi: '', en: '' }) || null : null);
	const save = async (event: SubmitEvent): Promise<void> => {
		event.preventDefault();
		setTried(true);
		setProblem(null);
		if (addressProblem(values.email) !== null) {
			focusFirstInvalid(event.currentTarget);
			return;
		}
		setBusy(true);
		try {
			const saved = await api.desk.letters.save.mutate({ ...values, email: values.email.trim() || null });
			setValues('email', saved.email ?? '');
			notify({ tone: 'good', title: t('saved') });
			await client.invalidateQueries({ queryKey: queries.desk.letters.key() });
		} catch (error) {
			setProblem(problemOf(error));
		} finally {
			setBusy(false);
		}
	};
	return (
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
			<Show when={!props.own.mailServer}>
				<Alert tone="info">{t('noServer')}</Alert>
			</Show>
			<Field label={t('email')} help={t('emailHelp')} error={wrong()}>
				<TextInput
					type="email"
					value={values.email}
					onValue={(text) => setValues('email', text)}
					autocomplete="email"
					autocapitalize="none"
					spellcheck={false}
				/>
			</Field>
			<Field label={t('language')} group>
				<RadioGroup
					value={values.language}
					onValue={(next) => setValues('language', next)}
					options={[
						{ value: 'vi', label: t('vi') },
						{ value: 'en', label: t('en') },
					]}
				/>
			</Field>
			<Checkbox label={t('reminders')} value={values.reminders} onValue={(next) => setValues('reminders', next)} />
			<div>
				<Button type="submit" variant="primary" busy={busy()}>
					{t('save')}
				</Button>
			</div>
		</form>
	);
}
