import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../src/testing/refusal.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { callerFor, createTestWard, type TestWard } from '../../src/testing/test-ward.ts';

describe('what the portal says', () => {
	let test: TestServices;
	let ward: TestWard;
	const portal = () => callerFor(test.services, null).public;

	beforeAll(async () => {
		test = await startTestServices();
		ward = await createTestWard(test.services);
	});
	afterAll(() => test.close());

	it('about the ward: address and hours, told together where they are the same', async () => {
		expect(await portal().ward.info()).toMatchObject({
			name: 'Phường Hạ Đình',
			provinceName: 'Hà Nội',
			address: '1 Hạ Đình',
			sessions: [
				{
					vi: 'Thứ Hai đến thứ Sáu: 07:30 – 11:30, 13:00 – 17:00',
					en: 'Monday to Friday: 07:30 – 11:30, 13:00 – 17:00',
				},
				{ vi: 'Thứ Bảy: 07:30 – 11:30', en: 'Saturday: 07:30 – 11:30' },
			],
			onlineFiling: true,
		});
	});

	it.each([undefined, 'thu tuc thu', 'THỦ TỤC', '9.000001', 'kiem thu', 'sample'])(
		'finds a procedure by “%s”',
		async (text) => {
			const found = await portal().procedure.search(text === undefined ? {} : { text });
			expect(found.map((one) => one.code)).toEqual(['9.000001']);
		},
	);

	it('finds nothing for words that are not there, or in another category', async () => {
		expect(await portal().procedure.search({ text: 'ket hon' })).toEqual([]);
		expect(await portal().procedure.search({ category: 'Hộ tịch' })).toEqual([]);
	});

	it('about a procedure: papers, fee of the ward, steps by whom, the form, the digest that pins the filing', async () => {
		expect(await portal().procedure.get({ code: '9.000001' })).toMatchObject({
			digest: ward.digest,
			validates: true,
			feeAmounts: [{ key: 'perCopy', amountVnd: 2000 }],
			documents: [{ key: 'declaration' }, { key: 'proof' }, { key: 'identityCard' }],
			form: { id: 'application' },
		});
		const { steps } = await portal().procedure.get({ code: '9.000001' });
		expect(steps.map((step) => step.key)).toEqual(['price', 'pay', 'examine', 'draft', 'confirm', 'sign', 'issue']);
		expect(steps.find((step) => step.key === 'sign')?.by.vi).toBe('Lãnh đạo Ủy ban nhân dân');
	});

	it('refuses a procedure that is not published', async () => {
		expect(await refusalOf(portal().procedure.get({ code: '1.000000' }))).toMatchObject({
			kind: 'NOT_FOUND',
			code: 'procedure.notPublished',
		});
	});
});

describe('an installation without a ward', () => {
	it('says that it was not set up yet', async () => {
		const test = await startTestServices();
		try {
			const refusal = await refusalOf(callerFor(test.services, null).public.ward.info());
			expect(refusal).toMatchObject({ kind: 'SERVICE_UNAVAILABLE', code: 'ward.notSetUp' });
			expect(await test.services.catalogue.isSetUp()).toBe(false);
		} finally {
			await test.close();
		}
	});
});
