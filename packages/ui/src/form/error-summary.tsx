import { For, type JSX, Show } from 'solid-js';
import { Alert } from '../feedback/alert.tsx';
import { useI18n } from '../i18n/index.ts';
import type { FormController } from './controller.ts';
import { focusById } from './focus.ts';
import { fieldId } from './paths.ts';

/**
 * What is wrong, each with a link to its field. `onElsewhere` is called for errors of a section that is not on this
 * page, and should go there.
 */
export function FormErrorSummary(props: {
	readonly form: FormController;
	/** Only of this section. */
	readonly section?: string;
	readonly onElsewhere?: (section: string, path: string) => void;
}): JSX.Element {
	const { t, localised } = useI18n();
	const errors = () => props.form.shownErrors(props.section);
	const go = (event: MouseEvent, path: string) => {
		event.preventDefault();
		event.stopPropagation();
		const section = props.form.sectionOf(path)?.key;
		if (!focusPath(path) && section) props.onElsewhere?.(section, path);
	};
	return (
		<div role="alert" data-testid="error-summary">
			<Show when={errors().length > 0}>
				<Alert tone="bad" title={t('errors.summaryTitle', { count: errors().length })}>
					<ul class="mt-1 grid list-disc gap-1 pl-5">
						<For each={errors()}>
							{(finding) => (
								<li>
									<Show when={finding.path} fallback={localised(finding.message)}>
										<a
											href={`#${fieldId(finding.path)}`}
											class="underline underline-offset-3"
											onClick={(event) => go(event, finding.path)}
										>
											{localised(finding.message)}
										</a>
									</Show>
								</li>
							)}
						</For>
					</ul>
				</Alert>
			</Show>
		</div>
	);
}

/** Focuses the control of a path, or of the nearest field around it that is on the page. */
export function focusPath(path: string): boolean {
	for (let at = path; at !== ''; at = at.replace(/(\.[^.[]*|\[\d+\])?$/, '')) {
		if (focusById(fieldId(at))) return true;
		if (!/[.[]/.test(at)) return false;
	}
	return false;
}

/** After a failed validation: focus goes to the first field that is wrong. */
export function focusFirstError(form: FormController, section?: string): void {
	queueMicrotask(() => {
		const first = form.shownErrors(section).find((finding) => finding.path !== '');
		if (first) focusPath(first.path);
	});
}
