import type { CapabilityRequest, ProcedurePackage } from '@motcua/procedure-sdk';
import { readCode } from '../../code/read-code.ts';
import type { CheckFinding, CheckRule } from '../check-finding.ts';
import { duplicates, error, listed, warning } from '../check-finding.ts';
import { topLevelKeys } from '../form-fields.ts';

const at = (use: string) => `manifest.json capabilities ${use}`;
const wordsOf = (pkg: ProcedurePackage) => readCode(pkg.code ?? '').words;

const names: CheckRule = {
	ids: ['capability.duplicate', 'capability.field', 'capability.template', 'capability.messages'],
	check: (pkg) => {
		const keys = topLevelKeys(pkg.forms.application);
		return [
			...duplicates(pkg.manifest.capabilities.map((capability) => capability.use)).map((use) =>
				error(
					'capability.duplicate',
					at(use),
					['Quyền này được xin hai lần.', 'This right is asked for twice.'],
					['Gộp thành một.', 'Make one of them.'],
				),
			),
			...pkg.manifest.capabilities.flatMap((capability) => unknownNames(capability, keys, pkg)),
		];
	},
};

function unknownNames(
	capability: CapabilityRequest,
	keys: ReadonlySet<string>,
	pkg: ProcedurePackage,
): readonly CheckFinding[] {
	if (capability.use === 'dossier.read' && capability.fields !== 'all') {
		return capability.fields
			.filter((field) => !keys.has(field))
			.map((field) =>
				error(
					'capability.field',
					at(capability.use),
					[`Tờ khai không có mục “${field}”.`, `The application form has no field "${field}".`],
					[`Các mục: ${listed(keys)}.`, `Its fields: ${listed(keys)}.`],
				),
			);
	}
	if (capability.use === 'document.render') {
		return capability.templates
			.filter((template) => !Object.hasOwn(pkg.templates, template))
			.map((template) =>
				error(
					'capability.template',
					at(capability.use),
					[`Gói không có mẫu “${template}”.`, `The package has no template "${template}".`],
					[`Các mẫu: ${listed(Object.keys(pkg.templates))}.`, `Its templates: ${listed(Object.keys(pkg.templates))}.`],
				),
			);
	}
	if (capability.use === 'notify' && Object.keys(pkg.messages).length === 0) {
		return [
			error(
				'capability.messages',
				at(capability.use),
				[
					'Xin quyền gửi tin nhưng gói không có nội dung tin nào.',
					'It asks to write to people, but there is no message.',
				],
				['Thêm nội dung vào messages hoặc bỏ quyền này.', 'Add messages, or drop the right.'],
			),
		];
	}
	return [];
}

/** The word that code must mention to use a right. */
const TOOLS: Partial<Record<CapabilityRequest['use'], readonly string[]>> = {
	'fee.write': ['fee', 'setFee'],
	notify: ['notify'],
	'document.render': ['renderResult', 'render'],
	'result.write': ['patch'],
	'dossier.read': ['answers'],
	http: ['http'],
	register: ['register'],
	askWard: ['askWard'],
	payment: ['payment'],
};

const uses: CheckRule = {
	ids: ['capability.unused', 'capability.missing', 'capability.fieldUnused'],
	check: (pkg) => {
		const words = wordsOf(pkg);
		const mentions = (use: CapabilityRequest['use']) => (TOOLS[use] ?? []).some((word) => words.has(word));
		const asked = new Set(pkg.manifest.capabilities.map((capability) => capability.use));
		return [
			...pkg.manifest.capabilities.flatMap((capability) =>
				mentions(capability.use)
					? unusedFields(capability, words)
					: [
							warning(
								'capability.unused',
								at(capability.use),
								[
									'Gói xin quyền này nhưng mã không dùng đến.',
									'The package asks for this right, but its code does not use it.',
								],
								[
									'Bỏ quyền này: mỗi quyền thừa đều làm phường do dự.',
									'Drop it: every right too many makes a ward hesitate.',
								],
							),
						],
			),
			...(Object.keys(TOOLS) as CapabilityRequest['use'][])
				.filter((use) => !asked.has(use) && mentions(use))
				.map((use) =>
					warning(
						'capability.missing',
						at(use),
						[
							'Có vẻ mã cần quyền này nhưng gói không xin.',
							'The code seems to need this right, but the package does not ask for it.',
						],
						['Thêm quyền kèm lý do.', 'Ask for it and say why.'],
					),
				),
		];
	},
};

function unusedFields(capability: CapabilityRequest, words: ReadonlySet<string>): readonly CheckFinding[] {
	if (!('fields' in capability) || capability.fields === 'all') return [];
	const unused = capability.fields.filter((field) => !words.has(field));
	if (unused.length === 0) return [];
	return [
		warning(
			'capability.fieldUnused',
			at(capability.use),
			[`Mã không dùng đến: ${listed(unused)}.`, `The code does not use: ${listed(unused)}.`],
			['Chỉ xin những mục cần thiết.', 'Ask only for what is needed.'],
		),
	];
}

export const capabilityRules: readonly CheckRule[] = [names, uses];
