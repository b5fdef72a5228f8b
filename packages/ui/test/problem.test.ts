import { describe, expect, it } from 'vitest';
import { ApiError } from '../src/api/client.ts';
import { problemOf } from '../src/api/problem.ts';

const wire = (status: number, code: string, more: object = {}) =>
	new ApiError(code, {
		httpStatus: status,
		motcua: { code, message: { vi: 'Không được.', en: 'No.' }, ...more },
	});

describe('problemOf', () => {
	it('shows a refusal in the words of the server, with its field and findings', () => {
		const findings = [{ path: 'phone', code: 'phone.length', severity: 'error', message: { vi: 'x', en: 'x' } }];
		const problem = problemOf(wire(422, 'form.invalid', { field: 'answers.phone', findings }));
		expect(problem).toMatchObject({
			kind: 'refused',
			code: 'form.invalid',
			message: { vi: 'Không được.' },
			field: 'answers.phone',
			findings,
			retryable: false,
		});
	});
	it('knows a stale dossier from other conflicts', () => {
		const changedBy = { name: 'Trần Văn Bình', at: '2026-11-24T02:15:00Z', seq: 7 };
		expect(problemOf(wire(409, 'dossier.stale', { changedBy }))).toMatchObject({ kind: 'stale', changedBy });
		expect(problemOf(wire(409, 'upload.taken')).kind).toBe('refused');
	});
	it.each([
		[401, 'signIn', false],
		[403, 'forbidden', false],
		[404, 'notFound', false],
		[429, 'tooMany', true],
		[503, 'server', true],
	])('reads status %i as %s', (status, kind, retryable) => {
		expect(problemOf(wire(status, 'x.y'))).toMatchObject({ kind, retryable });
		expect(problemOf(new ApiError('bad gateway', { httpStatus: status }))).toMatchObject({ kind, retryable });
	});
	it('takes a broken line and a time-out for what they are: safe to try again', () => {
		expect(problemOf(new TypeError('Failed to fetch'))).toMatchObject({ kind: 'offline', retryable: true });
		const wrapped = Object.assign(new Error('call failed'), { cause: new TypeError('NetworkError when fetching') });
		expect(problemOf(wrapped).kind).toBe('offline');
		expect(problemOf(new DOMException('No answer in time', 'TimeoutError'))).toMatchObject({
			kind: 'timeout',
			retryable: true,
		});
	});
	it('has words for everything else', () => {
		for (const thrown of [undefined, null, 'oops', new Error('bug'), { data: 5 }]) {
			const problem = problemOf(thrown);
			expect(problem.message.vi.length).toBeGreaterThan(10);
			expect(problem.code).toBe('client.unexpected');
		}
	});
});
