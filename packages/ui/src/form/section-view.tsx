import type { FormSection } from '@motcua/forms';
import { type JSX, Show } from 'solid-js';
import { useI18n } from '../i18n/index.ts';
import type { FormController } from './controller.ts';
import { FieldGrid } from './field-grid.tsx';

/** One section: its title (focus it after a change of step), description and fields. */
export function FormSectionView(props: {
	readonly form: FormController;
	readonly section: string;
	/** The page has the title already. */
	readonly hideTitle?: boolean;
}): JSX.Element {
	const { t, localised } = useI18n();
	const section = (): FormSection | undefined =>
		props.form.definition.sections.find((one) => one.key === props.section);
	return (
		<Show when={section()} keyed>
			{(one) => (
				<section aria-labelledby={`section-${one.key}`}>
					<h2
						id={`section-${one.key}`}
						tabindex="-1"
						class={props.hideTitle ? 'visually-hidden' : 'text-xl font-semibold'}
					>
						{localised(one.title)}
					</h2>
					<Show when={one.description}>
						<p class="mt-1 text-muted">{localised(one.description)}</p>
					</Show>
					<p class="mt-1 mb-5 text-sm text-muted">{t('form.requiredNote')}</p>
					<FieldGrid form={props.form} fields={one.fields} at="" />
				</section>
			)}
		</Show>
	);
}
