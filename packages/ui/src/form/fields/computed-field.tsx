import { describeAnswer, type FormField, type RepeatingGroup, type StaticText } from '@motcua/forms';
import { createUniqueId, type JSX, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.ts';
import { valueAt } from '../paths.ts';
import type { FieldViewProps } from './control-props.ts';

/** A value that the form finds by itself: shown, said aloud when it changes, not to be typed. */
export default function ComputedFieldView(
	props: FieldViewProps<Exclude<FormField, StaticText | RepeatingGroup>>,
): JSX.Element {
	const { t, localised, lang } = useI18n();
	const labelId = createUniqueId();
	const text = () => describeAnswer(props.field, valueAt(props.form.answers(), props.path), lang());
	return (
		<div class="grid content-start gap-1.5">
			<p id={labelId} class="font-medium">
				{localised(props.field.label)}
			</p>
			<p class="text-sm text-muted">{localised(props.field.help) || t('form.computed')}</p>
			<output
				aria-labelledby={labelId}
				class="flex min-h-11 items-center rounded-md border border-line bg-sunken px-3 py-2"
			>
				<Show when={text()} fallback={<span class="text-muted">—</span>}>
					{text()}
				</Show>
			</output>
		</div>
	);
}
