import type { FlowStep, ProcedurePackage } from '@motcua/procedure-sdk';
import { CHECKED, mayLeadToEnd } from '@motcua/procedure-sdk';
import type { CheckFinding, CheckRule } from '../check-finding.ts';
import { duplicates, error, listed, warning } from '../check-finding.ts';

const ENDS = ['resolved', 'refused'];
const at = (key: string) => `flow.json steps.${key}`;
const stepMap = (pkg: ProcedurePackage) => new Map(pkg.flow.steps.map((step) => [step.key, step]));

/** Where a step may lead. */
const targetsOf = (step: FlowStep): readonly string[] =>
	step.kind === 'payment' ? [step.next] : Object.values(step.outcomes).map((outcome) => outcome.to);

const keys: CheckRule = {
	ids: ['flow.duplicate', 'flow.start', 'flow.target', 'flow.reserved'],
	check: (pkg) => {
		const steps = stepMap(pkg);
		const known = listed([...steps.keys(), ...ENDS]);
		return [
			...duplicates(pkg.flow.steps.map((step) => step.key)).map((key) =>
				error(
					'flow.duplicate',
					at(key),
					['Hai bước trùng khóa.', 'Two steps have this key.'],
					['Đặt khóa riêng cho mỗi bước.', 'Give each step its own key.'],
				),
			),
			...pkg.flow.steps
				.filter((step) => ENDS.includes(step.key))
				.map((step) =>
					error(
						'flow.reserved',
						at(step.key),
						['Khóa này là tên của một kết thúc.', 'This key names an end.'],
						['Chọn khóa khác.', 'Choose another key.'],
					),
				),
			...(steps.has(pkg.flow.start) && !pkg.flow.checks.includes(pkg.flow.start)
				? []
				: [
						error(
							'flow.start',
							'flow.json start',
							[
								`Quy trình bắt đầu ở “${pkg.flow.start}”, nhưng không có bước này.`,
								`The flow starts at "${pkg.flow.start}", which is no step.`,
							],
							[`Chọn một trong: ${listed(steps.keys())}.`, `Choose one of: ${listed(steps.keys())}.`],
						),
					]),
			...pkg.flow.steps.flatMap((step) =>
				targetsOf(step)
					.filter((target) => !steps.has(target) && !ENDS.includes(target))
					.map((target) =>
						error(
							'flow.target',
							at(step.key),
							[
								`Bước dẫn đến “${target}”, nhưng không có bước này.`,
								`The step leads to "${target}", which does not exist.`,
							],
							[`Chọn một trong: ${known}.`, `Choose one of: ${known}.`],
						),
					),
			),
		];
	},
};

const checks: CheckRule = {
	ids: ['flow.check'],
	check: (pkg) =>
		pkg.flow.checks.flatMap((key) => {
			const step = pkg.flow.steps.find((candidate) => candidate.key === key);
			const sound = step?.kind === 'auto' && Object.keys(step.outcomes).join() === CHECKED;
			const entered = pkg.flow.steps.some((other) => targetsOf(other).includes(key));
			if (sound && !entered) return [];
			return [
				error(
					'flow.check',
					at(key),
					[
						'Bước kiểm tra phải là bước tự động có một kết quả “checked” và không bước nào dẫn đến nó.',
						'A check is an automatic step with the single outcome "checked", and nothing leads to it.',
					],
					['Khai báo trong flow.checks bằng step.check().', 'Declare it under flow.checks with step.check().'],
				),
			];
		}),
};

const reach: CheckRule = {
	ids: ['flow.unreachable', 'flow.deadEnd', 'flow.noResult'],
	check: (pkg) => {
		const steps = stepMap(pkg);
		const reached = walk([pkg.flow.start], (key) => {
			const step = steps.get(key);
			return step ? targetsOf(step) : [];
		});
		const ending = walk(ENDS, (key) =>
			[...steps.values()].filter((step) => targetsOf(step).includes(key)).map((step) => step.key),
		);
		const own = [...steps.values()].filter((step) => !pkg.flow.checks.includes(step.key));
		return [
			...own
				.filter((step) => !reached.has(step.key))
				.map((step) =>
					error(
						'flow.unreachable',
						at(step.key),
						['Không có đường nào dẫn đến bước này.', 'No way leads to this step.'],
						['Nối bước vào quy trình hoặc bỏ nó.', 'Lead to it, or remove it.'],
					),
				),
			...own
				.filter((step) => !ending.has(step.key))
				.map((step) =>
					error(
						'flow.deadEnd',
						at(step.key),
						['Từ bước này hồ sơ không bao giờ kết thúc.', 'From this step a dossier never ends.'],
						[
							'Thêm kết quả dẫn đến “resolved” hoặc “refused”.',
							'Add an outcome that leads on to "resolved" or "refused".',
						],
					),
				),
			...(reached.has('resolved')
				? []
				: [
						error(
							'flow.noResult',
							'flow.json',
							['Không hồ sơ nào có thể ra kết quả.', 'No dossier can reach a result.'],
							['Thêm một kết quả dẫn đến “resolved”.', 'Add an outcome that leads to "resolved".'],
						),
					]),
		];
	},
};

/** Found by playing: the outcome was there in the package and never offered to anybody. */
const endings: CheckRule = {
	ids: ['flow.endRole'],
	check: (pkg) =>
		pkg.flow.steps
			.filter((step) => !pkg.flow.checks.includes(step.key) && !mayLeadToEnd(step))
			.filter((step) => targetsOf(step).some((target) => ENDS.includes(target)))
			.map((step) =>
				error(
					'flow.endRole',
					at(step.key),
					[
						'Người làm bước này không được kết thúc hồ sơ: kết quả thuộc bộ phận chuyên môn.',
						'Who acts here may not end a dossier: a result is the professional unit’s.',
					],
					[
						'Dẫn đến một bước tự động hoặc bước của công chức, lãnh đạo, văn thư rồi mới kết thúc.',
						'Lead to an automatic step, or one of a specialist, head, leader or clerk, that ends.',
					],
				),
			),
};

const automaticLoops: CheckRule = {
	ids: ['flow.autoLoop'],
	check: (pkg) => {
		const steps = stepMap(pkg);
		const next = (key: string) => {
			const step = steps.get(key);
			return step?.kind === 'auto' ? targetsOf(step).filter((target) => steps.get(target)?.kind === 'auto') : [];
		};
		return pkg.flow.steps
			.filter(
				(step) =>
					step.kind === 'auto' && !pkg.flow.checks.includes(step.key) && walk(next(step.key), next).has(step.key),
			)
			.map((step) =>
				warning(
					'flow.autoLoop',
					at(step.key),
					[
						'Các bước tự động nối thành vòng; hồ sơ có thể chạy mãi mà không ai thấy.',
						'Automatic steps form a loop; a dossier may run round unseen.',
					],
					['Thêm một bước có người xử lý vào vòng, hoặc dùng wait.', 'Put a person into the loop, or use wait.'],
				),
			);
	},
};

const references: CheckRule = {
	ids: ['flow.form', 'flow.timeoutOutcome', 'flow.handler', 'flow.handlerUnused'],
	check: (pkg) => {
		const autoKeys = pkg.flow.steps.filter((step) => step.kind === 'auto').map((step) => step.key);
		const expected = new Set([...autoKeys, ...(pkg.manifest.validates ? ['validate'] : [])]);
		return [
			...pkg.flow.steps.flatMap((step) => stepReferences(step, pkg)),
			...[...expected]
				.filter((key) => !pkg.manifest.handlers.includes(key))
				.map((key) =>
					error(
						'flow.handler',
						`manifest.json handlers`,
						[`Thiếu hàm xử lý “${key}”.`, `The handler "${key}" is missing.`],
						['Thêm vào manifest.handlers và src/handlers.ts.', 'Add it to manifest.handlers and to src/handlers.ts.'],
					),
				),
			...pkg.manifest.handlers
				.filter((key) => !expected.has(key))
				.map((key) =>
					error(
						'flow.handlerUnused',
						`manifest.json handlers`,
						[`Hàm xử lý “${key}” không thuộc bước tự động nào.`, `The handler "${key}" belongs to no automatic step.`],
						['Thêm bước tự động cùng khóa hoặc bỏ hàm này.', 'Add an automatic step of this key, or remove it.'],
					),
				),
		];
	},
};

function stepReferences(step: FlowStep, pkg: ProcedurePackage): readonly CheckFinding[] {
	if (step.kind === 'citizen' && !Object.hasOwn(step.outcomes, step.timeout.outcome)) {
		return [
			error(
				'flow.timeoutOutcome',
				at(step.key),
				[
					`Khi hết hạn, bước chọn “${step.timeout.outcome}”, nhưng không có kết quả này.`,
					`Silence takes "${step.timeout.outcome}", which is no outcome of the step.`,
				],
				[
					`Chọn một trong: ${listed(Object.keys(step.outcomes))}.`,
					`Choose one of: ${listed(Object.keys(step.outcomes))}.`,
				],
			),
		];
	}
	if (
		step.kind === 'human' &&
		step.form !== undefined &&
		(step.form === 'application' || !Object.hasOwn(pkg.forms, step.form))
	) {
		return [
			error(
				'flow.form',
				at(step.key),
				[`Không có biểu mẫu nghiệp vụ “${step.form}”.`, `There is no staff form "${step.form}".`],
				[
					'Thêm biểu mẫu vào forms, khác với application.',
					'Add the form to forms, under another name than application.',
				],
			),
		];
	}
	return [];
}

/** Everything that can be reached from the roots, roots included. */
function walk(roots: readonly string[], next: (key: string) => readonly string[]): ReadonlySet<string> {
	const seen = new Set<string>();
	const open = [...roots];
	for (let key = open.pop(); key !== undefined; key = open.pop()) {
		if (seen.has(key)) continue;
		seen.add(key);
		open.push(...next(key));
	}
	return seen;
}

export const flowRules: readonly CheckRule[] = [keys, checks, reach, endings, automaticLoops, references];
