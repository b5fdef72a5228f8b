import type { JSX } from 'solid-js';
import { useI18n } from '../../i18n/index.ts';
import { NumberInput } from './number-input.tsx';
import type { ValueProps } from './text-input.tsx';

/** Whole VND, grouped while typing: `8.000 đồng`. */
export function MoneyInput(props: ValueProps<number | null>): JSX.Element {
	const { lang } = useI18n();
	return <NumberInput {...props} grouped suffix={lang() === 'vi' ? 'đồng' : 'VND'} maxlength="19" />;
}
