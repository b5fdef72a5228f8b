import { ROLES, type Role } from '@motcua/domain';
import { TRPCError } from '@trpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../src/api/errors.ts';
import { type Action, mayDo, permissions } from '../../src/api/permissions.ts';
import type { ProcedureMeta, StaffSession } from '../../src/api/trpc.ts';
import { appRouter } from '../../src/app-router.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { createTestWard, type TestWard } from '../../src/testing/test-ward.ts';

/**
 * The table once more, as a person would check it: a column per role, `x` where the role may. Whoever changes the table
 * of the code changes this one too, and sees in one picture what that means.
 *
 * R receptionist, S specialist, U unit head, L leader, C clerk, $ cashier, D director, d deputy, A administrator,
 * P procedure control, h helper, i inspector
 */
const expected: Readonly<Record<Action, string>> = {
	//                            RSULC$DdAPhi
	'desk.me': /*              */ 'xxxxxxxxxxxx',
	'worklist.read': /*        */ 'xxxxxxxxxxxx',
	'dossier.read': /*         */ 'xxxxxxxx.x.x',
	'dossier.receive': /*      */ 'x.....xx....',
	'dossier.reject': /*       */ 'x.....xx....',
	'dossier.requestSupplement': 'xx....xx....',
	'dossier.answerSupplement': 'x...........',
	'dossier.fileAtCounter': /**/ 'x.....xx....',
	'dossier.digitise': /*     */ 'xx..........',
	'dossier.completeStep': /* */ 'xxxxxxxx....',
	'dossier.assign': /*       */ '..x...xx....',
	'dossier.claim': /*        */ 'xxxxxxxx....',
	'dossier.sign': /*         */ '...x........',
	'dossier.collectPayment': /**/ 'x....x......',
	'dossier.returnResult': /* */ 'x.....xx....',
	'dossier.extend': /*       */ '.xx...xx....',
	'dossier.stop': /*         */ '.xx...xx....',
	'dossier.withdraw': /*     */ 'x...........',
	'dossier.acceptRefusal': /**/ '.xxx........',
	'dossier.reopen': /*       */ '..x...xx....',
	'dossier.addNote': /*      */ 'xxxxxxxx....',
	'dossier.retryStep': /*    */ '.xxxx.xxx...',
	'inquiries.read': /*       */ 'xxxx..xx....',
	'inquiries.answer': /*     */ '.xxx........',
	'procedures.read': /*      */ '......xxxx.x',
	'procedures.install': /*   */ '........x...',
	'procedures.configure': /* */ '........xx..',
	'procedures.publish': /*   */ '........xx..',
	'procedures.monitor': /*   */ '......xxxx..',
	'procedures.quarantine': /**/ '........xx..',
	'procedures.migrate': /*   */ '........xx..',
	'procedures.uninstall': /* */ '........x...',
	'procedures.rehearse': /*  */ '...x..xxxx..',
	'procedures.approve': /*   */ '...x........',
	'trust.read': /*           */ '........xx.x',
	'trust.manage': /*         */ '........x...',
	'staff.read': /*           */ '......x.x..x',
	'staff.manage': /*         */ '........x...',
	'calendar.read': /*        */ 'xxxxxxxxxxxx',
	'calendar.manage': /*      */ '........xx..',
	'settings.read': /*        */ '......x.xx..',
	'settings.manage': /*      */ '........x...',
	'audit.read': /*           */ '......x.x..x',
	'health.read': /*          */ '......x.x...',
	'jobs.read': /*            */ '......x.x...',
	'jobs.manage': /*          */ '........x...',
};

describe('the permission table', () => {
	it.each(Object.keys(permissions) as Action[])('%s', (action) => {
		const row = ROLES.map((role) => (mayDo(action, [role]) ? 'x' : '.')).join('');
		expect(row).toBe(expected[action]);
	});

	it('allows nothing to somebody without a role', () => {
		for (const action of Object.keys(permissions) as Action[]) expect(mayDo(action, [])).toBe(false);
	});
});

const procedures = Object.entries(
	appRouter._def.procedures as unknown as Record<string, { _def: { meta?: ProcedureMeta; type: string } }>,
);
const staffProcedures = procedures.flatMap(([path, procedure]) => {
	const access = procedure._def.meta?.access;
	return access?.audience === 'staff' ? [{ path, action: access.action }] : [];
});

describe('every procedure of the API', () => {
	it.each(procedures.map(([path]) => path))('%s says who may call it', (path) => {
		const access = procedures.find(([name]) => name === path)?.[1]._def.meta?.access;
		expect(access).toBeDefined();
		const audience = path.split('.', 1)[0];
		if (audience === 'public') expect(access?.audience).toBe('public');
		if (audience === 'desk' || audience === 'ward') expect(access?.audience).toBe('staff');
	});
});

describe('a call of staff', () => {
	let test: TestServices;
	let ward: TestWard;

	beforeAll(async () => {
		test = await startTestServices();
		ward = await createTestWard(test.services);
	});
	afterAll(() => test.close());

	/** Calls with an input that no schema takes: what comes back tells whether the door was open, and nothing is done. */
	async function codeFor(path: string, session: StaffSession | null): Promise<string> {
		const context = { services: test.services, session, ip: '127.0.0.1', requestId: 'test' };
		let call: unknown = appRouter.createCaller(context);
		for (const part of path.split('.')) call = (call as Record<string, unknown>)[part];
		try {
			await (call as (input: unknown) => Promise<unknown>)({ nobodyTakesThis: true });
			return 'done';
		} catch (error) {
			if (error instanceof TRPCError && error.cause instanceof UserError) return error.cause.wire.code;
			return error instanceof TRPCError ? error.code : String(error);
		}
	}

	it.each(staffProcedures)('$path needs a session', async ({ path }) => {
		expect(await codeFor(path, null)).toBe('session.missing');
	});

	it.each(staffProcedures)('$path opens to the roles of $action and to no other', async ({ path, action }) => {
		for (const role of ROLES) {
			const code = await codeFor(path, ward.people[role as Role]);
			if (mayDo(action, [role])) expect(code, role).not.toBe('permission.denied');
			else expect(code, role).toBe('permission.denied');
		}
	});
});
