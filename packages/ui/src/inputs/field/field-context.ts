import { createContext, createUniqueId, useContext } from 'solid-js';

/** What a control must know of the {@link Field} around it. */
export interface FieldContextValue {
	/** `id` of the control, target of its label and of links in an error summary. */
	readonly id: string;
	readonly describedBy: () => string | undefined;
	readonly invalid: () => boolean;
	readonly required: () => boolean;
}

export const FieldContext = createContext<FieldContextValue>();

/** Attributes that tie a control to its field's label, help and error. */
export interface ControlAttributes {
	readonly id: string;
	readonly 'aria-describedby': string | undefined;
	readonly 'aria-invalid': 'true' | undefined;
	readonly 'aria-required': 'true' | undefined;
}

/**
 * Reads the field around a control. Getters, so spread the object in JSX (`<input {...control} />`) and it stays
 * reactive. Works without a field, too: then only an id is given and the caller labels the control.
 */
export function useControl(ownId?: () => string | undefined): ControlAttributes {
	const field = useContext(FieldContext);
	const fallback = createUniqueId();
	return {
		get id() {
			return ownId?.() ?? field?.id ?? fallback;
		},
		get 'aria-describedby'() {
			return field?.describedBy();
		},
		get 'aria-invalid'() {
			return field?.invalid() ? 'true' : undefined;
		},
		get 'aria-required'() {
			return field?.required() ? 'true' : undefined;
		},
	};
}
