import { parseFormDefinition } from '@motcua/forms/schema';
import type { ProcedurePackage } from '@motcua/procedure-sdk';
import { explainIssue, fixtureSchema, flowSchema, manifestSchema, messagesSchema } from '@motcua/procedure-sdk/schema';
import type { z } from 'zod';
import type { CheckFinding, CheckRule } from '../check-finding.ts';
import { error } from '../check-finding.ts';

const FIX = ['Xem giao ước trong @motcua/procedure-sdk.', 'See the contract in @motcua/procedure-sdk.'] as const;

const FORM_FIX = ['Sửa biểu mẫu tại chỗ đã nêu.', 'Mend the form at this place.'] as const;

/** The shape of every file, and whether the forms hold: what `readArchive` demands, told in full instead of at the first mistake. */
export const shapeRule: CheckRule = {
	ids: ['shape.manifest', 'shape.flow', 'shape.messages', 'form.*', 'shape.fixture'],
	check: (pkg: ProcedurePackage) => [
		...issuesOf('shape.manifest', 'manifest.json', manifestSchema.safeParse(pkg.manifest)),
		...issuesOf('shape.flow', 'flow.json', flowSchema.safeParse(pkg.flow)),
		...issuesOf('shape.messages', 'messages.json', messagesSchema.safeParse(pkg.messages)),
		...Object.entries(pkg.forms).flatMap(([id, form]) => {
			const parsed = parseFormDefinition(form);
			if (parsed.ok) return [];
			return parsed.problems.map(({ path, code, message }) =>
				error(`form.${code}`, `forms/${id}.json ${path}`.trim(), [message.vi, message.en], FORM_FIX),
			);
		}),
		...pkg.fixtures.flatMap((fixture) =>
			issuesOf('shape.fixture', `fixtures ${fixture.name}`, fixtureSchema.safeParse(fixture)),
		),
	],
};

function issuesOf(rule: string, file: string, parsed: z.ZodSafeParseResult<unknown>): readonly CheckFinding[] {
	if (parsed.success) return [];
	return parsed.error.issues.map((issue) => {
		const { path, message } = explainIssue(issue);
		return error(rule, `${file} ${path}`.trim(), [message.vi, message.en], FIX);
	});
}
