import { describe, expect, inject, it } from 'vitest';
import { openDatabase } from '../../src/index.ts';

const given = inject('postgresUrl');

describe('Opening a PostgreSQL database', () => {
	it('says where nobody answers, without the password', async () => {
		const error = await openDatabase({ url: 'postgres://motcua:bí-mật@127.0.0.1:9/motcua' }).catch((e: unknown) => e);
		expect(error).toMatchObject({ code: 'database.unreachable', text: { vi: expect.stringContaining('127.0.0.1:9') } });
		expect(String(error)).not.toContain('mật');
	});

	describe.skipIf(given === null)('on a server', () => {
		const changed = (change: (url: URL) => void): string => {
			const url = new URL(given ?? 'postgres://x');
			change(url);
			return url.href;
		};
		it('says which database is missing', async () => {
			const url = changed((u) => {
				u.pathname = '/khong_co';
			});
			await expect(openDatabase({ url })).rejects.toMatchObject({
				code: 'database.missing',
				text: { en: expect.stringContaining('khong_co') },
			});
		});
		it('says which account is refused, without the password', async () => {
			const url = changed((u) => {
				u.password = 'wrong-password';
			});
			const error = await openDatabase({ url }).catch((e: unknown) => e);
			expect(error).toMatchObject({ code: 'database.accessDenied' });
			expect(String(error)).not.toContain('wrong-password');
		});
	});
});
