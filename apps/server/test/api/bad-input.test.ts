import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZodError } from 'zod';
import { invalidInput } from '../../src/api/errors.ts';
import { sampleSubmission } from '../../src/testing/filing.ts';
import { refusalOf } from '../../src/testing/refusal.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { callerFor, createTestWard, type TestWard } from '../../src/testing/test-ward.ts';

describe('bad input', () => {
	let test: TestServices;
	let ward: TestWard;

	beforeAll(async () => {
		test = await startTestServices();
		ward = await createTestWard(test.services);
	});
	afterAll(() => test.close());

	it('is answered with the field and what was expected, in Vietnamese and English', async () => {
		const call = callerFor(test.services, null).public.dossier.submit({
			...sampleSubmission(ward),
			documents: [{ requirement: 'proof', uploadIds: ['no-id'] }],
		} as never);
		const error = await call.catch((caught: { cause: unknown }) => caught.cause);
		if (!(error instanceof ZodError)) return expect.fail('expected the schema to refuse');
		const wire = invalidInput(error.issues);
		expect(wire).toMatchObject({ code: 'input.invalid', field: 'documents[0].uploadIds[0]' });
		expect(wire.message.vi).toContain('cần mã định danh UUID');
		expect(wire.message.en).toContain('not of the expected form: a UUID');
	});

	it('includes a list position that no list gave out', async () => {
		const desk = callerFor(test.services, ward.people.receptionist).desk.worklist;
		expect(await refusalOf(desk.list({ view: 'open', cursor: 'xyz' }))).toMatchObject({
			kind: 'BAD_REQUEST',
			code: 'list.badCursor',
			field: 'cursor',
		});
	});
});
