import type { BooleanField } from '@motcua/forms';
import { type JSX, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.ts';
import { Checkbox } from '../../inputs/choice/checkbox.tsx';
import { Field } from '../../inputs/field/field.tsx';
import { type FieldViewProps, fieldProps } from './control-props.ts';

/** A single tick; its label is the question, so the group's own legend is for screen readers. */
export default function BooleanFieldView(props: FieldViewProps<BooleanField>): JSX.Element {
	const i18n = useI18n();
	const label = () => i18n.localised(props.field.label);
	const field = fieldProps(props, { label }, i18n);
	return (
		<Field {...field} group hideLabel id={`${field.id}-group`}>
			<Checkbox
				id={field.id}
				label={
					<>
						{label()}
						<Show when={field.required}>
							<span class="ml-0.5 text-bad" aria-hidden="true">
								*
							</span>
						</Show>
					</>
				}
				help={i18n.localised(props.field.help)}
				value={props.form.value(props.path) === true}
				onValue={(value) => props.form.setValue(props.path, value)}
				onBlur={() => props.form.touch(props.path)}
			/>
		</Field>
	);
}
