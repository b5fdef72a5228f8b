import { Field, RadioGroup, TextArea } from '@motcua/ui';
import { type JSX, Show } from 'solid-js';
import { deliveryProblem } from './completeness.ts';
import type { Delivery } from './draft/draft-store.ts';
import type { FilingState } from './filing-state.ts';
import { useLaterText } from './later-texts.ts';
import { useFilingText } from './texts.ts';

const METHODS: readonly Delivery['method'][] = ['counter', 'publicPost', 'electronic'];

/** How the result comes to the citizen. */
export default function DeliveryStep(props: { readonly state: FilingState; readonly tried: boolean }): JSX.Element {
	const t = useLaterText();
	const steps = useFilingText();
	const { state } = props;
	const problem = () => (props.tried ? deliveryProblem(state.delivery()) : null);
	const change = (part: Partial<Delivery>) => state.setDelivery({ ...state.delivery(), ...part });
	return (
		<section aria-labelledby="delivery-step">
			<h2 id="delivery-step" tabindex="-1" class="mb-5 text-xl font-semibold">
				{steps('later.delivery')}
			</h2>
			<div class="grid gap-6">
				<Field group label={t('delivery.question')} required>
					<RadioGroup
						value={state.delivery().method}
						onValue={(method) => change({ method })}
						options={METHODS.map((value) => ({
							value,
							label: t(`delivery.${value}`),
							help: t(`delivery.${value}Help`),
						}))}
					/>
				</Field>
				<Show when={state.delivery().method === 'publicPost'}>
					<Field
						label={t('delivery.address')}
						help={t('delivery.addressHelp')}
						error={problem() ? t('delivery.addressMissing') : null}
						required
					>
						<TextArea
							value={state.delivery().address}
							onValue={(address) => change({ address })}
							autocomplete="street-address"
							maxlength="500"
						/>
					</Field>
				</Show>
			</div>
		</section>
	);
}
