import type { ProcedurePackage } from '@motcua/procedure-sdk';
import { SUPPORTED_API_VERSIONS } from '../../archive/read-archive.ts';
import type { CheckFinding, CheckRule } from '../check-finding.ts';
import { duplicates, error, listed, warning } from '../check-finding.ts';
import { fieldsOf } from '../form-fields.ts';

const apiVersion: CheckRule = {
	ids: ['manifest.apiVersion'],
	check: ({ manifest }) =>
		SUPPORTED_API_VERSIONS.includes(manifest.apiVersion)
			? []
			: [
					error(
						'manifest.apiVersion',
						'manifest.json apiVersion',
						[
							`Phiên bản giao ước ${manifest.apiVersion} không được hỗ trợ.`,
							`Contract version ${manifest.apiVersion} is not served.`,
						],
						[
							`Dựng lại với một trong: ${SUPPORTED_API_VERSIONS.join(', ')}.`,
							`Build again for one of: ${SUPPORTED_API_VERSIONS.join(', ')}.`,
						],
					),
				],
};

const forms: CheckRule = {
	ids: ['manifest.forms', 'manifest.application'],
	check: ({ manifest, forms }) => {
		const there = Object.keys(forms);
		const differing = [
			...manifest.forms.filter((id) => !there.includes(id)),
			...there.filter((id) => !manifest.forms.includes(id)),
		];
		return [
			...differing.map((id) =>
				error(
					'manifest.forms',
					'manifest.json forms',
					[`Danh sách biểu mẫu và các tệp không khớp: “${id}”.`, `The list of forms and the files differ: "${id}".`],
					['Dựng lại gói.', 'Build the package again.'],
				),
			),
			...(there.includes('application')
				? []
				: [
						error(
							'manifest.application',
							'forms',
							['Thiếu biểu mẫu “application” của người dân.', 'The citizen\'s form "application" is missing.'],
							['Thêm biểu mẫu application.', 'Add the form application.'],
						),
					]),
		];
	},
};

/** Kinds of fields in which the core can read a fact of the requester, and their parts. */
const REQUESTER_TYPES: Readonly<Record<string, readonly string[]>> = {
	fullName: ['personName', 'text', 'person.fullName'],
	phone: ['phone'],
	email: ['email'],
	identity: ['identityNumber', 'person.identity'],
	residence: ['address', 'person.residence'],
};
/** Parts of a person's answer that are there only when they are asked for. */
const ASKED: Readonly<Record<string, string>> = { identity: 'personalId', residence: 'residence' };

const requester: CheckRule = {
	ids: ['manifest.requester'],
	check: ({ manifest, forms }) =>
		Object.entries(manifest.requester).flatMap(([fact, path]) => {
			const [key = '', part] = path.split('.');
			const field = fieldsOf(forms.application).find((candidate) => candidate.path === key)?.field;
			const kind = field && (part ? `${field.type}.${part}` : field.type);
			const asked =
				field?.type !== 'person' ||
				part === undefined ||
				ASKED[part] === undefined ||
				field.ask.some((one) => one === ASKED[part]);
			const fits = kind !== undefined && (REQUESTER_TYPES[fact] ?? []).includes(kind) && asked;
			if (fits) return [];
			return [
				error(
					'manifest.requester',
					`manifest.json requester.${fact}`,
					[
						`“${path}” ${kind ? `là ${kind}` : 'không có trong tờ khai'}.`,
						`"${path}" is ${kind ?? 'not in the application form'}.`,
					],
					[
						`Cần một mục kiểu: ${listed(REQUESTER_TYPES[fact] ?? [])}.`,
						`Expected a field of: ${listed(REQUESTER_TYPES[fact] ?? [])}.`,
					],
				),
			];
		}),
};

const documents: CheckRule = {
	ids: ['documents.duplicate', 'documents.unknown'],
	check: ({ manifest, forms }) => {
		const keys = manifest.documents.map((document) => document.key);
		const files = fieldsOf(forms.application).filter(({ field }) => field.type === 'file');
		return [
			...duplicates(keys).map((key) =>
				error(
					'documents.duplicate',
					`manifest.json documents.${key}`,
					['Hai thành phần hồ sơ trùng khóa.', 'Two papers have this key.'],
					['Đặt khóa riêng cho mỗi thành phần.', 'Give each paper its own key.'],
				),
			),
			...files
				.filter(({ field }) => !keys.includes(field.key))
				.map(({ path }) =>
					error(
						'documents.unknown',
						`forms/application.json ${path}`,
						['Mục tải tệp không ứng với thành phần hồ sơ nào.', 'The file field belongs to no required paper.'],
						[`Dùng khóa của một thành phần: ${listed(keys)}.`, `Use the key of a paper: ${listed(keys)}.`],
					),
				),
		];
	},
};

const fee: CheckRule = {
	ids: ['fee.amount', 'fee.payment', 'fee.computed'],
	check: (pkg) => {
		const { fee, capabilities } = pkg.manifest;
		const pays = pkg.flow.steps.some((step) => step.kind === 'payment');
		const writes = capabilities.some((capability) => capability.use === 'fee.write');
		const found: CheckFinding[] = [];
		if ((fee.kind === 'fixed' || fee.kind === 'setByProvince') && fee.amountVnd === undefined) {
			found.push(
				error(
					'fee.amount',
					'manifest.json fee',
					['Thiếu mức thu amountVnd.', 'amountVnd is missing.'],
					['Ghi mức thu bằng đồng.', 'Give the amount in VND.'],
				),
			);
		}
		if (fee.kind === 'computed' && !writes) {
			found.push(
				error(
					'fee.computed',
					'manifest.json fee',
					[
						'Mức thu do bước xử lý tính, nhưng gói không xin quyền fee.write.',
						'The fee is computed by a step, but fee.write is not asked for.',
					],
					['Thêm quyền fee.write.', 'Ask for fee.write.'],
				),
			);
		}
		if ((fee.kind === 'free') === pays) {
			found.push(
				warning(
					'fee.payment',
					'flow.json',
					pays
						? ['Thủ tục miễn phí nhưng có bước thu tiền.', 'The procedure is free of charge but has a payment step.']
						: ['Thủ tục có thu tiền nhưng không có bước thu.', 'The procedure costs money but has no payment step.'],
					['Sửa fee hoặc quy trình.', 'Change the fee or the flow.'],
				),
			);
		}
		return found;
	},
};

const facts: CheckRule = {
	ids: ['manifest.timeLimit', 'manifest.legalBasis', 'manifest.validates'],
	check: ({ manifest, code }: ProcedurePackage) => [
		...((manifest.timeLimit.unit === 'same-day') === (manifest.timeLimit.amount === 0)
			? []
			: [
					error(
						'manifest.timeLimit',
						'manifest.json timeLimit',
						[
							'Thời hạn trong ngày có số lượng 0, thời hạn khác lớn hơn 0.',
							'The amount is 0 for same-day and above 0 for every other unit.',
						],
						['Sửa amount.', 'Change amount.'],
					),
				]),
		...(manifest.legalBasis.length > 0
			? []
			: [
					warning(
						'manifest.legalBasis',
						'manifest.json legalBasis',
						['Chưa nêu căn cứ pháp lý.', 'No legal basis is given.'],
						['Nêu ít nhất một văn bản.', 'Name at least one text.'],
					),
				]),
		...(manifest.handlers.length > 0 && code === undefined
			? [
					error(
						'manifest.validates',
						'manifest.json handlers',
						['Có hàm xử lý nhưng gói không có mã.', 'There are handlers, but the package has no code.'],
						['Thêm src/handlers.ts.', 'Add src/handlers.ts.'],
					),
				]
			: []),
	],
};

export const manifestRules: readonly CheckRule[] = [apiVersion, forms, requester, documents, fee, facts];
