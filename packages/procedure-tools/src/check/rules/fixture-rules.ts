import { evaluate } from '@motcua/forms';
import type { Fixture, ProcedurePackage } from '@motcua/procedure-sdk';
import { judgeFixture } from '@motcua/procedure-sdk/fixtures';
import type { CheckFinding, CheckRule } from '../check-finding.ts';
import { duplicates, error, listed, warning } from '../check-finding.ts';

const at = (fixture: Fixture) => `fixtures ${fixture.name}`;

const present: CheckRule = {
	ids: ['fixture.none', 'fixture.duplicate', 'fixture.uncovered'],
	check: ({ fixtures, manifest }) => {
		const played = new Set(
			fixtures.flatMap(({ expect }) => [...(expect.validate ? ['validate'] : []), ...Object.keys(expect.steps ?? {})]),
		);
		const uncovered = manifest.handlers.filter((handler) => !played.has(handler));
		if (fixtures.length === 0) {
			return [
				warning(
					'fixture.none',
					'fixtures',
					['Gói không có hồ sơ mẫu nào.', 'The package has no sample dossier.'],
					['Thêm ít nhất một tệp trong fixtures/.', 'Add at least one file to fixtures/.'],
				),
			];
		}
		return [
			...duplicates(fixtures.map((fixture) => fixture.name)).map((name) =>
				error(
					'fixture.duplicate',
					`fixtures ${name}`,
					['Hai hồ sơ mẫu trùng tên.', 'Two fixtures have this name.'],
					['Đặt tên riêng.', 'Give each its own name.'],
				),
			),
			...(uncovered.length === 0
				? []
				: [
						warning(
							'fixture.uncovered',
							'fixtures',
							[`Không hồ sơ mẫu nào chạy: ${listed(uncovered)}.`, `No fixture plays: ${listed(uncovered)}.`],
							['Thêm kết quả mong đợi cho các bước này.', 'Add what these steps are expected to answer.'],
						),
					]),
		];
	},
};

const references: CheckRule = {
	ids: ['fixture.step', 'fixture.outcome', 'fixture.validate'],
	check: (pkg) => pkg.fixtures.flatMap((fixture) => unknownSteps(fixture, pkg)),
};

function unknownSteps(fixture: Fixture, { flow, manifest }: ProcedurePackage): readonly CheckFinding[] {
	const found: CheckFinding[] = [];
	if (fixture.expect.validate && !manifest.validates) {
		found.push(
			error(
				'fixture.validate',
				at(fixture),
				['Gói không có hàm validate.', 'The package has no validate handler.'],
				['Bỏ expect.validate.', 'Remove expect.validate.'],
			),
		);
	}
	for (const [key, expected] of Object.entries(fixture.expect.steps ?? {})) {
		const step = flow.steps.find((candidate) => candidate.key === key && candidate.kind === 'auto');
		if (step?.kind !== 'auto') {
			found.push(
				error(
					'fixture.step',
					`${at(fixture)} ${key}`,
					['Không có bước tự động này.', 'There is no such automatic step.'],
					['Sửa expect.steps.', 'Change expect.steps.'],
				),
			);
		} else if (expected.outcome !== undefined && !Object.hasOwn(step.outcomes, expected.outcome)) {
			const outcomes = listed(Object.keys(step.outcomes));
			found.push(
				error(
					'fixture.outcome',
					`${at(fixture)} ${key}`,
					[`Bước không có kết quả “${expected.outcome}”.`, `The step has no outcome "${expected.outcome}".`],
					[`Chọn một trong: ${outcomes}.`, `Choose one of: ${outcomes}.`],
				),
			);
		}
	}
	return found;
}

/** Plays the form alone, which is data; the handlers are played in the sandbox at installation. */
const answers: CheckRule = {
	ids: ['fixture.form', 'fixture.answers'],
	check: ({ fixtures, forms }) => {
		const form = forms.application;
		if (!form) return [];
		return fixtures.flatMap((fixture) => {
			const { findings } = evaluate(form, fixture.answers, { today: todayOf(fixture) });
			if (fixture.expect.formFindings) {
				return judgeFixture(
					{ ...fixture, expect: { formFindings: fixture.expect.formFindings } },
					{ formFindings: findings.map((one) => one.code), runs: {} },
				).map(({ message }) =>
					error(
						'fixture.form',
						at(fixture),
						[message.vi, message.en],
						['Sửa biểu mẫu hoặc expect.formFindings.', 'Change the form or expect.formFindings.'],
					),
				);
			}
			const wrong = findings.filter((one) => one.severity === 'error').map((one) => `${one.path}: ${one.code}`);
			if (wrong.length === 0) return [];
			return [
				error(
					'fixture.answers',
					at(fixture),
					[`Hồ sơ mẫu không nộp được: ${listed(wrong)}.`, `The sample could not be filed: ${listed(wrong)}.`],
					[
						'Sửa câu trả lời, hoặc ghi lỗi mong đợi vào expect.formFindings.',
						'Mend the answers, or expect the findings in expect.formFindings.',
					],
				),
			];
		});
	},
};

/** ISO date of the fixture's instant where wards are. */
const todayOf = (fixture: Fixture) =>
	Temporal.Instant.from(fixture.now).toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate().toString();

export const fixtureRules: readonly CheckRule[] = [present, references, answers];
