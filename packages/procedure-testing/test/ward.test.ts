import { fileURLToPath } from 'node:url';
import { verifyChain } from '@motcua/domain/dossier';
import { IsolateHostRunner } from '@motcua/plugin-host';
import type { ProcedurePackage } from '@motcua/procedure-sdk';
import { buildPackage } from '@motcua/procedure-tools/build';
import { beforeAll, describe, expect, it } from 'vitest';
import '../src/vitest/matchers.ts';
import type { TestWardOptions } from '../src/index.ts';
import { FakeOutage, openTestWard, playToEnd } from '../src/index.ts';

let pkg: ProcedurePackage;
beforeAll(async () => {
	pkg = await buildPackage(fileURLToPath(new URL('./long-procedure', import.meta.url)));
});

const answers = { fullName: 'Nguyễn Thị Bình', phone: '0912345678', copies: 3 };
const staffForms = { examine: { registerNumber: '12/2026' } };
const answering = (standing: string) => ({
	http: () => ({ status: 200, contentType: 'application/json', body: JSON.stringify({ standing }) }),
});
const open = (options: TestWardOptions = {}) => openTestWard(pkg, { calls: answering('clear'), ...options });

describe('a whole procedure', () => {
	it('of thirty days plays from form to hand-over in milliseconds, by the rules of the core', async () => {
		const ward = open();
		const started = performance.now();
		const dossier = await playToEnd(await ward.file({ answers }), { staffForms });
		expect(performance.now() - started).toBeLessThan(2_000);
		expect(dossier.path).toEqual([
			'lookUp found',
			'waitForPosting wait',
			'waitForPosting over',
			'confirm yes',
			'examine sound',
			'price priced',
			'pay paid',
			'sign signed',
		]);
		expect(dossier.state).toMatchObject({
			status: 'returned',
			outcome: 'granted',
			result: { total: 9000, registerNumber: '12/2026', standing: 'clear' },
			payment: { status: 'paid', amountVnd: 9000 },
		});
		expect(ward.clock.now().slice(0, 10)).toBe('2026-12-13');
		expect(verifyChain(dossier.events, dossier.state)).toMatchObject({ ok: true });
	});
	it('counts the deadline as the core does, off-days and all', async () => {
		const dossier = await (await open().file({ answers })).receive();
		// Thirty working days from Monday 23 November 2026, without the day of culture (24 November) and New Year.
		expect(dossier.state.dueAt).toBe('2027-01-06T10:00:00.000Z');
	});
	it('shows what was sent and rendered', async () => {
		const dossier = await playToEnd(await open().file({ answers }), { staffForms });
		expect(dossier.messages.map(({ body }) => body.vi)).toEqual(['Phí của ông/bà là 9000 đồng.']);
		expect(dossier.rendered).toEqual([{ step: 'price', data: { name: 'Nguyễn Thị Bình', total: 9000 } }]);
	});
	it('takes the way that the script says', async () => {
		const refused = await playToEnd(await open().file({ answers }), { outcomes: { examine: 'refused' }, staffForms });
		expect(refused.state).toMatchObject({ status: 'returned', outcome: 'refused' });
		const silent = await playToEnd(await open().file({ answers }), { silentCitizen: true });
		expect(silent.path.slice(-2)).toEqual(['confirm no', 'decline declined']);
		// Twenty days of posting end on Sunday; five working days from Monday.
		expect(silent.state.resolvedAt?.slice(0, 10)).toBe('2026-12-18');
	});
});

describe('what the core refuses is refused', () => {
	it('a filing that the form does not accept', async () => {
		await expect(open().file({ answers: { ...answers, copies: 0 } })).rejects.toThrow(/copies .*min/);
	});
	it('an outcome that the step has not, a form not filled in, the wrong role', async () => {
		const dossier = await (await open().file({ answers })).receive();
		await dossier.letTimePass();
		await expect(dossier.act('sound')).rejects.toThrow(/no person acts at confirm/);
		await dossier.citizenAnswers('yes');
		await expect(dossier.act('sound')).rejects.toThrow(/registerNumber required/);
		await expect(dossier.act('excellent', { answers: { registerNumber: '1' } })).rejects.toThrow(/outcome\.unknown/);
		await expect(dossier.act('sound', { answers: { registerNumber: '1' }, role: 'cashier' })).rejects.toThrow(
			/step\.wrongRole/,
		);
	});
	it('a right that was not granted blocks the dossier with its name', async () => {
		const dossier = await (await open({ grants: ['dossier.read', 'http'] }).file({ answers })).receive();
		expect(dossier.state.blocked).toMatchObject({
			failure: 'denied',
			reason: { en: expect.stringContaining('result.write') },
		});
		await expect(playToEnd(dossier)).rejects.toThrow(/blocked at lookUp: denied/);
	});
});

describe('steps', () => {
	it('find before anybody looks', async () => {
		const ward = open();
		expect((await ward.validate({ answers: { ...answers, copies: 60 } })).map(({ code }) => code)).toEqual([
			'copies.many',
		]);
		const dossier = await ward.file({ answers: { ...answers, copies: 60 } });
		expect(dossier.state.findings).toMatchObject([{ code: 'copies.several', source: 'countCopies' }]);
	});
	it('propose, and people decide', async () => {
		const incomplete = await (await open({ calls: answering('incomplete') }).file({ answers })).receive();
		expect(incomplete.state.proposal).toMatchObject({ kind: 'supplement', items: [{ en: 'Another phone' }] });
		await incomplete.askForSupplement();
		expect(incomplete.state.status).toBe('supplementRequested');
		const barred = await (await open({ calls: answering('barred') }).file({ answers })).receive();
		await barred.acceptRefusal();
		expect(barred.state).toMatchObject({ status: 'resolved', outcome: 'refused' });
	});
	it('see nothing of answers that they may not read', async () => {
		const dossier = await (await open().file({ answers })).receive();
		expect(Object.keys(dossier.runs.at(-1)?.request.dossier.answers ?? {}).sort()).toEqual(['copies', 'fullName']);
	});
});

describe('the outside world', () => {
	it('is recorded call by call', async () => {
		const ward = open();
		await (await ward.file({ answers })).receive();
		expect(ward.calls).toMatchObject([
			{ step: 'lookUp', index: 0, call: 'http', request: { method: 'GET', url: 'https://tracuu.example.vn/standing' } },
		]);
	});
	it('that is down blocks the dossier until somebody tries again', async () => {
		let up = false;
		const ward = open({
			calls: {
				http: () => {
					if (!up) throw new FakeOutage();
					return answering('clear').http();
				},
			},
		});
		const dossier = await (await ward.file({ answers })).receive();
		expect(dossier.state.blocked?.failure).toBe('retryable');
		up = true;
		await dossier.retry();
		expect(dossier.path.slice(1)).toEqual(['lookUp found', 'waitForPosting wait']);
	});
	it('without a fake refuses, and says which is missing', async () => {
		const dossier = await (await open({ calls: {} }).file({ answers })).receive();
		expect(dossier.state.blocked?.reason.en).toContain('calls.http');
	});
});

describe('toBeIdempotent', () => {
	it('holds for steps that answer from what they are given, calls and randomness included', async () => {
		const ward = open();
		const dossier = await playToEnd(await ward.file({ answers }), { staffForms });
		await expect(dossier).toBeIdempotent();
		expect(ward.calls).toHaveLength(1);
	});
	it('fails for one that remembers', async () => {
		let turn = 0;
		const run = async () =>
			({ ok: true, result: { kind: 'done', outcome: String(turn++) }, log: [], cpuMs: 0, wallMs: 0 }) as const;
		await expect(expect(run).toBeIdempotent()).rejects.toThrow(/gave another answer/);
	});
});

describe('behind the real walls', () => {
	it('everything goes the same way', async () => {
		const ward = open({ runner: new IsolateHostRunner() });
		const dossier = await playToEnd(await ward.file({ answers }), { staffForms });
		expect(dossier.state.outcome).toBe('granted');
		expect(dossier.path).toHaveLength(8);
		await expect(dossier).toBeIdempotent();
		await ward.close();
	});
});
