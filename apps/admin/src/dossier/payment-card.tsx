import type { PaymentView } from '@motcua/server/views';
import { Badge, Card, useI18n } from '@motcua/ui';
import { For, type JSX, Show } from 'solid-js';
import { useText } from './texts.ts';

/** What is to be paid, line by line, and whether it was. */
export function PaymentCard(props: { readonly payment: PaymentView }): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const tone = () => (props.payment.status === 'paid' ? 'good' : props.payment.status === 'due' ? 'warn' : 'plain');
	return (
		<Card
			title={t('payment.title')}
			actions={<Badge tone={tone()}>{t(`payment.status.${props.payment.status}`)}</Badge>}
		>
			<Show when={props.payment.lines.length > 0} fallback={<p class="text-muted">{t('payment.none')}</p>}>
				<table class="w-full">
					<tbody>
						<For each={props.payment.lines}>
							{(line) => (
								<tr class="align-top">
									<td class="py-1 pr-3">
										{localised(line.label)}
										<span class="block text-sm text-muted tabular">
											{line.quantity} × {format.money(line.unitVnd)}
										</span>
									</td>
									<td class="py-1 text-right whitespace-nowrap tabular">{format.money(line.amountVnd)}</td>
								</tr>
							)}
						</For>
					</tbody>
					<tfoot>
						<tr class="border-t border-line font-semibold">
							<th scope="row" class="py-2 pr-3 text-left">
								{t('payment.total')}
							</th>
							<td class="py-2 text-right whitespace-nowrap tabular">{format.money(props.payment.amountVnd)}</td>
						</tr>
					</tfoot>
				</table>
			</Show>
			<Show when={props.payment.receiptNumber}>
				{(number) => (
					<p class="mt-1 text-sm text-muted">
						{t('payment.receipt', {
							number: number(),
							at: props.payment.paidAt ? format.dateTime(props.payment.paidAt) : '',
						})}
					</p>
				)}
			</Show>
		</Card>
	);
}
