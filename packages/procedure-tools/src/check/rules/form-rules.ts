import { checkFormExpression } from '@motcua/forms/schema';
import type { CheckRule } from '../check-finding.ts';
import { error, warning } from '../check-finding.ts';

/** Expressions of the manifest that read the citizen's answers; those of the forms themselves are checked with their shape. */
const expressions: CheckRule = {
	ids: ['manifest.subject', 'documents.requiredWhen'],
	check: ({ manifest, forms }) => {
		const form = forms.application;
		if (!form) return [];
		const check = (rule: string, source: string | undefined, kind: 'bool' | 'string', place: string) =>
			source === undefined
				? []
				: checkFormExpression(form, source, kind, place).map(({ path, message }) =>
						error(rule, `manifest.json ${path}`, [message.vi, message.en], ['Sửa biểu thức.', 'Mend the expression.']),
					);
		return [
			...check('manifest.subject', manifest.subject, 'string', 'subject'),
			...manifest.documents.flatMap(({ key, requiredWhen }) =>
				check('documents.requiredWhen', requiredWhen, 'bool', `documents.${key}.requiredWhen`),
			),
		];
	},
};

/** Staff fields and written fields land in one record: a second writer of a name overwrites the first. */
const resultFields: CheckRule = {
	ids: ['result.collision'],
	check: ({ manifest, forms }) => {
		const staff = Object.entries(forms)
			.filter(([id]) => id !== 'application')
			.flatMap(([id, form]) =>
				form.sections.flatMap((section) => section.fields.map((field) => [field.key, id] as const)),
			);
		const written = new Set(
			manifest.capabilities.flatMap((capability) => (capability.use === 'result.write' ? capability.fields : [])),
		);
		return staff
			.filter(([key]) => written.has(key))
			.map(([key, id]) =>
				warning(
					'result.collision',
					`forms/${id}.json ${key}`,
					[
						'Bước tự động cũng ghi mục này và sẽ ghi đè câu trả lời của cán bộ.',
						'An automatic step writes this field too and overwrites what staff entered.',
					],
					['Đặt tên khác cho một trong hai.', 'Rename one of them.'],
				),
			);
	},
};

export const formRules: readonly CheckRule[] = [expressions, resultFields];
