import { Card, Checkbox, Field, RadioGroup, TextInput } from '@motcua/ui';
import type { FormController } from '@motcua/ui/form';
import { type JSX, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { useSession } from '../session/session.tsx';
import { asksForDelivery, type DeliveryMethod, deliveryMethods, deliveryOf } from './form-delivery.ts';
import { useText } from './texts.ts';

const channels = ['counter', 'publicPost'] as const;

/** How the dossier came, how its result goes back, and whether it is received in the same act. */
export function createDelivery(form: FormController) {
	const { may } = useSession();
	const inForm = asksForDelivery(form.definition);
	const [values, set] = createStore({
		channel: 'counter' as (typeof channels)[number],
		method: 'counter' as DeliveryMethod,
		address: '',
		receive: may('dossier.receive'),
	});
	const chosen = () => (inForm ? deliveryOf(form.definition, form.answers()) : values);
	return {
		values,
		set,
		/** The form asks for method and address itself: declared once is enough. */
		inForm,
		addressMissing: (): boolean => !inForm && values.method === 'publicPost' && values.address.trim() === '',
		toSend: () => {
			const { channel, receive } = values;
			const { method, address } = chosen();
			return {
				channel,
				receive,
				delivery: method === 'publicPost' ? { method, address: address.trim() } : { method },
			};
		},
	};
}
export type CounterDelivery = ReturnType<typeof createDelivery>;

export function DeliveryPart(props: { readonly delivery: CounterDelivery; readonly tried: boolean }): JSX.Element {
	const t = useText();
	const { may } = useSession();
	const { values, set } = props.delivery;
	return (
		<Card title={t('delivery.title')}>
			<div class="grid gap-5">
				<Field label={t('delivery.channel')} group required>
					<RadioGroup
						inline
						value={values.channel}
						onValue={(channel) => set({ channel })}
						options={channels.map((value) => ({ value, label: t(`delivery.channels.${value}`) }))}
					/>
				</Field>
				<Show when={!props.delivery.inForm}>
					<Field label={t('delivery.method')} group required>
						<RadioGroup
							inline
							value={values.method}
							onValue={(method) => set({ method })}
							options={deliveryMethods.map((value) => ({ value, label: t(`delivery.methods.${value}`) }))}
						/>
					</Field>
					<Show when={values.method === 'publicPost'}>
						<Field
							id="delivery-address"
							label={t('delivery.address')}
							required
							error={props.tried && props.delivery.addressMissing() ? t('delivery.addressMissing') : null}
						>
							<TextInput value={values.address} onValue={(address) => set({ address })} maxlength="500" />
						</Field>
					</Show>
				</Show>
				<Show when={may('dossier.receive')}>
					<Checkbox
						label={t('delivery.receive')}
						help={t('delivery.receiveHelp')}
						value={values.receive}
						onValue={(receive) => set({ receive })}
					/>
				</Show>
			</div>
		</Card>
	);
}
