import { Field, RadioGroup, TextInput, useI18n } from '@motcua/ui';
import { createSignal, type JSX } from 'solid-js';
import { ActDialog } from './act-dialog.tsx';
import type { ActProps } from './fields-act.tsx';
import { useText } from './texts.ts';
import { useAct } from './use-act.ts';

/** Records that the fee came in, with its receipt. */
export function PaymentAct(props: ActProps & { readonly amountVnd: number }): JSX.Element {
	const t = useText();
	const { format } = useI18n();
	const act = useAct(() => props.dossier);
	const [method, setMethod] = createSignal('cash');
	const [receipt, setReceipt] = createSignal('');
	const confirm = async (): Promise<void> => {
		const receiptNumber = receipt().trim();
		const input = {
			method: method() === 'cash' ? ('cash' as const) : ('transfer' as const),
			...(receiptNumber !== '' && { receiptNumber }),
		};
		if (await act.run((api, target) => api.collectPayment.mutate({ ...target, ...input }))) props.onClose();
	};
	return (
		<ActDialog
			title={t('payment.title')}
			confirm={t('act.collectPayment', { amount: format.money(props.amountVnd) })}
			act={act}
			onConfirm={confirm}
			onClose={props.onClose}
		>
			<p class="flex items-baseline justify-between gap-4 rounded-md bg-sunken px-4 py-3">
				<span>{t('payment.total')}</span>
				<strong class="text-xl tabular">{format.money(props.amountVnd)}</strong>
			</p>
			<Field label={t('payment.method')} group required>
				<RadioGroup
					value={method()}
					onValue={setMethod}
					options={[
						{ value: 'cash', label: t('payment.cash') },
						{ value: 'transfer', label: t('payment.transfer') },
					]}
				/>
			</Field>
			<Field label={t('payment.receipt')} help={t('payment.receiptHelp')}>
				<TextInput value={receipt()} onValue={setReceipt} maxlength="50" />
			</Field>
		</ActDialog>
	);
}
