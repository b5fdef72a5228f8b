import type { FormDefinition } from '@motcua/forms';
import type { UploadedFile } from '@motcua/ui';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
	clearDraft,
	type Draft,
	fitDraft,
	newDraft,
	papersOutsideForm,
	readDraft,
	uploadsExpired,
	writeDraft,
} from '../src/filing/draft/draft-store.ts';
import { asksForDelivery, deliveryOf } from '../src/filing/form-delivery.ts';

/** The browser's storage, which Node does not have. */
function memoryStorage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
	const kept = new Map<string, string>();
	return {
		getItem: (key) => kept.get(key) ?? null,
		setItem: (key, value) => void kept.set(key, value),
		removeItem: (key) => void kept.delete(key),
	};
}

const text = (vi: string) => ({ vi, en: vi });
const form: FormDefinition = {
	formVersion: 1,
	id: 'application',
	title: text('Tờ khai'),
	sections: [
		{
			key: 'requester',
			title: text('Người yêu cầu'),
			fields: [
				{ key: 'fullName', type: 'personName', label: text('Họ tên') },
				{ key: 'birthNotice', type: 'file', label: text('Giấy chứng sinh'), accept: ['pdf'] },
			],
		},
	],
};
const procedure = { code: '1.001193', digest: 'a'.repeat(64), form };
const file: UploadedFile = { uploadId: 'u1', name: 'a.pdf', mime: 'application/pdf', bytes: 1, pages: 1 };
const HOUR = 3_600_000;
const now = Date.parse('2026-11-24T03:00:00Z');
const ago = (hours: number) => new Date(now - hours * HOUR).toISOString();

function draft(more: Partial<Draft> = {}): Draft {
	return {
		...newDraft(procedure),
		savedAt: ago(1),
		answers: { fullName: 'Lê Văn A', birthNotice: ['u1'] },
		uploads: [file],
		...more,
	};
}

beforeEach(() => {
	vi.stubGlobal('localStorage', memoryStorage());
});

describe('a draft', () => {
	it('is read back as it was written, for its own procedure only', () => {
		const written = draft();
		writeDraft(written);
		expect(readDraft('1.001193', now)).toEqual(written);
		expect(readDraft('2.000815', now)).toBeNull();
	});
	it('can be cleared', () => {
		writeDraft(draft());
		clearDraft('1.001193');
		expect(readDraft('1.001193', now)).toBeNull();
	});
	it('is thrown away after 30 days, and when it cannot be read', () => {
		writeDraft(draft({ savedAt: ago(31 * 24) }));
		expect(readDraft('1.001193', now)).toBeNull();
		localStorage.setItem('motcua.draft.1.001193', '{"code":');
		expect(readDraft('1.001193', now)).toBeNull();
		localStorage.setItem('motcua.draft.1.001193', '{"code":"1.001193"}');
		expect(readDraft('1.001193', now)).toBeNull();
		expect(localStorage.getItem('motcua.draft.1.001193')).toBeNull();
	});
	it('costs nothing where the browser keeps nothing', () => {
		vi.stubGlobal('localStorage', {
			getItem: () => {
				throw new DOMException('denied', 'SecurityError');
			},
			setItem: () => {
				throw new DOMException('full', 'QuotaExceededError');
			},
		});
		expect(() => writeDraft(draft())).not.toThrow();
		expect(readDraft('1.001193', now)).toBeNull();
	});
	it('keeps its key of filing, so that sending it again files once', () => {
		const written = draft();
		expect(fitDraft(written, procedure, now).idempotencyKey).toBe(written.idempotencyKey);
		expect(newDraft(procedure).idempotencyKey).not.toBe(newDraft(procedure).idempotencyKey);
	});
	it('of an older version keeps the answers that still fit, under a new key', () => {
		const written = draft({ answers: { fullName: 'Lê Văn A', gone: 1 } });
		const fitted = fitDraft(written, { ...procedure, digest: 'b'.repeat(64) }, now);
		expect(fitted.answers).toEqual({ fullName: 'Lê Văn A' });
		expect(fitted.digest).toBe('b'.repeat(64));
		expect(fitted.idempotencyKey).not.toBe(written.idempotencyKey);
	});
	it('loses the files that the server has swept by now, and nothing else', () => {
		const old = draft({ savedAt: ago(23) });
		expect(uploadsExpired(old, now)).toBe(true);
		expect(uploadsExpired(draft(), now)).toBe(false);
		expect(uploadsExpired(draft({ savedAt: ago(23), uploads: [] }), now)).toBe(false);
		const fitted = fitDraft(old, procedure, now);
		expect(fitted.answers).toEqual({ fullName: 'Lê Văn A' });
		expect(fitted.uploads).toEqual([]);
	});
});

describe('papers', () => {
	const paper = (key: string, given?: 'upload' | 'shown' | 'form') => ({
		key,
		name: text(key),
		kind: 'copy' as const,
		required: true,
		quantity: 1,
		...(given ? { given } : {}),
	});
	it('get a step of their own only when they are uploaded and the form has no field for them', () => {
		const documents = [
			paper('birthNotice'),
			paper('authorisation'),
			paper('identity', 'shown'),
			paper('declaration', 'form'),
		];
		expect(papersOutsideForm({ documents, form }).map((one) => one.key)).toEqual(['authorisation']);
	});
});

describe('delivery', () => {
	const options = ['counter', 'post', 'electronic'].map((value) => ({ value, label: text(value) }));
	const asking: FormDefinition = {
		...form,
		sections: [
			{
				key: 'closing',
				title: text('Nhận kết quả'),
				fields: [
					{ key: 'resultDelivery', type: 'choice', label: text('Hình thức'), options },
					{ key: 'deliveryAddress', type: 'address', label: text('Địa chỉ') },
				],
			},
		],
	};
	const address = { scheme: '2025', provinceCode: '01', communeName: 'Phường Hạ Đình', detail: 'Số 5' };
	it('is asked by the portal unless the form asks', () => {
		expect(asksForDelivery(form)).toBe(false);
		expect(asksForDelivery(asking)).toBe(true);
	});
	it('is what the form says, with the address in words', () => {
		expect(deliveryOf(asking, {})).toEqual({ method: 'counter', address: '' });
		expect(deliveryOf(asking, { resultDelivery: 'post', deliveryAddress: address })).toEqual({
			method: 'publicPost',
			address: 'Số 5, Phường Hạ Đình, Hà Nội',
		});
	});
	it('is asked again when the form has choices that the office does not know', () => {
		const fields = [
			{
				key: 'resultDelivery',
				type: 'choice' as const,
				label: text('x'),
				options: [{ value: 'pigeon', label: text('x') }],
			},
		];
		expect(asksForDelivery({ ...form, sections: [{ key: 'closing', title: text('x'), fields }] })).toBe(false);
	});
});
