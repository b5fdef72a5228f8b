import { PageHeader, problemOf, Skeleton } from '@motcua/ui';
import { QueryView, useLive } from '@motcua/ui/api';
import { useParams } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import { createSignal, type JSX, Show } from 'solid-js';
import { api, queries } from '../api.ts';
import { forgetTrackToken, readTrackToken } from '../receipt/receipt-store.ts';
import { usePage } from '../shell/page.ts';
import { Dossier } from './dossier.tsx';
import { FactForm } from './fact-form.tsx';
import { useTrackingText } from './texts.ts';

/** One dossier, for whoever proves the second fact; the token of a fresh filing opens it without asking. */
export default function TrackedPage(): JSX.Element {
	const params = useParams<{ code: string }>();
	return (
		<Show when={decodeURIComponent(params.code).toUpperCase()} keyed>
			{(code) => <Tracked code={code} />}
		</Show>
	);
}

function Tracked(props: { readonly code: string }): JSX.Element {
	const t = useTrackingText();
	const [token, setToken] = createSignal(readTrackToken(props.code));
	const [expired, setExpired] = createSignal(false);
	const close = (hasExpired: boolean) => {
		forgetTrackToken(props.code);
		setExpired(hasExpired);
		setToken(null);
	};
	usePage(() => `${t('title')} – ${props.code}`);
	return (
		<Show
			when={token()}
			keyed
			fallback={
				<>
					<PageHeader title={t('title')} lead={t('lead')} />
					<FactForm code={props.code} expired={expired()} onOpened={(_code, opened) => setToken(opened)} />
				</>
			}
		>
			{(opened) => <Opened token={opened} onClose={close} />}
		</Show>
	);
}

function Opened(props: { readonly token: string; readonly onClose: (expired: boolean) => void }): JSX.Element {
	const t = useTrackingText();
	const dossier = useQuery(() => ({
		...queries.public.dossier.tracked({ trackToken: props.token }),
		staleTime: 0,
		retry: (count: number, error: unknown) => count < 1 && problemOf(error).retryable,
	}));
	const live = useLive(
		(on) => api.public.dossier.onChange.subscribe({ trackToken: props.token }, on),
		() => dossier.refetch(),
		() => dossier.refetch(),
	);
	const hasEnded = () => dossier.isError && problemOf(dossier.error).kind === 'signIn';
	return (
		<Show when={!hasEnded()} fallback={<Ended onEnded={() => props.onClose(true)} />}>
			<QueryView query={dossier} heading={t('title')} skeleton={<Skeleton lines={8} />}>
				{(data) => (
					<Dossier
						dossier={data()}
						token={props.token}
						live={live()}
						onChanged={() => dossier.refetch()}
						onClose={() => props.onClose(false)}
					/>
				)}
			</QueryView>
		</Show>
	);
}

/** The token's half hour is over: back to the form. */
function Ended(props: { readonly onEnded: () => void }): JSX.Element {
	queueMicrotask(() => props.onEnded());
	return null;
}
