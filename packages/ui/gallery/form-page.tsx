import { createSignal, type JSX, Show } from 'solid-js';
import {
	createFormController,
	FormErrorSummary,
	FormReview,
	FormSectionView,
	focusFirstError,
} from '../src/form/index.ts';
import { Button, PageHeader, Steps, useI18n } from '../src/index.ts';
import { sampleForm } from './sample-form.ts';
import { slowUploader } from './slow-uploader.ts';

/** The form renderer with every type of field, step by step. */
export function FormPage(): JSX.Element {
	const { t, localised } = useI18n();
	const form = createFormController({
		definition: sampleForm,
		today: '2026-11-24',
		uploader: slowUploader,
		maxFileBytes: 20_000_000,
	});
	const [at, setAt] = createSignal(0);
	const keys = () => [...form.sections().map((section) => section.key), 'review'];
	const key = () => keys()[at()] ?? 'review';
	const next = () => {
		if (key() !== 'review' && !form.validateSection(key())) return focusFirstError(form, key());
		setAt(at() + 1);
	};
	const steps = () => [
		...form.sections().map((section, index) => ({
			key: section.key,
			label: localised(section.title),
			state: index < at() ? ('done' as const) : index === at() ? ('current' as const) : ('next' as const),
		})),
		{ key: 'review', label: 'Xem lại', state: key() === 'review' ? ('current' as const) : ('next' as const) },
	];
	return (
		<div class="grid gap-6">
			<PageHeader title={localised(sampleForm.title)} />
			<div class="grid gap-6 lg:grid-cols-[15rem_1fr]">
				<Steps label="Các bước" steps={steps()} />
				<div class="grid gap-5">
					<Show
						when={key() !== 'review'}
						fallback={<FormReview form={form} onEdit={(section) => setAt(keys().indexOf(section))} />}
					>
						<FormErrorSummary form={form} section={key()} />
						<FormSectionView form={form} section={key()} />
						<div class="flex justify-between">
							<Button disabled={at() === 0} onClick={() => setAt(at() - 1)}>
								{t('common.back')}
							</Button>
							<Button variant="primary" busy={form.busy()} onClick={next}>
								{t('common.next')}
							</Button>
						</div>
					</Show>
				</div>
			</div>
		</div>
	);
}
