import type { Calendar, Role, WardRules } from '@motcua/domain';
import { shippedCalendar } from '@motcua/domain/deadlines';
import type { CapabilityGrant, ProcedurePackage, StepRunner } from '@motcua/procedure-sdk';
import { requestedGrants } from '@motcua/procedure-sdk';
import { createInProcessRunner } from '@motcua/procedure-sdk/testing';
import type { FakeCalls } from '../calls/fake-calls.ts';
import { openFakeCalls } from '../calls/fake-calls.ts';
import type { TestClock } from './test-clock.ts';
import { createTestClock } from './test-clock.ts';

/** What a test may set; everything has a default. */
export interface TestWardOptions {
	/** Where the code runs. Default: a fresh realm of this process; give an `IsolateHostRunner` to test behind the real walls. */
	readonly runner?: StepRunner;
	/** ISO instant at which the story begins. Default `2026-11-23T09:00:00+07:00`, a Monday. */
	readonly now?: string;
	/** Settings of the ward over the defaults of the manifest. */
	readonly settings?: Readonly<Record<string, unknown>>;
	/** The rights that the ward grants. Default: everything that the manifest asks for. */
	readonly grants?: readonly CapabilityGrant['use'][];
	/** What the outside world answers. */
	readonly calls?: FakeCalls;
	/** Opening hours and days off. Default: those shipped with the product. */
	readonly calendar?: Calendar;
	readonly rules?: Partial<WardRules>;
}

/** What the parts of a test ward share. */
export interface WardContext {
	readonly pkg: ProcedurePackage;
	readonly runner: StepRunner;
	readonly clock: TestClock;
	readonly calendar: Calendar;
	readonly rules: Partial<WardRules>;
	readonly settings: Readonly<Record<string, unknown>>;
	readonly grants: readonly CapabilityGrant[];
	readonly calls: ReturnType<typeof openFakeCalls>;
}

export function wardContext(pkg: ProcedurePackage, options: TestWardOptions): WardContext {
	const uses = options.grants;
	return {
		pkg,
		runner: options.runner ?? createInProcessRunner(),
		clock: createTestClock(options.now ?? '2026-11-23T09:00:00+07:00'),
		calendar: options.calendar ?? shippedCalendar,
		rules: options.rules ?? {},
		settings: options.settings ?? {},
		grants: requestedGrants(pkg.manifest).filter((grant) => uses === undefined || uses.includes(grant.use)),
		calls: openFakeCalls(options.calls ?? {}),
	};
}

export const WARD = { code: '00334', name: 'Phường Mẫu', provinceCode: '01' } as const;

/** A member of staff who holds one role. */
export const staff = (role: Role) =>
	({ kind: 'staff', id: `staff-${role}`, name: `Cán bộ ${role}`, roles: [role] }) as const;
export const SYSTEM = { kind: 'system', id: 'system', name: 'Hệ thống' } as const;
