import { doneBy, runHandler } from '@motcua/procedure-sdk/testing';
import { tryForm } from '@motcua/procedure-testing';
import { papersOf } from '@motcua/procedure-testing/vitest';
import { describe, expect, it } from 'vitest';
import handlers from '../src/handlers.ts';
import procedure from '../src/procedure.ts';
import { abandoned, examined, ordinary, refusal, registration } from './samples.ts';

const { expectPages } = papersOf(procedure);
const { filed } = tryForm(procedure, { today: '2026-11-23' });

async function rendered(
	name: 'draftCertificate' | 'prepareCertificate' | 'prepareRefusal',
	answers: object,
	result: object,
) {
	const run = await runHandler(procedure, handlers, name, { answers: filed(answers), result: { ...result } });
	const { paper, patch } = doneBy(run);
	return { data: paper ?? {}, patch };
}

describe('the certificate', () => {
	it('says after the register what the requester agreed to before', async () => {
		const draft = await rendered('draftCertificate', ordinary, examined);
		const final = await rendered('prepareCertificate', ordinary, { ...examined, ...draft.patch, ...registration });
		const { kind: _draft, ...agreed } = draft.data;
		expect(final.data).toMatchObject({
			...agreed,
			kind: 'certificate',
			number: '125/2026',
			personalId: '001326000123',
		});
	});

	it('leaves parents who are not identified empty', async () => {
		const { data } = await rendered('draftCertificate', abandoned, { ...examined, parentsMarriage: 'notApplicable' });
		expect(data).toMatchObject({ mother: { fullName: '', nationality: '' }, father: { fullName: '', residence: '' } });
	});

	it('names a nationality that is not in the list', async () => {
		const foreign = {
			...ordinary,
			fatherNationality: 'other',
			fatherNationalityName: 'Cộng hòa Pháp',
			fatherEthnicity: 'other',
		};
		const { data } = await rendered('draftCertificate', foreign, examined);
		expect(data).toMatchObject({ father: { nationality: 'Cộng hòa Pháp', ethnicity: 'Khác' } });
	});
});

describe('the templates', () => {
	it('render draft, certificate and refusal on one page each, without a warning', async () => {
		const draft = await rendered('draftCertificate', ordinary, examined);
		const final = await rendered('prepareCertificate', ordinary, { ...examined, ...draft.patch, ...registration });
		const negative = await rendered('prepareRefusal', ordinary, refusal);
		for (const { data } of [draft, final, negative]) {
			await expectPages(data);
		}
	});
});

describe('what is due', () => {
	const feeOf = async (answers: object, settings: Record<string, number> = {}) => {
		const run = await runHandler(procedure, handlers, 'assign', { answers: filed(answers), settings });
		return doneBy(run).feeVnd;
	};

	it('is nothing in time: the 60th day still is', async () => {
		expect(await feeOf(ordinary)).toBe(0);
		expect(await feeOf({ ...ordinary, childBirthDate: '2026-09-24' })).toBe(0);
	});

	it('is the charge of the province from the 61st day', async () => {
		expect(await feeOf({ ...ordinary, childBirthDate: '2026-09-23' })).toBe(8000);
		expect(await feeOf({ ...ordinary, childBirthDate: '2026-09-23' }, { lateRegistration: 0 })).toBe(0);
	});

	it('is the fee of each copy that is asked for', async () => {
		expect(await feeOf({ ...ordinary, wantsCopies: true, copyCount: 3 })).toBe(24_000);
		expect(await feeOf({ ...ordinary, wantsCopies: true, copyCount: 3 }, { extractCopy: 5000 })).toBe(15_000);
	});
});
