import CircleAlert from 'lucide-solid/icons/circle-alert';
import { createUniqueId, type JSX, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.ts';
import { FieldContext, type FieldContextValue } from './field-context.ts';

export interface FieldProps {
	readonly label: JSX.Element;
	/** One or two sentences under the label: what to write, where to find it. */
	readonly help?: JSX.Element;
	/** Shown between help and control; its presence marks the control invalid. */
	readonly error?: string | null | undefined;
	/** Something remarkable that does not stop anything. */
	readonly warning?: string | null | undefined;
	readonly required?: boolean | undefined;
	/** `id` of the control. Give a stable one when an error summary links to it. */
	readonly id?: string;
	/**
	 * Several controls under one label: a fieldset with a legend. `true` for one question (radios, ticks, files), `block`
	 * for fields that belong together (an address) in a panel, `part` for such fields inside a block, `list` for rows that
	 * have panels of their own.
	 */
	readonly group?: boolean | 'block' | 'part' | 'list';
	readonly hideLabel?: boolean;
	readonly class?: string;
	readonly children: JSX.Element;
}

function Messages(props: { readonly field: FieldProps; readonly id: string }): JSX.Element {
	const { t } = useI18n();
	return (
		<>
			<Show when={props.field.help}>
				<p id={`${props.id}-help`} class="text-sm text-muted">
					{props.field.help}
				</p>
			</Show>
			<Show when={props.field.error}>
				<p id={`${props.id}-error`} class="flex items-start gap-1.5 text-sm font-medium text-bad">
					<CircleAlert size={16} class="mt-0.75 shrink-0" />
					<span>
						<span class="visually-hidden">{t('common.error')}: </span>
						{props.field.error}
					</span>
				</p>
			</Show>
			<Show when={props.field.warning}>
				<p id={`${props.id}-warning`} class="flex items-start gap-1.5 text-sm text-warn">
					<CircleAlert size={16} class="mt-0.75 shrink-0" />
					<span>
						<span class="visually-hidden">{t('common.warn')}: </span>
						{props.field.warning}
					</span>
				</p>
			</Show>
		</>
	);
}

function LabelText(props: { readonly field: FieldProps }): JSX.Element {
	const { t } = useI18n();
	return (
		<>
			{props.field.label}
			<Show when={props.field.required}>
				<span class="ml-0.5 text-bad" aria-hidden="true">
					*
				</span>
				<span class="visually-hidden"> ({t('common.required')})</span>
			</Show>
		</>
	);
}

/**
 * Label, help, error and required mark around one control, or around a group of them. Controls of this package find it
 * by context and connect themselves.
 *
 * ```tsx
 * <Field label="Số điện thoại" help="Để báo kết quả" error={error()} required>
 *   <TextInput value={phone()} onValue={setPhone} inputMode="tel" />
 * </Field>
 * ```
 */
export function Field(props: FieldProps): JSX.Element {
	const own = createUniqueId();
	const id = () => props.id ?? `field-${own}`;
	const context: FieldContextValue = {
		get id() {
			return id();
		},
		describedBy() {
			const parts = [props.help && 'help', props.error && 'error', props.warning && 'warning'];
			return parts.flatMap((part) => (part ? [`${id()}-${part}`] : [])).join(' ') || undefined;
		},
		invalid: () => Boolean(props.error),
		required: () => props.required ?? false,
	};
	const headed = () => props.group === 'block' || props.group === 'list';
	const labelClass = () =>
		props.hideLabel ? 'visually-hidden' : `block text-ink ${headed() ? 'text-lg font-semibold' : 'font-medium'}`;
	const bar = () => (props.error ? 'border-l-4 border-bad pl-3' : '');
	const content = () => {
		if (props.group === 'block') return 'rounded-lg border border-line bg-surface p-4';
		return props.group === 'part' ? 'border-l-2 border-line pl-4' : '';
	};
	return (
		<FieldContext.Provider value={context}>
			<Show
				when={props.group}
				fallback={
					<div class={`grid min-w-0 content-start gap-1.5 ${bar()} ${props.class ?? ''}`}>
						<label for={id()} class={labelClass()}>
							<LabelText field={props} />
						</label>
						<Messages field={props} id={id()} />
						{props.children}
					</div>
				}
			>
				<fieldset
					id={id()}
					tabindex="-1"
					aria-describedby={context.describedBy()}
					class={`min-w-0 ${bar()} ${props.class ?? ''}`}
				>
					<legend class={`${labelClass()} mb-1.5`}>
						<LabelText field={props} />
					</legend>
					<div class="grid gap-1.5">
						<Messages field={props} id={id()} />
						<div class={`@container min-w-0 ${content()}`}>{props.children}</div>
					</div>
				</fieldset>
			</Show>
		</FieldContext.Provider>
	);
}
