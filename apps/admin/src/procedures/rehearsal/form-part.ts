import type { Answers, FormDefinition } from '@motcua/forms';
import type { Uploader } from '@motcua/ui';
import { createFormController, type FormController, preloadFieldViews } from '@motcua/ui/form';

const noUploads: Uploader = () => Promise.reject(new Error('a rehearsal takes no uploads'));

/** The citizen's form without its file fields: papers are chosen beside it. */
export function formOnStage(definition: FormDefinition, answers: Answers, today: string): FormController {
	preloadFieldViews();
	return createFormController({
		definition: {
			...definition,
			sections: definition.sections
				.map((section) => ({ ...section, fields: section.fields.filter(({ type }) => type !== 'file') }))
				.filter(({ fields }) => fields.length > 0),
		},
		answers,
		today,
		uploader: noUploads,
		maxFileBytes: 0,
	});
}
