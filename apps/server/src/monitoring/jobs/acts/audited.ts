import { appendAudit, listWards } from '@motcua/database';
import type { StaffSession } from '../../../api/trpc.ts';
import { recordAct } from '../../../audit/record.ts';
import type { Services } from '../../../services.ts';
import { asRefusal } from './refusals.ts';

interface QueueAct {
	readonly action: string;
	readonly target: string;
	readonly detail: Readonly<Record<string, unknown>>;
	/** It concerns every ward of the installation: each finds it in its own log. */
	readonly forAll?: boolean;
}

/**
 * Does something in the queue, which takes part in no transaction of the database. It is in the audit log before it is
 * done, so that nothing is done without a trace; when the queue refuses, a second entry says so.
 */
export async function audited(
	services: Services,
	staff: StaffSession,
	act: QueueAct,
	work: () => Promise<void>,
): Promise<void> {
	await write(services, staff, act);
	try {
		await work();
	} catch (error) {
		const refusal = asRefusal(error);
		const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
		await write(services, staff, { ...act, action: 'job.actFailed', detail: { ...act.detail, act: act.action, code } });
		throw refusal;
	}
}

async function write(services: Services, staff: StaffSession, { forAll, ...act }: QueueAct): Promise<void> {
	const others = forAll ? (await listWards(services.db.read)).filter(({ id }) => id !== staff.wardId) : [];
	await services.db.write(
		async (tx) => {
			await recordAct(tx, services, staff, act);
			for (const ward of others)
				await appendAudit(tx, {
					...act,
					wardId: ward.id,
					at: services.clock.now().toString(),
					actor: { kind: 'staff', id: staff.staffId, name: staff.name },
				});
		},
		{ name: 'jobs.audit' },
	);
}
