import { batch, createSignal, type JSX, splitProps } from 'solid-js';
import { InputBox } from './input-box.tsx';
import { rewriteKeepingCaret } from './keep-caret.ts';
import type { TextInputProps } from './text-input.tsx';

type NumberProps = Omit<TextInputProps, 'value' | 'onValue'> & {
	readonly value: number | null;
	/** `null` when the box is empty. Letters are not taken. */
	readonly onValue: (value: number | null) => void;
	/** Decimals are allowed, with a comma (a point is read as one). Default: whole numbers. */
	readonly decimals?: boolean;
	/** Groups of three with dots, as money is written. */
	readonly grouped?: boolean;
};

/** Digits of a typed number, `,` for the decimal mark: `'1.234,5' → '1234,5'`. */
export function cleanNumber(text: string, decimals: boolean): string {
	if (!decimals) return text.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
	const [whole = '', ...rest] = text
		.replace(/\./g, ',')
		.replace(/[^\d,]/g, '')
		.split(',');
	return rest.length > 0 ? `${whole},${rest.join('')}` : whole;
}

/** `1234567 → '1.234.567'`. */
export function groupThousands(digits: string): string {
	return digits.replace(/\B(?=(\d{3})+(?!\d))/g, '.');
}

/**
 * A number typed as text with the numeric keyboard of phones. Not `<input type="number">`: that one changes on the
 * mouse wheel, hides what it cannot read and reads out badly.
 */
export function NumberInput(all: NumberProps): JSX.Element {
	const [props, rest] = splitProps(all, ['value', 'onValue', 'decimals', 'grouped']);
	// What is being typed may be ahead of the value: "12," is 12 already, and must not lose its comma.
	const [typed, setTyped] = createSignal<string | null>(null);
	const written = (value: number | null) => {
		if (value === null) return '';
		const text = String(value).replace('.', ',');
		return props.grouped ? groupThousands(text) : text;
	};
	const shown = () => {
		const text = typed();
		return text !== null && parse(text) === props.value ? text : written(props.value);
	};
	const take = (input: HTMLInputElement) => {
		const clean = cleanNumber(input.value, props.decimals ?? false);
		const next = props.grouped ? groupThousands(clean) : clean;
		rewriteKeepingCaret(input, next);
		batch(() => {
			setTyped(next);
			props.onValue(parse(next));
		});
	};
	return (
		<InputBox
			inputMode={props.decimals ? 'decimal' : 'numeric'}
			autocomplete="off"
			{...rest}
			class={`tabular max-w-72 ${rest.class ?? ''}`}
			value={shown()}
			onText={take}
		/>
	);
}

function parse(text: string): number | null {
	const plain = text.replace(/\./g, '').replace(',', '.');
	return plain === '' || plain === '.' ? null : Number(plain);
}
