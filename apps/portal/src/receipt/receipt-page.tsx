import type { SubmitReceipt } from '@motcua/server/router';
import { Alert, Button, Card, KeyValueList, LinkButton, notify, PageHeader, PrintButton, useI18n } from '@motcua/ui';
import { useParams } from '@solidjs/router';
import Copy from 'lucide-solid/icons/copy';
import Download from 'lucide-solid/icons/download';
import { For, type JSX, Show } from 'solid-js';
import { usePage } from '../shell/page.ts';
import { QrCode } from './qr-code.tsx';
import { readReceipt } from './receipt-store.ts';
import { useReceiptText } from './texts.ts';

export default function ReceiptPage(): JSX.Element {
	const params = useParams<{ code: string }>();
	return (
		<Show when={readReceipt(decodeURIComponent(params.code))} fallback={<Gone code={params.code} />}>
			{(receipt) => <Receipt receipt={receipt()} />}
		</Show>
	);
}

function Gone(props: { readonly code: string }): JSX.Element {
	const t = useReceiptText();
	usePage(() => t('goneTitle'));
	return (
		<>
			<PageHeader title={t('goneTitle')} lead={t('goneText')} />
			<LinkButton href={`/theo-doi/${props.code}`} variant="primary">
				{t('follow')}
			</LinkButton>
		</>
	);
}

/** The code is the thing: large, easy to copy, easy to read aloud; then what happens next. */
function Receipt(props: { readonly receipt: SubmitReceipt }): JSX.Element {
	const t = useReceiptText();
	const { localised, format } = useI18n();
	const receipt = () => props.receipt;
	usePage(() => `${t('title')} – ${receipt().code}`);
	const followPath = () => `/theo-doi/${encodeURIComponent(receipt().code)}`;
	const copy = async () => {
		await navigator.clipboard.writeText(receipt().code);
		notify({ tone: 'good', title: t('copied'), lasts: 3_000 });
	};
	return (
		<>
			<PageHeader title={t('title')} lead={t('lead')} />
			<div class="grid items-start gap-6 lg:grid-cols-[1fr_20rem]">
				<div class="grid gap-6">
					<section class="rounded-xl border-2 border-good-line bg-good-soft p-5 sm:p-6" aria-labelledby="code">
						<div class="flex flex-wrap items-center justify-between gap-5">
							<div class="min-w-0">
								<h2 id="code" class="font-medium text-good">
									{t('code')}
								</h2>
								<p
									class="mt-1 text-2xl font-bold tracking-wide tabular break-all select-all sm:text-3xl"
									data-testid="dossier-code"
								>
									{receipt().code}
								</p>
								{/* The clipboard exists on secure origins only; a ward's plain-http network has none. */}
								<Show when={navigator.clipboard}>
									<Button class="mt-3" icon={<Copy size={18} />} onClick={copy} data-print="hide">
										{t('copy')}
									</Button>
								</Show>
							</div>
							<figure class="grid justify-items-center gap-1">
								<QrCode text={location.origin + followPath()} label={t('qr', { code: receipt().code })} />
								<figcaption class="text-sm text-muted">{t('qrHint')}</figcaption>
							</figure>
						</div>
					</section>
					<Card title={localised(receipt().procedureName)}>
						<KeyValueList
							items={[
								{ key: 'requester', label: t('requester'), value: receipt().requesterName },
								{ key: 'submittedAt', label: t('submittedAt'), value: format.promised(receipt().submittedAt) },
								{ key: 'acceptBy', label: t('acceptBy'), value: format.promised(receipt().acceptanceDueAt) },
							]}
						/>
					</Card>
				</div>
				<div class="grid gap-4">
					<div class="grid gap-3" data-print="hide">
						<LinkButton
							href={receipt().receiptUrl}
							download=""
							rel="external"
							variant="primary"
							icon={<Download size={18} />}
						>
							{t('pdf')}
						</LinkButton>
						<LinkButton href={followPath()}>{t('follow')}</LinkButton>
						<PrintButton />
					</div>
					<Card title={t('nextTitle')}>
						<ol class="grid list-decimal gap-2 pl-5">
							<For each={[t('next1'), t('next2'), t('next3')]}>{(step) => <li>{step}</li>}</For>
						</ol>
						<p class="mt-3 text-sm text-muted">{t('legal')}</p>
					</Card>
					<Alert>{t('shared')}</Alert>
				</div>
			</div>
		</>
	);
}
