import { Alert, Button, Field, LanguageSwitch, Link, LogoMark, TextInput, ThemeSwitch } from '@motcua/ui';
import { useNavigate, useSearchParams } from '@solidjs/router';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { createSignal, type JSX, onMount, Show } from 'solid-js';
import { queries } from '../api.ts';
import { usePage } from '../shell/use-page.ts';
import { type SignInAnswer, sendCode, signIn } from './sign-in.ts';
import { useText } from './texts.ts';

/** User name and password, then the second factor where the person has one. */
export default function SignInPage(): JSX.Element {
	const t = useText();
	const navigate = useNavigate();
	const client = useQueryClient();
	const [search] = useSearchParams<{ tiep?: string }>();
	const ward = useQuery(() => ({ ...queries.public.ward.info(), retry: false }));
	const setup = useQuery(() => ({ ...queries.platform.setup.status(), retry: false }));
	const [stage, setStage] = createSignal<'password' | 'code'>('password');
	usePage(() => t('title'));

	const onAnswer = async (answer: SignInAnswer): Promise<void> => {
		if (answer === 'secondFactor') setStage('code');
		if (answer !== 'signedIn') return;
		await client.resetQueries();
		// Only a path of this app: an address from outside must not send people elsewhere after signing in.
		const next = /^\/[a-z]/.test(search.tiep ?? '') ? (search.tiep ?? '/') : '/';
		navigate(next, { replace: true });
	};

	return (
		<div class="flex min-h-dvh flex-col">
			<header class="flex justify-end gap-2 p-3">
				<LanguageSwitch />
				<ThemeSwitch />
			</header>
			<main id="main" tabindex="-1" class="mx-auto flex w-full max-w-md grow flex-col justify-center px-4 pb-16">
				<div class="mb-6 flex items-center gap-3">
					<LogoMark />
					<p class="font-semibold">{ward.data?.name}</p>
				</div>
				<h1 tabindex="-1" class="text-3xl font-bold">
					{t('title')}
				</h1>
				<p class="mt-1 mb-6 text-muted">{t('lead')}</p>
				<Show when={setup.data?.needed}>
					<Alert tone="warn" title={t('notSetUp')} class="mb-6">
						{t('notSetUpText')}
					</Alert>
				</Show>
				<Show
					when={stage() === 'password'}
					fallback={<CodeForm onAnswer={onAnswer} onBack={() => setStage('password')} />}
				>
					<PasswordForm onAnswer={onAnswer} />
				</Show>
				<p class="mt-8">
					<Link href="/" target="_self" rel="external">
						{t('toPortal')}
					</Link>
				</p>
			</main>
		</div>
	);
}

function PasswordForm(props: { readonly onAnswer: (answer: SignInAnswer) => Promise<void> }): JSX.Element {
	const t = useText();
	const first = useFirstField();
	const [username, setUsername] = createSignal('');
	const [password, setPassword] = createSignal('');
	const attempt = createAttempt(() => signIn(username().trim(), password()), props.onAnswer);
	return (
		<form class="grid gap-5" onSubmit={attempt.submit}>
			<Refusal answer={attempt.refused()} wrong={t('wrong')} />
			<Field label={t('username')} required>
				<TextInput
					value={username()}
					onValue={setUsername}
					autocomplete="username"
					autocapitalize="none"
					spellcheck={false}
					ref={first}
				/>
			</Field>
			<Field label={t('password')} required>
				<TextInput type="password" value={password()} onValue={setPassword} autocomplete="current-password" />
			</Field>
			<Button type="submit" variant="primary" size="lg" busy={attempt.busy()}>
				{t('submit')}
			</Button>
			<p class="text-sm text-muted">{t('forgot')}</p>
		</form>
	);
}

/** Focus goes to the first field of each stage: this page has one thing to do. */
function useFirstField() {
	let field: HTMLInputElement | undefined;
	onMount(() => field?.focus());
	return (element: HTMLInputElement): void => {
		field = element;
	};
}

function CodeForm(props: {
	readonly onAnswer: (answer: SignInAnswer) => Promise<void>;
	readonly onBack: () => void;
}): JSX.Element {
	const t = useText();
	const first = useFirstField();
	const [code, setCode] = createSignal('');
	const attempt = createAttempt(() => sendCode(code()), props.onAnswer);
	return (
		<form class="grid gap-5" onSubmit={attempt.submit}>
			<Refusal answer={attempt.refused()} wrong={t('wrongCode')} />
			<Field label={t('code')} help={t('codeHelp')} required>
				<TextInput value={code()} onValue={setCode} autocomplete="one-time-code" inputmode="numeric" ref={first} />
			</Field>
			<Button type="submit" variant="primary" size="lg" busy={attempt.busy()}>
				{t('codeSubmit')}
			</Button>
			<Button variant="quiet" onClick={() => props.onBack()}>
				{t('back')}
			</Button>
		</form>
	);
}

function Refusal(props: { readonly answer: SignInAnswer | null; readonly wrong: string }): JSX.Element {
	const t = useText();
	const text = () =>
		props.answer === 'tooMany' ? t('tooMany') : props.answer === 'unreachable' ? t('unreachable') : props.wrong;
	return (
		<div role="alert">
			<Show when={props.answer}>
				<Alert tone="bad">{text()}</Alert>
			</Show>
		</div>
	);
}

/** One try at a time; what was refused stays on the page until the next try. */
function createAttempt(send: () => Promise<SignInAnswer>, onAnswer: (answer: SignInAnswer) => Promise<void>) {
	const [busy, setBusy] = createSignal(false);
	const [refused, setRefused] = createSignal<SignInAnswer | null>(null);
	const submit = async (event: SubmitEvent): Promise<void> => {
		event.preventDefault();
		setBusy(true);
		const answer = await send();
		setRefused(answer === 'signedIn' || answer === 'secondFactor' ? null : answer);
		await onAnswer(answer);
		setBusy(false);
	};
	return { busy, refused, submit };
}
