import { playFlow } from '@motcua/procedure-sdk/testing';
import { tryForm } from '@motcua/procedure-testing';
import { papersOf } from '@motcua/procedure-testing/vitest';
import { describe, expect, it } from 'vitest';
import handlers from '../src/handlers.ts';
import procedure from '../src/procedure.ts';
import { examined, household, numbered, refusal, shop } from './samples.ts';

const { expectPages } = papersOf(procedure);
const { filed } = tryForm(procedure, { today: '2026-11-23' });

const straight = {
	examine: { outcome: 'valid', writes: examined },
	number: { outcome: 'numbered', writes: numbered },
	sign: { outcome: 'signed' },
} as const;

describe('a whole run', () => {
	it('certifies a shop under the tax code of its owner, not of who filed', async () => {
		const run = await playFlow(procedure, handlers, { answers: filed(shop) }, straight);
		expect(run.path).toEqual([
			'checkName clear',
			'examine valid',
			'taxExchange exchanged',
			'collectFee paid',
			'number numbered',
			'writeCertificate written',
			'sign signed',
		]);
		expect(run).toMatchObject({
			end: 'resolved',
			fee: [{ amountVnd: 50_000 }],
			paper: {
				code: '001185007788',
				businessName: 'Hộ kinh doanh Tạp hóa Bích Lan',
				capitalWords: 'Một trăm năm mươi triệu đồng',
				owner: { fullName: 'Trần Thị Bích Lan', gender: 'Nữ', birthDate: '12/06/1985' },
				lines: [{ code: '4711', main: true }, { code: '4649' }],
				members: [],
			},
		});
		await expectPages(run.paper);
	});

	it('costs what the ward sets at the desk', async () => {
		const sample = { answers: filed(shop), channel: 'counter' } as const;
		const run = await playFlow(procedure, handlers, sample, straight);
		expect(run.fee).toMatchObject([{ amountVnd: 100_000 }]);
		const free = await playFlow(procedure, handlers, { ...sample, settings: { registrationAtDesk: 0 } }, straight);
		expect(free.path).toContain('collectFee nothingDue');
	});

	it('of a household: members with their shares, lines that need a permission, a wrong code sent back', async () => {
		const run = await playFlow(
			procedure,
			handlers,
			{ answers: filed(household) },
			{
				...straight,
				number: [
					{ outcome: 'numbered', writes: numbered },
					{ outcome: 'numbered', writes: { businessCode: '079199000056' } },
				],
			},
		);
		expect(run.path).toEqual(expect.arrayContaining(['checkName remarkable', 'writeCertificate wrongCode']));
		expect(run.paper).toMatchObject({
			founder: 'Các thành viên hộ gia đình',
			members: [{ share: '150.000.000' }, { share: '100.000.000' }, { share: '50.000.000' }],
		});
		await expectPages(run.paper);
	});

	it('starts no earlier than its certificate', async () => {
		const early = { ...shop, startDate: '2026-11-01' };
		const { paper } = await playFlow(procedure, handlers, { answers: filed(early) }, straight);
		expect(paper).toMatchObject({ startDate: '23/11/2026' });
	});

	it('does not go on with a name that is taken, and is refused in writing', async () => {
		const taken = { ...examined, nameSearch: 'taken', takenBy: 'Hộ kinh doanh số 40' } as const;
		const run = await playFlow(
			procedure,
			handlers,
			{ answers: filed(shop) },
			{
				examine: [
					{ outcome: 'valid', writes: taken },
					{ outcome: 'refuse', writes: taken },
				],
				explainRefusal: { outcome: 'explained', writes: refusal },
				signRefusal: { outcome: 'signed' },
			},
		);
		expect(run.path).toContain('taxExchange notExamined');
		expect(run).toMatchObject({ end: 'refused', paper: { signerOffice: ['TL. Chủ tịch', 'Trưởng phòng'] } });
		await expectPages(run.paper);
	});
});
