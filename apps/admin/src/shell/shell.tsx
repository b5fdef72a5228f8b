import {
	Alert,
	Badge,
	ErrorState,
	LanguageSwitch,
	LinkButton,
	LogoMark,
	problemOf,
	ShortcutHelp,
	Skeleton,
	ThemeSwitch,
	useShortcut,
} from '@motcua/ui';
import { A, Navigate, useLocation, useNavigate } from '@solidjs/router';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import LogOut from 'lucide-solid/icons/log-out';
import Menu from 'lucide-solid/icons/menu';
import { createEffect, createSignal, For, type JSX, Match, type ParentProps, Show, Switch } from 'solid-js';
import { queries } from '../api.ts';
import { PublishingAttention } from '../procedures/publishing/attention.tsx';
import { AlarmBanner } from '../procedures/versions/alarm-banner.tsx';
import { SessionProvider, useSession } from '../session/session.tsx';
import { signOut } from '../session/sign-in.ts';
import { deskParts, type Part, wardParts } from './navigation.ts';
import { useText } from './texts.ts';

/** The frame of every page behind sign-in: menu, who one is, the page itself. */
export function Shell(props: ParentProps): JSX.Element {
	const me = useQuery(() => ({ ...queries.desk.me(), staleTime: 60_000, retry: false }));
	const location = useLocation();
	return (
		<Switch
			fallback={
				<div class="p-8">
					<Skeleton lines={6} />
				</div>
			}
		>
			<Match when={me.error && problemOf(me.error).kind === 'signIn'}>
				<Navigate href={`/dang-nhap?tiep=${encodeURIComponent(location.pathname.replace(/^\/admin/, ''))}`} />
			</Match>
			<Match when={me.data}>
				{(data) => (
					<SessionProvider me={data()}>
						<Frame>{props.children}</Frame>
					</SessionProvider>
				)}
			</Match>
			<Match when={me.error}>
				<main id="main" tabindex="-1" class="mx-auto max-w-2xl p-6">
					<ErrorState error={me.error} onRetry={() => me.refetch()} />
				</main>
			</Match>
		</Switch>
	);
}

function Frame(props: ParentProps): JSX.Element {
	const t = useText();
	const { me, may } = useSession();
	const navigate = useNavigate();
	const location = useLocation();
	const [menuOpen, setMenuOpen] = createSignal(false);
	createEffect(() => {
		location.pathname;
		setMenuOpen(false);
	});
	useShortcut({ keys: 'g h', label: () => t('keys.work'), run: () => navigate('/ho-so') });
	useShortcut({ keys: 'g t', label: () => t('keys.search'), run: () => navigate('/tra-cuu') });
	if (may('dossier.fileAtCounter'))
		useShortcut({ keys: 'g n', label: () => t('keys.counter'), run: () => navigate('/nop-tai-quay') });

	return (
		<div class="min-h-dvh lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
			<header
				class="border-line bg-surface lg:sticky lg:top-0 lg:h-dvh lg:overflow-y-auto lg:border-r"
				data-print="hide"
			>
				<div class="flex items-center gap-3 p-3 lg:p-4">
					<LogoMark />
					<div class="min-w-0 grow">
						<p class="line-clamp-2 leading-snug font-semibold">{me.ward.name}</p>
						<p class="truncate text-sm text-muted">{me.name}</p>
					</div>
					<button
						type="button"
						class="inline-flex size-11 items-center justify-center rounded-md border border-edge lg:hidden"
						aria-expanded={menuOpen()}
						aria-controls="menu"
						onClick={() => setMenuOpen(!menuOpen())}
					>
						<Menu size={20} />
						<span class="visually-hidden">{t('nav.menu')}</span>
					</button>
				</div>
				<nav id="menu" aria-label={t('nav.label')} class={`px-3 pb-4 lg:block ${menuOpen() ? 'block' : 'hidden'}`}>
					<PartList title={t('nav.desk')} parts={deskParts} />
					<PartList title={t('nav.ward')} parts={wardParts} />
					<AccountCorner />
				</nav>
			</header>
			<main id="main" tabindex="-1" class="min-w-0 p-4 sm:p-6 lg:p-8">
				<div class="mx-auto max-w-6xl">
					<Notices />
					<PublishingAttention />
					{/*
					 * No suspense: a query that is read while it loads would take the whole page out of the document, and with
					 * it focus and the modality of an open dialog. A page whose code is still on its way is an empty element.
					 */}
					<div class="peer">{props.children}</div>
					<div class="hidden peer-empty:block">
						<Skeleton lines={8} />
					</div>
				</div>
			</main>
		</div>
	);
}

function PartList(props: { readonly title: string; readonly parts: readonly Part[] }): JSX.Element {
	const t = useText();
	const { may } = useSession();
	const visible = () => props.parts.filter((part) => may(part.action));
	return (
		<Show when={visible().length > 0}>
			<p class="mt-4 mb-1 px-3 text-sm font-semibold text-muted">{props.title}</p>
			<ul>
				<For each={visible()}>
					{(part) => (
						<li>
							<A
								href={part.href}
								class="flex min-h-11 items-center rounded-md px-3 font-medium no-underline hover:bg-sunken"
								activeClass="bg-accent-soft text-accent-ink"
								inactiveClass="text-ink"
							>
								{t(`nav.${part.key}`)}
							</A>
						</li>
					)}
				</For>
			</ul>
		</Show>
	);
}

function AccountCorner(): JSX.Element {
	const t = useText();
	const client = useQueryClient();
	const navigate = useNavigate();
	const leave = async (): Promise<void> => {
		await signOut();
		client.clear();
		navigate('/dang-nhap', { replace: true });
	};
	return (
		<div class="mt-6 grid gap-1 border-t border-line pt-3">
			<A
				href="/tai-khoan"
				class="flex min-h-11 items-center rounded-md px-3 text-ink no-underline hover:bg-sunken"
				activeClass="bg-accent-soft text-accent-ink"
			>
				{t('nav.account')}
			</A>
			<button
				type="button"
				class="flex min-h-11 items-center gap-2 rounded-md px-3 text-left hover:bg-sunken"
				onClick={leave}
			>
				<LogOut size={18} /> {t('nav.signOut')}
			</button>
			<div class="flex gap-2 px-2 pt-2">
				<LanguageSwitch />
				<ThemeSwitch />
				<ShortcutHelp />
			</div>
		</div>
	);
}

function Notices(): JSX.Element {
	const t = useText();
	const { me, may } = useSession();
	const ward = useQuery(() => queries.public.ward.info());
	return (
		<div data-print="hide">
			<Show when={ward.data?.isDemo}>
				<p class="mb-3">
					<Badge tone="info">{t('demo')}</Badge>
				</p>
			</Show>
			<Show when={may('procedures.quarantine')}>
				<AlarmBanner />
			</Show>
			<Show when={me.mustChangePassword}>
				<div class="mb-4">
					<Alert tone="warn" title={t('mustChange')}>
						<LinkButton href="/admin/tai-khoan" size="sm">
							{t('changeNow')}
						</LinkButton>
					</Alert>
				</div>
			</Show>
		</div>
	);
}
