import { createSignal } from 'solid-js';
import { createStore } from 'solid-js/store';
import { useText } from './texts.ts';

/** Texts of a small form and which of them must not stay empty. Complaints show after the first try. */
export function useFields<const K extends string>(
	keys: readonly K[],
	required: readonly K[],
	initial: Partial<Record<K, string>> = {},
) {
	const t = useText();
	const [values, setValues] = createStore(
		Object.fromEntries(keys.map((key) => [key, initial[key] ?? ''])) as Record<K, string>,
	);
	const [tried, setTried] = createSignal(false);
	const isMissing = (key: K): boolean => required.includes(key) && values[key].trim() === '';
	return {
		values,
		set: (key: K) => (value: string) => setValues((state) => ({ ...state, [key]: value })),
		error: (key: K): string | null => (tried() && isMissing(key) ? t('required') : null),
		/** Shows the complaints; true when nothing is missing. */
		complete: (): boolean => {
			setTried(true);
			return !keys.some(isMissing);
		},
		/** The value without surrounding blanks, or nothing: for fields that may be left out of a call. */
		filled: (key: K): string | undefined => values[key].trim() || undefined,
	};
}
