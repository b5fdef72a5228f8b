import { doneBy, runHandler } from '@motcua/procedure-sdk/testing';
import { papersOf } from '@motcua/procedure-testing/vitest';
import { describe, expect, it } from 'vitest';
import handlers from '../src/handlers.ts';
import procedure from '../src/procedure.ts';
import { byProxy, forMarriage, refusal, registration } from './samples.ts';

const { expectPages } = papersOf(procedure);

/** Runs a handler and gives what it wants rendered and remembered. */
async function rendered(
	name: 'draftCertificate' | 'prepareCertificate' | 'prepareRefusal',
	answers: object,
	result: object,
) {
	const run = await runHandler(procedure, handlers, name, { answers: { ...answers }, result: { ...result } });
	const { paper, patch } = doneBy(run);
	return { data: paper ?? {}, patch };
}

describe('the certificate', () => {
	it.each([
		['neverMarried', forMarriage, 'Chưa đăng ký kết hôn với ai.'],
		[
			'divorced',
			byProxy,
			'Đã đăng ký kết hôn với ông/bà Lò Thị Ún, nhưng đã ly hôn theo Quyết định số 12/2019/QĐST-HNGĐ ngày 05/3/2019 của Tòa án nhân dân quận Thanh Xuân; hiện tại chưa đăng ký kết hôn với ai.',
		],
		[
			'widowed',
			{ ...byProxy, maritalStatus: 'widowed', endOfMarriageInfo: 'Giấy chứng tử số 3 ngày 01/02/2020' },
			'Đã đăng ký kết hôn với ông/bà Lò Thị Ún, nhưng vợ/chồng đã chết (Giấy chứng tử số 3 ngày 01/02/2020); hiện tại chưa đăng ký kết hôn với ai.',
		],
		[
			'married',
			{ ...byProxy, maritalStatus: 'married', marriageCertificateInfo: 'số 7 ngày 02/9/2020' },
			'Hiện tại đang có vợ/chồng là ông/bà Lò Thị Ún (Giấy chứng nhận kết hôn số 7 ngày 02/9/2020).',
		],
	])('words the status %s', async (confirmedStatus, answers, sentence) => {
		expect((await rendered('draftCertificate', answers, { confirmedStatus })).data).toMatchObject({ status: sentence });
	});

	it('takes the sentence of the officer where the standard one does not fit', async () => {
		const result = { confirmedStatus: 'neverMarried', statusText: 'Chưa đăng ký kết hôn với ai từ ngày 05/5/2017.' };
		expect((await rendered('draftCertificate', forMarriage, result)).data).toMatchObject({ status: result.statusText });
	});

	it('names the person concerned, not the proxy', async () => {
		const { data } = await rendered('draftCertificate', byProxy, { confirmedStatus: 'divorced' });
		expect(data).toMatchObject({
			requesterName: 'Trần Thị Bích Ngọc',
			fullName: 'Nguyễn Văn An',
			birthDate: '15/08/1985',
			ethnicity: 'Tày',
			identity: '001085012345',
			purpose: 'Làm thủ tục vay vốn tại ngân hàng.',
		});
	});

	it('says after the register what the citizen agreed to before', async () => {
		const draft = await rendered('draftCertificate', forMarriage, { confirmedStatus: 'neverMarried' });
		const final = await rendered('prepareCertificate', forMarriage, { ...draft.patch, ...registration });
		const { kind: _draft, ...agreed } = draft.data;
		expect(final.data).toMatchObject({ ...agreed, kind: 'certificate', number: '125' });
	});
});

describe('the templates', () => {
	it('render draft, certificate and refusal on one page each, without a warning', async () => {
		const draft = await rendered('draftCertificate', byProxy, { confirmedStatus: 'divorced' });
		const final = await rendered('prepareCertificate', byProxy, { ...draft.patch, ...registration });
		const negative = await rendered('prepareRefusal', byProxy, refusal);
		for (const { data } of [draft, final, negative]) {
			await expectPages(data);
		}
	});
});

describe('the charge', () => {
	const feeOf = async (channel: 'counter' | 'online' | 'publicPost', settings?: Record<string, number>) => {
		const run = await runHandler(procedure, handlers, 'assign', {
			answers: forMarriage,
			channel,
			...(settings ? { settings } : {}),
		});
		return doneBy(run).feeVnd;
	};

	it('follows the channel and the amounts of the ward', async () => {
		expect([await feeOf('counter'), await feeOf('publicPost'), await feeOf('online')]).toEqual([15_000, 15_000, 0]);
		expect(await feeOf('counter', { certificateAtDesk: 8000 })).toBe(8000);
		expect(await feeOf('online', { certificateOnline: 3000 })).toBe(3000);
	});
});
