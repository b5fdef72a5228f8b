import type { StaticText } from '@motcua/forms';
import { type JSX, Show } from 'solid-js';
import { Alert } from '../../feedback/alert.tsx';
import { useI18n } from '../../i18n/index.ts';
import type { FieldViewProps } from './control-props.ts';

/** Text to read between the fields, its values filled in. */
export function StaticFieldView(props: FieldViewProps<StaticText>): JSX.Element {
	const { localised } = useI18n();
	const texts = () => props.form.evaluation().texts.get(props.path);
	const label = () => localised(texts()?.label ?? props.field.label);
	const help = () => localised(texts()?.help ?? props.field.help);
	return (
		<Show
			when={props.field.tone}
			fallback={
				<div>
					<p class="font-medium">{label()}</p>
					<Show when={help()}>
						<p class="text-muted">{help()}</p>
					</Show>
				</div>
			}
		>
			{(tone) => (
				<Alert tone={tone() === 'warning' ? 'warn' : 'info'} title={help() ? label() : undefined}>
					{help() || label()}
				</Alert>
			)}
		</Show>
	);
}
