import type { Localised } from '@motcua/domain';
import type { FormDefinition, FormField } from '@motcua/forms';
import type { CapabilityRequest, ProcedureManifest, ProcedurePackage } from '@motcua/procedure-sdk';
import { capabilityDetail } from '../../admin/ward-procedure-view.ts';
import type { PermissionSheet } from '../views.ts';
import { beyond } from './permission-set.ts';

/** What the ward granted to the version that it has now. */
export interface GrantedBefore {
	readonly manifest: Pick<ProcedureManifest, 'capabilities'>;
	readonly uses: readonly string[];
}

/** The rights of a package in words, against what the ward granted before. */
export function permissionSheet(pkg: ProcedurePackage, before: GrantedBefore | null): PermissionSheet {
	const { capabilities } = pkg.manifest;
	return {
		summary: summarise(pkg),
		asks: capabilities.map((capability) => line(capability, pkg.forms.application, before)),
		dropped: (before?.manifest.capabilities ?? [])
			.filter((old) => capabilities.every((one) => one.use !== old.use))
			.map(capabilityDetail),
		never: NEVER,
	};
}

function line(
	capability: CapabilityRequest,
	form: FormDefinition | undefined,
	before: GrantedBefore | null,
): PermissionSheet['asks'][number] {
	const asked = before?.manifest.capabilities.find((old) => old.use === capability.use);
	const granted = asked !== undefined && (before?.uses.includes(capability.use) ?? false);
	const added = beyond(capability, asked);
	const change =
		asked === undefined ? 'new' : added.length > 0 ? 'more' : beyond(asked, capability).length > 0 ? 'less' : 'same';
	return {
		use: capability.use,
		detail: detailOf(capability, form),
		why: capability.why,
		risk: riskOf(capability),
		change,
		added: change === 'more' ? added.map((item) => item.replace(/^\S+ \S+ /, '')) : [],
		needsApproval: !granted || added.length > 0,
		granted: granted && added.length === 0,
	};
}

/** What is at stake when the code is not as honest as it looks. */
function riskOf(capability: CapabilityRequest): 'low' | 'medium' | 'high' {
	switch (capability.use) {
		case 'http':
		case 'askWard':
		case 'payment':
			return 'high';
		case 'dossier.read':
		case 'register':
		case 'notify':
		case 'fee.write':
			return 'medium';
		case 'result.write':
		case 'document.render':
			return 'low';
	}
}

/** Kinds of answers as people speak of them; every kind of field is one of these. */
const KINDS = {
	names: { vi: 'họ tên', en: 'names' },
	identity: { vi: 'số định danh, giấy tờ tùy thân', en: 'identity numbers' },
	birth: { vi: 'ngày tháng', en: 'dates' },
	addresses: { vi: 'địa chỉ', en: 'addresses' },
	phones: { vi: 'số điện thoại', en: 'phone numbers' },
	emails: { vi: 'thư điện tử', en: 'e-mail addresses' },
	papers: { vi: 'danh mục giấy tờ đã nộp', en: 'which papers were handed in' },
	other: { vi: 'các câu trả lời khác của tờ khai', en: 'other answers of the form' },
} as const satisfies Readonly<Record<string, Localised>>;
type Kind = keyof typeof KINDS;

function kindsOf(field: FormField): readonly Kind[] {
	switch (field.type) {
		case 'personName':
			return ['names'];
		case 'person':
			return ['names', ...field.ask.flatMap((part): Kind[] => PERSON_PARTS[part] ?? [])];
		case 'identityNumber':
			return ['identity'];
		case 'date':
			return ['birth'];
		case 'address':
			return ['addresses'];
		case 'phone':
			return ['phones'];
		case 'email':
			return ['emails'];
		case 'file':
			return ['papers'];
		case 'group':
			return field.fields.flatMap(kindsOf);
		case 'static':
			return [];
		default:
			return ['other'];
	}
}

const PERSON_PARTS: Readonly<Record<string, Kind[]>> = {
	birthDate: ['birth'],
	personalId: ['identity'],
	residence: ['addresses'],
};

/** The kinds of answers behind a list of fields, in the order of {@link KINDS}. */
function readKinds(fields: readonly string[] | 'all', form: FormDefinition | undefined): readonly Localised[] {
	const all = (form?.sections ?? []).flatMap((section) => section.fields);
	const read = fields === 'all' ? all : all.filter((field) => fields.includes(field.key));
	const found = new Set(read.flatMap(kindsOf));
	return Object.entries(KINDS)
		.filter(([kind]) => found.has(kind as Kind))
		.map(([, text]) => text);
}

function detailOf(capability: CapabilityRequest, form: FormDefinition | undefined): Localised {
	if (capability.use !== 'dossier.read') return capabilityDetail(capability);
	const kinds = readKinds(capability.fields, form);
	const count = capability.fields === 'all' ? null : capability.fields.length;
	return {
		vi: `Đọc ${count === null ? 'toàn bộ tờ khai' : `${count} mục của tờ khai`}: ${joined(kinds, 'vi')}`,
		en: `Reads ${count === null ? 'the whole declaration' : `${count} fields of the declaration`}: ${joined(kinds, 'en')}`,
	};
}

/** The sheet in one sentence: what it reads, what it does, and that it has no internet when it has none. */
function summarise({ manifest, forms }: ProcedurePackage): Localised {
	const parts = manifest.capabilities.map((capability) => shortly(capability, forms.application));
	const uses = new Set(manifest.capabilities.map((capability) => capability.use));
	if (!uses.has('dossier.read')) parts.unshift({ vi: 'không đọc tờ khai', en: 'reads no answers' });
	if (!uses.has('notify')) parts.push({ vi: 'không gửi tin', en: 'sends no messages' });
	if (!uses.has('http')) parts.push({ vi: 'không có internet', en: 'no internet' });
	return { vi: sentence(joined(parts, 'vi', '; ')), en: sentence(joined(parts, 'en', '; ')) };
}

function shortly(capability: CapabilityRequest, form: FormDefinition | undefined): Localised {
	switch (capability.use) {
		case 'dossier.read': {
			const kinds = readKinds(capability.fields, form);
			return { vi: `đọc ${joined(kinds, 'vi')}`, en: `reads ${joined(kinds, 'en')}` };
		}
		case 'result.write':
			return {
				vi: `ghi ${capability.fields.length} mục của kết quả`,
				en: `writes ${capability.fields.length} fields of the result`,
			};
		case 'fee.write':
			return { vi: 'tính phí, lệ phí', en: 'computes the fee' };
		case 'notify': {
			const names = capability.channels.map((channel) => CHANNELS[channel]);
			return { vi: `gửi ${joined(names, 'vi')}`, en: `sends ${joined(names, 'en')}` };
		}
		case 'document.render':
			return { vi: 'lập văn bản', en: 'makes documents' };
		case 'http':
			return {
				vi: `kết nối mạng với ${capability.hosts.join(', ')}`,
				en: `connects to ${capability.hosts.join(', ')} over the network`,
			};
		case 'register': {
			const names = Object.keys(capability.registers).join(', ');
			return { vi: `tra cứu ${names}`, en: `looks into ${names}` };
		}
		case 'askWard':
			return { vi: 'hỏi phường, xã khác', en: 'asks other wards' };
		case 'payment':
			return { vi: 'yêu cầu thu tiền', en: 'asks for payment' };
	}
}

const CHANNELS = {
	email: { vi: 'thư điện tử', en: 'e-mail' },
	sms: { vi: 'tin nhắn SMS', en: 'SMS' },
} as const;

const joined = (texts: readonly Localised[], language: 'vi' | 'en', separator = ', '): string =>
	texts.map((text) => text[language]).join(separator);
const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** The walls of the sandbox, told to who decides. */
const NEVER: readonly Localised[] = [
	{ vi: 'Không đọc, ghi tệp trên máy chủ', en: 'No access to files of the server' },
	{ vi: 'Không tự mở kết nối mạng', en: 'Opens no network connection of its own' },
	{ vi: 'Không thấy hồ sơ của thủ tục khác', en: 'Sees no dossier of another procedure' },
	{ vi: 'Không tự ký, không tự trả kết quả', en: 'Neither signs nor hands over a result' },
];
