import { createComponent, type JSX, lazy, Suspense } from 'solid-js';
import { TextInput } from '../inputs/typed/text-input.tsx';
import type { ComboboxProps } from './types.ts';

export { matchesFolded } from './fold.ts';
export type { ComboboxProps };

const ArkCombobox = lazy(() => import('./combobox.tsx'));

/**
 * A {@link ComboboxProps | combobox}. Its machinery is the heaviest of all controls, so it comes when one is first drawn;
 * until then a text box stands in its place.
 */
export function Combobox(props: ComboboxProps): JSX.Element {
	return createComponent(Suspense, {
		get fallback() {
			const label = props.options.find((option) => option.value === props.value)?.label;
			return createComponent(TextInput, { value: label ?? props.value, onValue: () => undefined, disabled: true });
		},
		get children() {
			return createComponent(ArkCombobox, props);
		},
	});
}
