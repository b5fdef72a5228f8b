import type { FormField } from '@motcua/forms';
import { createMemo, For, type JSX, Show } from 'solid-js';
import type { FormController } from './controller.ts';
import { FieldView } from './field-view.tsx';

const WIDTHS = { 3: 'sm:col-span-3', 4: 'sm:col-span-4', 6: 'sm:col-span-6', 8: 'sm:col-span-8', 12: 'sm:col-span-12' };

/** Fields in twelfths on larger screens, one below the other on phones; only those that are visible now. */
export function FieldGrid(props: {
	readonly form: FormController;
	readonly fields: readonly FormField[];
	/** Path of the row they stand in; '' on the first level. */
	readonly at: string;
}): JSX.Element {
	return (
		<div class="grid grid-cols-1 gap-x-4 gap-y-6 sm:grid-cols-12">
			<For each={props.fields}>
				{(field) => {
					const path = () => (props.at ? `${props.at}.${field.key}` : field.key);
					const visible = createMemo(() => props.form.evaluation().visible.has(path()));
					const width = field.type === 'static' ? 12 : (field.width ?? 12);
					return (
						<Show when={visible()}>
							<div class={`min-w-0 ${WIDTHS[width]}`}>
								<FieldView field={field} path={path()} form={props.form} />
							</div>
						</Show>
					);
				}}
			</For>
		</div>
	);
}
