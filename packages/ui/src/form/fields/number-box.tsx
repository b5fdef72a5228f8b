import type { MoneyField, NumberField } from '@motcua/forms';
import { type JSX, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.ts';
import { MoneyInput } from '../../inputs/typed/money-input.tsx';
import { NumberInput } from '../../inputs/typed/number-input.tsx';
import type { FieldViewProps } from './control-props.ts';

/** A number as it was typed, `null` while there is none. */
function numberAt(props: FieldViewProps): number | null {
	const value = props.form.value(props.path);
	return typeof value === 'number' ? value : null;
}

/** The box for a number or an amount of money. */
export default function NumberBox(props: FieldViewProps<NumberField | MoneyField>): JSX.Element {
	const { localised } = useI18n();
	const common = () => ({
		value: numberAt(props),
		onValue: (value: number | null) => props.form.setValue(props.path, value ?? undefined),
		onBlur: () => props.form.touch(props.path),
	});
	const number = () => (props.field.type === 'number' ? props.field : null);
	return (
		<Show when={number()} fallback={<MoneyInput {...common()} />}>
			{(field) => <NumberInput {...common()} decimals={field().integer === false} suffix={localised(field().unit)} />}
		</Show>
	);
}
