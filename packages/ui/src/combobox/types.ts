import type { Option } from '../inputs/choice/select.tsx';
import type { ValueProps } from '../inputs/typed/text-input.tsx';

export interface ComboboxProps extends ValueProps<string> {
	readonly options: readonly Option[];
	/** What was typed is an answer, too, even when it is not in the list. */
	readonly allowCustom?: boolean;
	readonly placeholder?: string;
	readonly 'aria-label'?: string;
}
