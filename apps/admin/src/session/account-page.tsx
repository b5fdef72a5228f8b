import { Alert, Button, Card, Field, notify, PrintButton, TextInput } from '@motcua/ui';
import { useQueryClient } from '@tanstack/solid-query';
import { createSignal, For, type JSX, Match, Show, Switch } from 'solid-js';
import { renderSVG } from 'uqr';
import { queries } from '../api.ts';
import { focusFirstInvalid } from '../shell/focus-first-invalid.ts';
import { LEAST_PASSWORD } from '../shell/input-rules.ts';
import { PageHead } from '../shell/page-head.tsx';
import { useText } from './account-texts.ts';
import { LettersCard } from './letters-card.tsx';
import { useSession } from './session.tsx';
import { changePassword, confirmSecondFactor, startSecondFactor, stopSecondFactor } from './sign-in.ts';

/** One's own letters, password and second factor. */
export default function AccountPage(): JSX.Element {
	const t = useText();
	const { me } = useSession();
	return (
		<>
			<PageHead title={t('title')} lead={[me.name, me.title, me.username].filter(Boolean).join(' · ')} />
			<div class="grid gap-5 lg:grid-cols-2 lg:items-start">
				<LettersCard />
				<div class="grid gap-5">
					<PasswordCard />
					<SecondFactorCard />
				</div>
			</div>
		</>
	);
}

function PasswordCard(): JSX.Element {
	const t = useText();
	const client = useQueryClient();
	const [current, setCurrent] = createSignal('');
	const [next, setNext] = createSignal('');
	const [repeat, setRepeat] = createSignal('');
	const [busy, setBusy] = createSignal(false);
	const [complaint, setComplaint] = createSignal<'short' | 'differ' | 'wrong' | null>(null);
	const save = async (event: SubmitEvent): Promise<void> => {
		event.preventDefault();
		setComplaint(next().length < LEAST_PASSWORD ? 'short' : next() === repeat() ? null : 'differ');
		if (complaint() !== null) {
			focusFirstInvalid(event.currentTarget);
			return;
		}
		setBusy(true);
		const answer = await changePassword(current(), next());
		setBusy(false);
		if (answer !== 'signedIn') {
			setComplaint('wrong');
			return;
		}
		for (const clear of [setCurrent, setNext, setRepeat]) clear('');
		notify({ tone: 'good', title: t('password.done') });
		await client.invalidateQueries({ queryKey: queries.desk.me.key() });
	};
	return (
		<Card title={t('password.title')}>
			<form class="grid gap-5" onSubmit={save} novalidate>
				<Field label={t('password.current')} required error={complaint() === 'wrong' ? t('password.wrong') : null}>
					<TextInput type="password" value={current()} onValue={setCurrent} autocomplete="current-password" />
				</Field>
				<Field
					label={t('password.next')}
					help={t('password.nextHelp')}
					required
					error={complaint() === 'short' ? t('password.short') : null}
				>
					<TextInput type="password" value={next()} onValue={setNext} autocomplete="new-password" />
				</Field>
				<Field label={t('password.repeat')} required error={complaint() === 'differ' ? t('password.differ') : null}>
					<TextInput type="password" value={repeat()} onValue={setRepeat} autocomplete="new-password" />
				</Field>
				<div>
					<Button type="submit" variant="primary" busy={busy()}>
						{t('password.save')}
					</Button>
				</div>
			</form>
		</Card>
	);
}

interface Enrolment {
	readonly totpURI: string;
	readonly backupCodes: readonly string[];
}

function SecondFactorCard(): JSX.Element {
	const t = useText();
	const { me } = useSession();
	const client = useQueryClient();
	const [password, setPassword] = createSignal('');
	const [enrolment, setEnrolment] = createSignal<Enrolment | null>(null);
	const [wrong, setWrong] = createSignal(false);
	const finish = async (title: string): Promise<void> => {
		setPassword('');
		notify({ tone: 'good', title });
		await client.invalidateQueries({ queryKey: queries.desk.me.key() });
	};
	const start = async (event: SubmitEvent): Promise<void> => {
		event.preventDefault();
		const begun = me.twoFactorEnabled ? null : await startSecondFactor(password());
		const stopped = me.twoFactorEnabled && (await stopSecondFactor(password()));
		setEnrolment(begun);
		setWrong(begun === null && !stopped);
		if (stopped) await finish(t('factor.doneOff'));
	};
	return (
		<Card title={t('factor.title')}>
			<Switch>
				<Match when={enrolment()}>
					{(begun) => (
						<ConfirmFactor
							enrolment={begun()}
							onConfirmed={async () => {
								await finish(t('factor.doneOn'));
							}}
						/>
					)}
				</Match>
				<Match when={true}>
					<form class="grid gap-5" onSubmit={start} novalidate>
						<p class="text-muted">{t(me.twoFactorEnabled ? 'factor.on' : 'factor.off')}</p>
						<Field label={t('factor.password')} required error={wrong() ? t('factor.wrong') : null}>
							<TextInput type="password" value={password()} onValue={setPassword} autocomplete="current-password" />
						</Field>
						<div>
							<Button type="submit">{t(me.twoFactorEnabled ? 'factor.stop' : 'factor.start')}</Button>
						</div>
					</form>
				</Match>
			</Switch>
		</Card>
	);
}

function ConfirmFactor(props: {
	readonly enrolment: Enrolment;
	readonly onConfirmed: () => Promise<void>;
}): JSX.Element {
	const t = useText();
	const [code, setCode] = createSignal('');
	const [wrong, setWrong] = createSignal(false);
	const [confirmed, setConfirmed] = createSignal(false);
	// An address of our own making, drawn as an image: no markup is inserted into the page.
	const picture = () => `data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(props.enrolment.totpURI))}`;
	const key = () => new URL(props.enrolment.totpURI).searchParams.get('secret') ?? '';
	const confirm = async (event: SubmitEvent): Promise<void> => {
		event.preventDefault();
		const right = (await confirmSecondFactor(code())) === 'signedIn';
		setWrong(!right);
		setConfirmed(right);
		if (right) await props.onConfirmed();
	};
	return (
		<div class="grid gap-5">
			<Show when={!confirmed()}>
				<form class="grid gap-4" onSubmit={confirm} novalidate>
					<p>{t('factor.scan')}</p>
					<img src={picture()} alt="" width="180" height="180" class="rounded-md bg-white p-2" />
					<p class="text-sm">
						{t('factor.key')} <code class="break-all">{key()}</code>
					</p>
					<Field label={t('factor.code')} required error={wrong() ? t('factor.wrong') : null}>
						<TextInput value={code()} onValue={setCode} inputmode="numeric" autocomplete="one-time-code" />
					</Field>
					<div>
						<Button type="submit" variant="primary">
							{t('factor.confirm')}
						</Button>
					</div>
				</form>
			</Show>
			<Alert tone="warn" title={t('factor.backup')}>
				<p>{t('factor.backupText')}</p>
				<ul class="mt-2 columns-2 font-mono">
					<For each={props.enrolment.backupCodes}>{(one) => <li>{one}</li>}</For>
				</ul>
				<div class="mt-3">
					<PrintButton />
				</div>
			</Alert>
		</div>
	);
}
