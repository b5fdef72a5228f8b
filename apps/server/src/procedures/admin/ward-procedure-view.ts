import type { StaffInWard, StoredPackage, WardProcedure as StoredProcedure } from '@motcua/database';
import type { Localised } from '@motcua/domain';
import type { CapabilityRequest, ProcedureManifest } from '@motcua/procedure-sdk';
import type { WardProcedure } from '../../views.ts';
import { grantedUses } from '../install/permissions/ward-grants.ts';
import type { ShelvedPackage } from '../install/sources/shelf.ts';
import { mainFeeVnd } from '../main-fee.ts';
import { readWardProcedureConfig, type WardProcedureConfig } from '../ward-procedure-config.ts';

/** What is known about one procedure of a ward. */
export interface ProcedureFacts {
	readonly shelved: ShelvedPackage | null;
	readonly ward: StoredProcedure | null;
	readonly installed: StoredPackage | null;
	readonly published: StoredPackage | null;
	readonly openDossiers: number;
	readonly staff: readonly StaffInWard[];
}

/** The key under which a fixed fee is configured, beside the manifest's own amounts. */
export const MAIN_FEE = 'fee';

/** Draws a procedure for its administrator. The installed manifest counts; before that, the one on the shelf. */
export function wardProcedureView(manifest: ProcedureManifest, facts: ProcedureFacts): WardProcedure {
	const config = readWardProcedureConfig(facts.ward?.config);
	return {
		code: manifest.code,
		name: manifest.name,
		category: manifest.category,
		state: stateOf(facts),
		availableVersion: facts.shelved?.package.manifest.version ?? null,
		installed: facts.installed && {
			version: facts.installed.version,
			digest: facts.installed.digest,
			installedAt: facts.installed.installedAt,
			signature: facts.installed.signature,
		},
		publishedVersion: facts.published?.version ?? null,
		openDossiers: facts.openDossiers,
		timeLimit: manifest.timeLimit,
		fee: { kind: manifest.fee.kind, note: manifest.fee.note, amounts: amountsOf(manifest, config) },
		officers: officersOf(config, facts.staff),
		capabilities: manifest.capabilities.map((capability) => ({
			use: capability.use,
			detail: capabilityDetail(capability),
			why: capability.why,
			granted: grantedUses(config, manifest).includes(capability.use),
		})),
		unverified: manifest.unverified,
		missing: facts.installed ? missingForPublishing(manifest, config) : [],
	};
}

function stateOf({ installed, ward }: ProcedureFacts): WardProcedure['state'] {
	if (!ward || !installed) return 'available';
	if (installed.quarantinedAt !== null) return 'quarantined';
	return ward.publishedDigest === null ? 'installed' : 'published';
}

function amountsOf(manifest: ProcedureManifest, config: WardProcedureConfig): WardProcedure['fee']['amounts'] {
	const named = Object.entries(manifest.fee.amounts ?? {}).map(([key, amount]) => ({
		key,
		label: amount.label,
		defaultVnd: amount.amountVnd,
		amountVnd: config.feeAmounts[key] ?? amount.amountVnd,
		confirmed: config.feeConfirmed,
	}));
	const amountVnd = mainFeeVnd(manifest, config);
	if (amountVnd === null) return named;
	const main = {
		key: MAIN_FEE,
		label: { vi: 'Mức phí, lệ phí', en: 'Fee' },
		defaultVnd: manifest.fee.amountVnd ?? 0,
		amountVnd,
		confirmed: config.feeConfirmed,
	};
	return [main, ...named.filter((amount) => amount.key !== MAIN_FEE)];
}

const officersOf = (config: WardProcedureConfig, staff: readonly StaffInWard[]): WardProcedure['officers'] =>
	config.officers.flatMap((id) => {
		const person = staff.find((one) => one.id === id);
		return person ? [{ staffId: id, name: person.fullName, title: person.title }] : [];
	});

/** What still stands between a procedure and its publishing, in the administrator's words. */
export function missingForPublishing(manifest: ProcedureManifest, config: WardProcedureConfig): Localised[] {
	const missing: Localised[] = [];
	if (config.officers.length === 0)
		missing.push({
			vi: 'Chưa chọn cán bộ phụ trách để người dân liên hệ.',
			en: 'No officer is named whom citizens may ask.',
		});
	if (manifest.fee.kind !== 'free' && !config.feeConfirmed)
		missing.push({ vi: 'Chưa xác nhận mức phí, lệ phí của địa phương.', en: 'The local fee is not confirmed.' });
	const granted = grantedUses(config, manifest);
	const withheld = manifest.capabilities.filter((capability) => !granted.includes(capability.use));
	if (withheld.length > 0)
		missing.push({
			vi: `Chưa cho phép: ${withheld.map((one) => capabilityDetail(one).vi).join('; ')}.`,
			en: `Not granted: ${withheld.map((one) => capabilityDetail(one).en).join('; ')}.`,
		});
	return missing;
}

/** A capability in plain language. */
export function capabilityDetail(capability: CapabilityRequest): Localised {
	switch (capability.use) {
		case 'dossier.read': {
			const fields = capability.fields === 'all' ? null : capability.fields.join(', ');
			return {
				vi: fields === null ? 'Đọc toàn bộ tờ khai' : `Đọc các mục của tờ khai: ${fields}`,
				en: fields === null ? 'Reads the whole declaration' : `Reads these fields of the declaration: ${fields}`,
			};
		}
		case 'result.write':
			return {
				vi: `Ghi vào kết quả: ${capability.fields.join(', ')}`,
				en: `Writes to the result: ${capability.fields.join(', ')}`,
			};
		case 'fee.write':
			return { vi: 'Tính phí, lệ phí của hồ sơ', en: 'Computes the fee of a dossier' };
		case 'notify':
			return {
				vi: `Gửi thông báo qua ${capability.channels.join(', ')}`,
				en: `Sends notices by ${capability.channels.join(', ')}`,
			};
		case 'document.render':
			return {
				vi: `Lập văn bản theo mẫu ${capability.templates.join(', ')}`,
				en: `Makes documents from ${capability.templates.join(', ')}`,
			};
		case 'http':
			return httpDetail(capability);
		case 'register':
			return registerDetail(capability);
		case 'askWard':
			return {
				vi: 'Gửi câu hỏi về hồ sơ cho phường, xã khác và nhận câu trả lời',
				en: 'Sends questions about a dossier to other wards and receives their answers',
			};
		case 'payment':
			return {
				vi: 'Yêu cầu thu phí, lệ phí và xem hồ sơ đã nộp chưa',
				en: 'Asks for the fee and sees whether it was paid',
			};
	}
}

type Asking<Use extends CapabilityRequest['use']> = Extract<CapabilityRequest, { readonly use: Use }>;

function httpDetail({ hosts, methods, secrets = [] }: Asking<'http'>): Localised {
	const sends = methods.some((method) => method !== 'GET');
	return {
		vi: `${sends ? 'Gửi và nhận dữ liệu' : 'Lấy dữ liệu'} qua mạng, chỉ với máy chủ ${hosts.join(', ')}${secrets.length > 0 ? `; dùng mã truy cập do bộ phận CNTT giữ: ${secrets.join(', ')}` : ''}`,
		en: `${sends ? 'Exchanges' : 'Fetches'} data over the network, with ${hosts.join(', ')} only${secrets.length > 0 ? `; uses access codes that ward IT keeps: ${secrets.join(', ')}` : ''}`,
	};
}

function registerDetail({ registers }: Asking<'register'>): Localised {
	const read = Object.entries(registers).map(([name, fields]) => `${name} (${fields.join(', ')})`);
	return {
		vi: `Tra cứu cơ sở dữ liệu: ${read.join('; ')}`,
		en: `Looks into registers: ${read.join('; ')}`,
	};
}
