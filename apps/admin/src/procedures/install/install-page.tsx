import type { CatalogueView } from '@motcua/server/views';
import { Alert, Button, Card, ErrorState, type Problem, problemOf, Skeleton, useI18n } from '@motcua/ui';
import { useNavigate } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import { createSignal, For, type JSX, Match, Show, Switch } from 'solid-js';
import { api, queries } from '../../api.ts';
import { PageHead } from '../../shell/page-head.tsx';
import { CatalogueCard } from './catalogue-card.tsx';
import { useText } from './texts.ts';
import { type Refusal, uploadPackage } from './upload-package.ts';

/** Where a package comes from: a file of this computer, a catalogue that ward IT named, or the server's own folder. */
export default function InstallPage(): JSX.Element {
	const t = useText();
	const navigate = useNavigate();
	const catalogues = useQuery(() => queries.ward.packages.catalogues());
	const [problem, setProblem] = createSignal<Problem | null>(null);
	const { localised } = useI18n();
	const look = (digest: string): void => navigate(`/thu-tuc/goi/${digest}`);
	const choose = async (call: () => Promise<{ readonly digest: string }>): Promise<void> => {
		setProblem(null);
		try {
			look((await call()).digest);
		} catch (error) {
			setProblem(problemOf(error));
		}
	};
	return (
		<>
			<PageHead
				back={{ href: '/admin/thu-tuc', label: t('back') }}
				title={t('install.title')}
				lead={t('install.lead')}
			/>
			<div class="grid gap-5">
				<UploadCard onStaged={look} />
				<div role="alert" class="empty:hidden">
					<Show when={problem()}>
						{(found) => (
							<Alert tone="bad" title={localised(found().message)}>
								{localised(found().advice)}
							</Alert>
						)}
					</Show>
				</div>
				<Switch fallback={<Skeleton lines={4} />}>
					<Match when={catalogues.error}>
						<ErrorState error={catalogues.error} onRetry={() => catalogues.refetch()} />
					</Match>
					<Match when={catalogues.data}>
						{(list) => (
							<For each={list()} fallback={<p class="text-muted">{t('install.noCatalogue')}</p>}>
								{(catalogue: CatalogueView) => (
									<CatalogueCard
										catalogue={catalogue}
										onChoose={(digest) =>
											choose(() => api.ward.packages.chooseFromCatalogue.mutate({ index: catalogue.index, digest }))
										}
									/>
								)}
							</For>
						)}
					</Match>
				</Switch>
				<Show when={(catalogues.data?.length ?? 0) > 0}>
					<Button onClick={() => catalogues.refetch()} busy={catalogues.isFetching} class="justify-self-start">
						{t('install.reload')}
					</Button>
				</Show>
			</div>
		</>
	);
}

function UploadCard(props: { readonly onStaged: (digest: string) => void }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const [share, setShare] = createSignal<number | null>(null);
	const [refused, setRefused] = createSignal<{ readonly name: string; readonly refusal: Refusal } | null>(null);
	let picker: HTMLInputElement | undefined;
	const send = async (file: File | undefined): Promise<void> => {
		if (!file || share() !== null) return;
		setRefused(null);
		setShare(0);
		const outcome = await uploadPackage(file, setShare);
		setShare(null);
		if ('staged' in outcome) props.onStaged(outcome.staged.digest);
		else setRefused({ name: file.name, refusal: outcome.refusal });
	};
	return (
		<Card title={t('upload.title')}>
			{/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra for the mouse; the button inside does the same */}
			<div
				class="grid justify-items-start gap-3 rounded-lg border-2 border-dashed border-edge p-4"
				onDragOver={(event) => event.preventDefault()}
				onDrop={(event) => {
					event.preventDefault();
					void send(event.dataTransfer?.files[0]);
				}}
			>
				<p class="text-muted">{t('upload.help')}</p>
				<input
					ref={picker}
					type="file"
					accept=".procpkg"
					class="visually-hidden"
					tabIndex={-1}
					aria-label={t('upload.choose')}
					onChange={(event) => {
						void send(event.currentTarget.files?.[0]);
						event.currentTarget.value = '';
					}}
				/>
				<Button variant="primary" busy={share() !== null} onClick={() => picker?.click()}>
					{t('upload.choose')}
				</Button>
				<Show when={share()}>
					{(sent) => <progress class="w-full" max={1} value={sent()} aria-label={t('upload.progress')} />}
				</Show>
			</div>
			<div role="alert" class="mt-4 empty:hidden">
				<Show when={refused()}>
					{(one) => (
						<Alert tone="bad" title={t('upload.refused', { name: one().name })}>
							<p class="break-words">{localised(one().refusal.message)}</p>
							<p class="mt-1 text-sm text-muted">
								<code>{one().refusal.code}</code> · {t('upload.nothing')}
							</p>
						</Alert>
					)}
				</Show>
			</div>
		</Card>
	);
}
