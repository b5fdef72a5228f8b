import type { FormDefinition } from '@motcua/forms';
import type { ProcedurePackage } from '@motcua/procedure-sdk';
import { readCode } from '../../code/read-code.ts';
import type { CheckRule } from '../check-finding.ts';
import { warning } from '../check-finding.ts';
import { expressionsOf, namesIn } from '../expressions.ts';
import { fieldsOf } from '../form-fields.ts';
import { neverHolds } from '../never-holds.ts';

const conditions: CheckRule = {
	ids: ['form.conditionNever'],
	check: (pkg) =>
		expressionsOf(pkg)
			.filter(({ kind, inRow, form, source }) => {
				const definition = pkg.forms[form];
				return kind === 'condition' && !inRow && definition !== undefined && neverHolds(definition, source);
			})
			.map(({ place, source }) =>
				warning(
					'form.conditionNever',
					place,
					[`Điều kiện không bao giờ đúng: ${source}.`, `The condition never holds: ${source}.`],
					['So sánh với một giá trị mà câu trả lời có thể có.', 'Compare with a value that an answer can have.'],
				),
			),
};

const forms: CheckRule = {
	ids: ['form.unused'],
	check: ({ forms, flow }) => {
		const used = new Set(flow.steps.flatMap((step) => (step.kind === 'human' && step.form ? [step.form] : [])));
		return Object.keys(forms)
			.filter((id) => id !== 'application' && !used.has(id))
			.map((id) =>
				warning(
					'form.unused',
					`forms/${id}.json`,
					['Không bước nào dùng biểu mẫu này.', 'No step uses this form.'],
					['Gắn vào một bước có người xử lý, hoặc bỏ.', 'Give it to a human step, or remove it.'],
				),
			);
	},
};

/** Fields are for somebody: code, an expression, the core, or a person who examines the dossier and reads it all. */
const fields: CheckRule = {
	ids: ['form.fieldUnused'],
	check: (pkg) => {
		const { application } = pkg.forms;
		const examined = pkg.flow.steps.some((step) => step.kind === 'human' && step.act !== 'sign');
		if (!application || examined) return [];
		const used = usedNames(pkg);
		return unusedFields(application, used).map((path) =>
			warning(
				'form.fieldUnused',
				`forms/application.json ${path}`,
				[
					'Không ai dùng câu trả lời này: không bước nào có người thẩm định, mã và điều kiện cũng không đọc.',
					'Nobody uses this answer: no person examines the dossier, and neither code nor a condition reads it.',
				],
				['Bỏ câu hỏi: chỉ hỏi người dân những gì cần.', 'Remove the question: ask citizens for what is needed only.'],
			),
		);
	},
};

function usedNames(pkg: ProcedurePackage): ReadonlySet<string> {
	const { requester, documents } = pkg.manifest;
	const expressions = expressionsOf(pkg);
	const quoted = expressions.flatMap(({ source }) =>
		[...source.matchAll(/["'](\w+)["']/g)].map(([, key]) => key ?? ''),
	);
	return new Set([
		...readCode(pkg.code ?? '').words,
		...expressions.flatMap(({ source }) => [...namesIn(source)]),
		...quoted,
		...Object.values(requester).map((path) => path.split('.')[0] ?? ''),
		...documents.map((paper) => paper.key),
	]);
}

const unusedFields = (form: FormDefinition, used: ReadonlySet<string>): readonly string[] =>
	fieldsOf(form)
		.filter(({ field }) => field.type !== 'static' && !used.has(field.key))
		.map(({ path }) => path);

export const useRules: readonly CheckRule[] = [conditions, forms, fields];
