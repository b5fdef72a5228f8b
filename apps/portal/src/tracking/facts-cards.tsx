import type { DocumentView, PaymentView, TrackedDossier } from '@motcua/server/router';
import { Card, KeyValueList, LinkButton, useI18n } from '@motcua/ui';
import Download from 'lucide-solid/icons/download';
import { For, type JSX, Show } from 'solid-js';
import { useTrackingText } from './texts.ts';

/** Papers of the dossier with the names of their files. */
export function PapersCard(props: { readonly documents: readonly DocumentView[] }): JSX.Element {
	const t = useTrackingText();
	const { localised } = useI18n();
	return (
		<Show when={props.documents.length > 0}>
			<Card title={t('papers')}>
				<ul class="divide-y divide-line">
					<For each={props.documents}>
						{(paper) => (
							<li class="py-2 first:pt-0 last:pb-0">
								<p class="font-medium">{localised(paper.name)}</p>
								<For
									each={paper.files}
									fallback={
										<Show when={paper.given === 'upload'}>
											<p class="text-sm text-muted">{t('noFiles')}</p>
										</Show>
									}
								>
									{(file) => <p class="text-sm break-words text-muted">{file.name}</p>}
								</For>
							</li>
						)}
					</For>
				</ul>
			</Card>
		</Show>
	);
}

/** What is to be paid or was paid. Nothing for what is free. */
export function PaymentCard(props: { readonly payment: PaymentView }): JSX.Element {
	const t = useTrackingText();
	const { localised, format } = useI18n();
	const text = () => {
		const { status, amountVnd, paidAt } = props.payment;
		const amount = format.money(amountVnd);
		return status === 'paid' ? t('feePaid', { amount, at: format.dateTime(paidAt) }) : t('feeDue', { amount });
	};
	return (
		<Show
			when={props.payment.status === 'due' || props.payment.status === 'pending' || props.payment.status === 'paid'}
		>
			<Card title={t('fee')}>
				<p class="font-semibold">{text()}</p>
				<Show when={props.payment.lines.length > 1}>
					<KeyValueList
						dense
						items={props.payment.lines.map((line, index) => ({
							key: String(index),
							label: `${localised(line.label)} × ${format.number(line.quantity)}`,
							value: format.money(line.amountVnd),
						}))}
					/>
				</Show>
				<Show when={props.payment.receiptNumber}>
					{(number) => <p class="mt-1 text-sm text-muted">{t('feeReceipt', { number: number() })}</p>}
				</Show>
			</Card>
		</Show>
	);
}

/** The result, when there is one, with its files. */
export function ResultCard(props: { readonly dossier: TrackedDossier }): JSX.Element {
	const t = useTrackingText();
	const { format } = useI18n();
	return (
		<Show when={props.dossier.outcome}>
			{(outcome) => (
				<Card title={t('resultTitle')} class={outcome() === 'granted' ? 'border-good-line' : 'border-bad-line'}>
					<p class={`font-medium ${outcome() === 'granted' ? 'text-good' : 'text-bad'}`}>{t(outcome())}</p>
					<div class="mt-3 grid gap-3">
						<For each={props.dossier.results}>
							{(file) => (
								<div>
									<LinkButton
										href={file.url}
										download={file.name}
										rel="external"
										variant="primary"
										wide
										icon={<Download size={18} />}
									>
										{t('download', { name: file.name })}
									</LinkButton>
									<p class="mt-1 text-sm text-muted">
										{format.bytes(file.bytes)}
										<Show when={file.scan === 'notScanned'}> · {t('notScanned')}</Show>
									</p>
								</div>
							)}
						</For>
					</div>
				</Card>
			)}
		</Show>
	);
}
